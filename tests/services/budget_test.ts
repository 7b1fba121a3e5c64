import assert from "node:assert/strict";
import fc from "fast-check";
import { dmScope, getUsage, keys, openStore, type Scope, type Store } from "../../kv/mod.ts";
import {
  type Budget,
  type BudgetConfig,
  createBudget,
  type PlannedCall,
  type Reservation,
} from "../../services/budget.ts";
import { en } from "../../services/catalogue/en.ts";
import { ru } from "../../services/catalogue/ru.ts";
import { UserError } from "../../services/errors.ts";
import { fuzz } from "../_support/fuzz.ts";
import { logged } from "../_support/logged.ts";
import { scope, withStore } from "../kv/_stores.ts";

const day = "2026-11-21";
const noon = Date.UTC(2026, 10, 21, 12);
const midnight = Date.UTC(2026, 10, 22) / 1000;
const unlimited: BudgetConfig = {
  tokens: { user: undefined, scope: undefined },
  usd: { user: undefined, scope: undefined },
  prices: new Map([["m", { input: 1, output: 10 }]]),
};

function tokens(user: number | undefined, ofScope?: number): BudgetConfig {
  return { ...unlimited, tokens: { user, scope: ofScope } };
}

function usd(user: number | undefined, ofScope?: number): BudgetConfig {
  return { ...unlimited, usd: { user, scope: ofScope } };
}

function budgetOf(config: BudgetConfig, store: Store): Budget {
  return createBudget(config, store, () => noon);
}

/** A call that is estimated at so many tokens, a tenth of them for the answer. */
function call(total: number, changes: Partial<PlannedCall> = {}): PlannedCall {
  const maxCompletionTokens = Math.floor(total / 10);
  const promptTokens = total - maxCompletionTokens;
  return { scope, userId: "1", model: "m", promptTokens, maxCompletionTokens, ...changes };
}

async function refusal(reserving: Promise<Reservation>): Promise<UserError> {
  const error: unknown = await reserving.then(() => undefined, (error) => error);
  assert.ok(error instanceof UserError, String(error));
  return error;
}

async function used(store: Store, userId = "1", where: Scope = scope) {
  const { user, scope: whole } = await getUsage(store, { scope: where, userId, day });
  return { user, scope: whole };
}

Deno.test("an estimate is counted before the call, the truth after it, once", () =>
  withStore(async (store) => {
    const reservation = await budgetOf(unlimited, store).reserve(call(1000));
    const held = { tokens: 1000, micros: 900 + 100 * 10, calls: 1 };
    assert.deepEqual(await used(store), { user: held, scope: held });
    await reservation.settle({ promptTokens: 800, completionTokens: 20 });
    const truth = { tokens: 820, micros: 800 + 20 * 10, calls: 1 };
    assert.deepEqual(await used(store), { user: truth, scope: truth });
    await reservation.settle({ promptTokens: 5, completionTokens: 5 });
    await reservation.settle(undefined);
    assert.deepEqual((await used(store)).user, truth);
  }));

Deno.test("settling twice at once counts once", () =>
  withStore(async (store) => {
    const reservation = await budgetOf(unlimited, store).reserve(call(1000));
    await Promise.all([reservation.settle(undefined), reservation.settle(undefined)]);
    assert.deepEqual((await used(store)).user, { tokens: 0, micros: 0, calls: 0 });
  }));

Deno.test("a call that used nothing is taken back", () =>
  withStore(async (store) => {
    const budget = budgetOf(tokens(1000), store);
    for (let i = 0; i < 3; i++) await (await budget.reserve(call(1000))).settle(undefined);
    assert.deepEqual((await used(store)).scope, { tokens: 0, micros: 0, calls: 0 });
  }));

Deno.test("a call that used more than was estimated is counted in full, and the next one is refused", () =>
  withStore(async (store) => {
    const budget = budgetOf(tokens(1000), store);
    await (await budget.reserve(call(100))).settle({ promptTokens: 900, completionTokens: 900 });
    assert.equal((await used(store)).user.tokens, 1800);
    await refusal(budget.reserve(call(1)));
    assert.equal((await used(store)).user.tokens, 1800);
  }));

const reset = `It starts anew at 00:00 UTC, <t:${midnight}:R>.`;
const limits: [name: string, config: BudgetConfig, where: Scope, sentence: string][] = [
  ["a member's tokens", tokens(1500, 9000), scope, `your daily limit is 1,500 tokens. ${reset}`],
  ["a server's tokens", tokens(9000, 1500), scope, `this server's daily limit is 1,500 tokens. ${reset}`],
  ["a member's money", usd(0.0025, 1), scope, `your daily limit is $0.0025. ${reset}`],
  ["a server's money", usd(1, 0.0025), scope, `this server's daily limit is $0.0025. ${reset}`],
  [
    "direct messages",
    tokens(9000, 1500),
    dmScope("7"),
    `this conversation's daily limit is 1,500 tokens. ${reset}`,
  ],
];
for (const [name, config, where, sentence] of limits) {
  Deno.test(`the limit of ${name} stops the second call, and nothing of it is counted`, () =>
    withStore(async (store) => {
      const budget = budgetOf(config, store);
      await budget.reserve(call(1000, { scope: where }));
      const error = await refusal(budget.reserve(call(1000, { scope: where })));
      assert.equal(error.sentence(en), `That would be too much for today: ${sentence}`);
      assert.equal((await used(store, "1", where)).user.tokens, 1000);
      assert.equal((await used(store, "1", where)).scope.calls, 1);
    }));
}

Deno.test("the sentences stand in Russian too", () =>
  withStore(async (store) => {
    const budget = budgetOf(tokens(1500), store);
    await budget.reserve(call(1000));
    const passed = (await refusal(budget.reserve(call(1000)))).sentence(ru).replaceAll(/\s/g, " ");
    assert.equal(
      passed,
      "На сегодня это уже слишком много: ваш предел — 1 500 токенов в день. " +
        `Отсчёт начнётся заново в 00:00 UTC, <t:${midnight}:R>.`,
    );
    const money = (await refusal(budgetOf(usd(undefined, 0.5), store).reserve(call(1_000_000)))).sentence(ru);
    assert.equal(
      money.replaceAll(/\s/g, " "),
      "На это может уйти 1,90 $, а предел этого сервера на целый день — 0,50 $. " +
        "Спросите короче или попросите моего владельца поднять предел.",
    );
  }));

Deno.test("a call that no day has room for says so instead of naming a time", () =>
  withStore(async (store) => {
    const error = await refusal(budgetOf(tokens(1000), store).reserve(call(1001)));
    assert.equal(
      error.sentence(en),
      "That takes up to 1,001 tokens, more than your whole daily limit of 1,000 tokens. " +
        "Ask something shorter, or my operator for a higher limit.",
    );
    assert.deepEqual(error.details, { budget: "user", unit: "tokens" });
  }));

Deno.test("a limit may be used up to its last token", () =>
  withStore(async (store) => {
    const budget = budgetOf(tokens(1000, 2000), store);
    for (const userId of ["1", "2"]) await budget.reserve(call(1000, { userId }));
    await refusal(budget.reserve(call(1, { userId: "3" })));
    assert.equal((await used(store)).scope.tokens, 2000);
  }));

Deno.test("scopes and days do not share their limits; a call is settled on the day it began", () =>
  withStore(async (store) => {
    let at = Date.UTC(2026, 10, 21, 23, 59, 59, 999);
    const budget = createBudget(tokens(1000, 1000), store, () => at);
    const late = await budget.reserve(call(1000));
    await budget.reserve(call(1000, { scope: dmScope("7") }));
    await refusal(budget.reserve(call(1)));
    at += 1;
    await budget.reserve(call(900));
    await late.settle({ promptTokens: 300, completionTokens: 0 });
    assert.equal((await used(store)).user.tokens, 300);
    const next = await getUsage(store, { scope, userId: "1", day: "2026-11-22" });
    assert.equal(next.user.tokens, 900);
  }));

Deno.test("calls at once pass as far as they fit, in one process and in two", () =>
  withStore(async (store) => {
    for (const [i, processes] of [1, 2].entries()) {
      const budgets = Array.from({ length: processes }, () => budgetOf(tokens(undefined, 1000), store));
      const where = dmScope(String(i + 1));
      const results = await Promise.allSettled(
        Array.from(
          { length: 20 },
          (_, n) => budgets[n % processes]?.reserve(call(600, { scope: where, userId: String(n + 1) })),
        ),
      );
      assert.equal(
        results.filter(({ status }) => status === "fulfilled").length,
        1,
        `${processes} processes`,
      );
      const { scope: whole } = await used(store, "1", where);
      assert.deepEqual(whole, { tokens: 600, micros: 540 + 600, calls: 1 });
    }
  }));

Deno.test("calls at once are judged in their order: one that does not fit is in nobody's way", () =>
  withStore(async (store) => {
    const budget = budgetOf(tokens(1000), store);
    const sizes = [600, 600, 300, 200, 100];
    const results = await Promise.allSettled(sizes.map((size) => budget.reserve(call(size))));
    const passed = sizes.filter((_, i) => results[i]?.status === "fulfilled");
    assert.deepEqual(passed, [600, 300, 100]);
  }));

Deno.test("a refused call writes nothing", () =>
  withStore(async (store) => {
    const budget = budgetOf(tokens(1000), store);
    await budget.reserve(call(1000));
    const rows = () =>
      Promise.all([keys.scopeUsage(scope, day), keys.usage(scope, day, "1")].map((key) => store.get(key)));
    const before = await rows();
    await refusal(budget.reserve(call(1)));
    assert.deepEqual(await rows(), before);
  }));

Deno.test("what could not be settled can be settled again", () =>
  logged((lines) =>
    withStore(async (store) => {
      const reservation = await budgetOf(unlimited, store).reserve(call(1000));
      await reservation.settle({ promptTokens: NaN, completionTokens: 0 });
      await reservation.settle({ promptTokens: 5, completionTokens: 0 });
      assert.equal((await used(store)).user.tokens, 5);
      assert.equal(lines().length, 1);
    })
  ));

Deno.test("a model without a price is counted in tokens; the log says so once", () =>
  logged((lines) =>
    withStore(async (store) => {
      const budget = budgetOf({ ...usd(0.000001), tokens: { user: 2500, scope: undefined } }, store);
      for (let i = 0; i < 2; i++) await budget.reserve(call(1000, { model: "unknown" }));
      await refusal(budget.reserve(call(1000, { model: "unknown" })));
      assert.deepEqual((await used(store)).user, { tokens: 2000, micros: 0, calls: 2 });
      assert.deepEqual(lines(), ['Cannot apply the money limits to model "unknown": it has no price']);
    })
  ));

Deno.test("without a money limit a missing price is nobody's business", () =>
  logged((lines) =>
    withStore(async (store) => {
      await budgetOf(tokens(1000), store).reserve(call(10, { model: "unknown" }));
      assert.deepEqual(lines(), []);
    })
  ));

for (const promptTokens of [-1, 1.5, NaN, Infinity, 2 ** 60]) {
  Deno.test(`a provider that counts ${promptTokens} tokens changes nothing: the estimate stays`, () =>
    logged((lines) =>
      withStore(async (store) => {
        const reservation = await budgetOf(unlimited, store).reserve(call(1000));
        await reservation.settle({ promptTokens, completionTokens: 0 });
        assert.equal((await used(store)).user.tokens, 1000);
        assert.deepEqual(lines(), [
          "Cannot settle what a call used: the provider's counts are not whole numbers",
        ]);
      })
    ));
}

Deno.test("a store that fails leaves the estimate and a line in the log, and no error after the answer", () =>
  logged(async (lines) => {
    const store = await openStore(":memory:");
    const reservation = await budgetOf(unlimited, store).reserve(call(1000));
    await store.close();
    await reservation.settle(undefined);
    assert.equal(lines().length, 1);
    assert.match(lines()[0] ?? "", /^Cannot settle what a call used: /);
  }));

const action = fc.record({
  userId: fc.constantFrom("1", "2", "3"),
  estimate: fc.integer({ min: 1, max: 700 }),
  actual: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
});

Deno.test("whatever happens at once, no reservation passes a limit, and what is settled is what is stored", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 12 }), async (actions) => {
      await using store = await openStore(":memory:");
      const budget = budgetOf(tokens(1000, 1500), store);
      const settled = new Map<string, number>([["1", 0], ["2", 0], ["3", 0]]);
      await Promise.all(actions.map(async ({ userId, estimate, actual }) => {
        const reservation = await budget.reserve(call(estimate, { userId })).catch(() => undefined);
        if (!reservation) return;
        const now = await used(store, userId);
        assert.ok(now.user.tokens <= 1000 && now.scope.tokens <= 1500);
        const real = actual === undefined ? undefined : Math.min(actual, estimate);
        await reservation.settle(
          real === undefined ? undefined : { promptTokens: real, completionTokens: 0 },
        );
        settled.set(userId, (settled.get(userId) ?? 0) + (real ?? 0));
      }));
      const sum = [...settled.values()].reduce((a, b) => a + b, 0);
      assert.equal((await used(store)).scope.tokens, sum);
      for (const [userId, expected] of settled) {
        assert.equal((await used(store, userId)).user.tokens, expected);
      }
    }),
    { ...fuzz, numRuns: 60 },
  );
});

Deno.test("calls one after another are refused exactly when they do not fit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 15 }), async (actions) => {
      await using store = await openStore(":memory:");
      const budget = budgetOf(tokens(1000, 1500), store);
      const counted = new Map<string, number>();
      let whole = 0;
      for (const { userId, estimate, actual } of actions) {
        const own = counted.get(userId) ?? 0;
        const fits = own + estimate <= 1000 && whole + estimate <= 1500;
        const reservation = await budget.reserve(call(estimate, { userId })).catch(() => undefined);
        assert.equal(reservation !== undefined, fits);
        if (!reservation) continue;
        await reservation.settle(
          actual === undefined ? undefined : { promptTokens: actual, completionTokens: 0 },
        );
        counted.set(userId, own + (actual ?? 0));
        whole += actual ?? 0;
      }
      assert.equal((await used(store)).scope.tokens, whole);
    }),
    { ...fuzz, numRuns: 60 },
  );
});
