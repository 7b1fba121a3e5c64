import assert from "node:assert/strict";
import fc from "fast-check";
import { costMicros, pricesText } from "../../services/prices.ts";
import { anyText } from "../_support/any_text.ts";
import { fuzz } from "../_support/fuzz.ts";

function faults(text: string): string[] {
  return pricesText.safeParse(text).error?.issues.map(({ message }) => message) ?? [];
}

Deno.test("prices are read by model", () => {
  const prices = pricesText.parse(
    '{"gpt-4o-mini": {"input": 0.15, "output": 0.6}, "free": {"input": 0, "output": 0}}',
  );
  assert.deepEqual(prices.get("gpt-4o-mini"), { input: 0.15, output: 0.6 });
  assert.deepEqual(prices.get("free"), { input: 0, output: 0 });
  assert.equal(prices.get("constructor"), undefined);
  assert.equal(pricesText.parse("{}").size, 0);
});

const form =
  'must be JSON like {"gpt-4o-mini": {"input": 0.15, "output": 0.6}}, in US dollars per million tokens';
const wrong: [text: string, fault: string][] = [
  ["gpt-4o-mini=0.15", form],
  ["[]", form],
  ["3", form],
  ["null", form],
  ['{"m": 3}', `${form}: model "m" is not an object with "input" and "output"`],
  ['{"m": {"input": 1}}', `${form}: model "m": "output" is not a number from 0 to 100000`],
  ['{"m": {"input": "1", "output": 1}}', `${form}: model "m": "input" is not a number from 0 to 100000`],
  ['{"m": {"input": -1, "output": 1}}', `${form}: model "m": "input" is not a number from 0 to 100000`],
  ['{"m": {"input": 1e999, "output": 1}}', `${form}: model "m": "input" is not a number from 0 to 100000`],
  ['{"m": {"input": 1, "output": 1, "cached": 1}}', `${form}: model "m" has more than "input" and "output"`],
];
for (const [text, fault] of wrong) {
  Deno.test(`prices refuse ${text}`, () => assert.deepEqual(faults(text), [fault]));
}

Deno.test("no text makes the reader fail other than with a sentence", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.json()), (text) => {
      for (const fault of faults(text)) assert.ok(fault.startsWith(form));
    }),
    fuzz,
  );
});

Deno.test("money is counted in millionths of a dollar, rounded up", () => {
  const price = { input: 0.15, output: 0.6 };
  assert.equal(costMicros(price, { promptTokens: 1_000_000, completionTokens: 0 }), 150_000);
  assert.equal(costMicros(price, { promptTokens: 1, completionTokens: 0 }), 1);
  assert.equal(costMicros({ input: 0.1, output: 0.2 }, { promptTokens: 10, completionTokens: 10 }), 3);
  assert.equal(costMicros({ input: 1.1, output: 0 }, { promptTokens: 10, completionTokens: 0 }), 11);
  assert.equal(costMicros(price, { promptTokens: 0, completionTokens: 0 }), 0);
});
