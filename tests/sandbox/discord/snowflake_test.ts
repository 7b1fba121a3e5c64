import assert from "node:assert/strict";
import fc from "fast-check";
import { compareIds, isSnowflake, snowflakes, timeOf } from "../../../sandbox/discord/snowflake.ts";
import { fuzz } from "../../_support/fuzz.ts";

Deno.test("Ids grow even within a millisecond and when the clock goes back", () => {
  const times = [1_700_000_000_000, 1_700_000_000_000, 1_600_000_000_000, 1_700_000_000_001];
  const next = snowflakes(() => times.shift() ?? 0);
  const ids = [next(), next(), next(), next()];
  assert.deepEqual(ids.toSorted(compareIds), ids);
  assert.equal(timeOf(ids[0] ?? ""), 1_700_000_000_000);
});

Deno.test("Ids are ordered as numbers", () => {
  const id = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  fc.assert(
    fc.property(id, id, (a, b) => {
      assert.equal(Math.sign(compareIds(`${a}`, `${b}`)), a < b ? -1 : a > b ? 1 : 0);
    }),
    fuzz,
  );
});

Deno.test("An id has up to 64 bits", () => {
  assert.ok(isSnowflake("18446744073709551615"));
  for (const wrong of ["18446744073709551616", "", "-1", "1.5", "1e3", " 1", "١"]) {
    assert.ok(!isSnowflake(wrong), wrong);
  }
});
