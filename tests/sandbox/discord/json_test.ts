import assert from "node:assert/strict";
import fc from "fast-check";
import { parseJson } from "../../../sandbox/discord/json.ts";
import { fuzz } from "../../_support/fuzz.ts";

Deno.test("Integers beyond 2^53 keep their digits, as strings", () => {
  const text =
    '{"id": 1200000000000000101, "list": [-9007199254740993], "s": "1200000000000000101", "n": 1.5}';
  assert.deepEqual(parseJson(text), {
    id: "1200000000000000101",
    list: ["-9007199254740993"],
    s: "1200000000000000101",
    n: 1.5,
  });
  assert.equal(parseJson("1200000000000000101"), "1200000000000000101");
});

Deno.test("Everything else is read as JSON.parse does", () => {
  fc.assert(fc.property(fc.json(), (text) => assert.deepEqual(parseJson(text), JSON.parse(text))), fuzz);
  assert.throws(() => parseJson("{"), SyntaxError);
});
