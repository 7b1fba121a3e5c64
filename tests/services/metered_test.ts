import assert from "node:assert/strict";
import type { Budget, PlannedCall } from "../../services/budget.ts";
import { en } from "../../services/catalogue/en.ts";
import { ProviderError, type ProviderFault, UserError } from "../../services/errors.ts";
import { answerTokens, meteredChat } from "../../services/metered.ts";
import type { ChatEvent, ChatRequest, ModelProvider } from "../../services/models.ts";
import type { TokenCounts } from "../../services/prices.ts";
import { countPromptTokens, countTokens } from "../../services/tokens.ts";

const request: ChatRequest = {
  model: "m",
  messages: [{ role: "user", content: "Why is the sky blue?" }],
  t: en,
  signal: new AbortController().signal,
};
const promptTokens = await countPromptTokens(request.messages);
const said: ChatEvent = { type: "text", text: "Because of Rayleigh." };
const saidTokens = await countTokens("Because of Rayleigh.");
const usage: ChatEvent = { type: "usage", promptTokens: 70, completionTokens: 7 };

/** A budget that keeps what it is told. */
function notebook(refusal?: UserError) {
  const calls: PlannedCall[] = [];
  const settled: (TokenCounts | undefined)[] = [];
  const budget: Budget = {
    reserve(call) {
      calls.push(call);
      if (refusal) return Promise.reject(refusal);
      return Promise.resolve({ settle: (actual) => Promise.resolve(void settled.push(actual)) });
    },
  };
  const counts = () => settled.map((actual) => actual && [actual.promptTokens, actual.completionTokens]);
  return { budget, calls, counts };
}

function provider(events: readonly (ChatEvent | Error)[], name: ModelProvider["name"] = "openai") {
  const asked: string[] = [];
  const model: ModelProvider = {
    name,
    model: "m",
    models: ["m"],
    async *chat({ model }) {
      asked.push(model);
      for (const event of events) {
        if (event instanceof Error) throw event;
        yield event;
      }
    },
  };
  return { model, asked };
}

const who = { scope: "guild:1", userId: "2" } as const;

Deno.test("an estimate is reserved, and the provider's counts settle it", async () => {
  const { budget, calls, counts } = notebook();
  const events = await Array.fromAsync(meteredChat(provider([said, usage]).model, budget, request, who));
  assert.deepEqual(events, [said, usage]);
  assert.deepEqual(calls, [{ ...who, model: "m", promptTokens, maxCompletionTokens: answerTokens }]);
  assert.deepEqual(counts(), [[70, 7]]);
});

Deno.test("without counts of the provider's, or with empty ones, the texts are counted", async () => {
  const empty: ChatEvent = { type: "usage", promptTokens: 0, completionTokens: 0 };
  for (const events of [[said], [said, empty]]) {
    const { budget, counts } = notebook();
    await Array.fromAsync(meteredChat(provider(events).model, budget, request, who));
    assert.deepEqual(counts(), [[promptTokens, saidTokens]]);
  }
});

Deno.test("an answer nobody listens to any more is counted as far as it got", async () => {
  const { budget, counts } = notebook();
  for await (const _ of meteredChat(provider([said, said, usage]).model, budget, request, who)) break;
  assert.deepEqual(counts(), [[promptTokens, saidTokens]]);
});

const charged: Record<ProviderFault, boolean> = {
  unauthorized: false,
  no_model: false,
  too_long: false,
  rate_limited: false,
  out_of_quota: false,
  rejected: false,
  overloaded: false,
  unreachable: false,
  refused: true,
  stalled: true,
  interrupted: true,
};
for (const [name, isCharged] of Object.entries(charged)) {
  const fault = new ProviderError(name as ProviderFault, "no");
  Deno.test(`a call that fails at once, "${name}", is ${isCharged ? "counted" : "taken back"}`, async () => {
    const { budget, counts } = notebook();
    const chat = meteredChat(provider([fault]).model, budget, request, who);
    await assert.rejects(Array.fromAsync(chat), fault);
    assert.deepEqual(counts(), [isCharged ? [promptTokens, 0] : undefined]);
  });
  Deno.test(`a call that fails half-way, "${name}", is counted as far as it got`, async () => {
    const { budget, counts } = notebook();
    const chat = meteredChat(provider([said, fault]).model, budget, request, who);
    await assert.rejects(Array.fromAsync(chat), fault);
    assert.deepEqual(counts(), [[promptTokens, saidTokens]]);
  });
}

Deno.test("a fault of our own is counted too, since nobody knows how far it got", async () => {
  const { budget, counts } = notebook();
  const chat = meteredChat(provider([new TypeError("bug")]).model, budget, request, who);
  await assert.rejects(Array.fromAsync(chat), TypeError);
  assert.deepEqual(counts(), [[promptTokens, 0]]);
});

Deno.test("beyond a limit nothing is asked", async () => {
  const refusal = new UserError(() => "no");
  const { budget, counts } = notebook(refusal);
  const { model, asked } = provider([said]);
  await assert.rejects(Array.fromAsync(meteredChat(model, budget, request, who)), refusal);
  assert.deepEqual([asked, counts()], [[], []]);
});

Deno.test("the local provider costs nothing and is not counted", async () => {
  const { budget, calls } = notebook(new UserError(() => "no"));
  const { model } = provider([said], "local");
  assert.deepEqual(await Array.fromAsync(meteredChat(model, budget, request, who)), [said]);
  assert.deepEqual(calls, []);
});
