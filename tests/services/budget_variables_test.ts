import assert from "node:assert/strict";
import { z } from "zod";
import { budgetConfig, budgetVariables } from "../../services/budget_variables.ts";

const schema = z.object(budgetVariables);

function faultOf(variable: keyof typeof budgetVariables, text: string): string | undefined {
  return schema.safeParse({ [variable]: text }).error?.issues[0]?.message;
}

Deno.test("tokens are limited unless told otherwise, money is not", () => {
  assert.deepEqual(budgetConfig(schema.parse({})), {
    tokens: { user: 200_000, scope: 2_000_000 },
    usd: { user: undefined, scope: undefined },
    prices: new Map(),
  });
});

Deno.test("every limit can be set, and taken away", () => {
  const set = schema.parse({
    DAILY_TOKENS_USER: "1",
    DAILY_TOKENS_SCOPE: "none",
    DAILY_USD_USER: "0.000001",
    DAILY_USD_SCOPE: "2.50",
    MODEL_PRICES: '{"m": {"input": 1, "output": 2}}',
  });
  assert.deepEqual(budgetConfig(set), {
    tokens: { user: 1, scope: undefined },
    usd: { user: 0.000001, scope: 2.5 },
    prices: new Map([["m", { input: 1, output: 2 }]]),
  });
  assert.equal(budgetConfig(schema.parse({ DAILY_USD_USER: "none" })).usd.user, undefined);
});

Deno.test("what is no limit is refused with what would be one", () => {
  for (const text of ["0", "-5", "1.5", "1e6", "200,000", "200 000", "many", "9".repeat(13)]) {
    for (const name of ["DAILY_TOKENS_USER", "DAILY_TOKENS_SCOPE"] as const) {
      assert.equal(faultOf(name, text), 'must be a whole number from 1, or "none"', text);
    }
  }
  for (const text of ["0", "0.00", "-1", "$2", "2,50", "1e3", ".5", "1.0000001", "9".repeat(8)]) {
    for (const name of ["DAILY_USD_USER", "DAILY_USD_SCOPE"] as const) {
      assert.equal(faultOf(name, text), 'must be US dollars like 2.50, or "none"', text);
    }
  }
  assert.match(faultOf("MODEL_PRICES", "free") ?? "", /^must be JSON like /);
});
