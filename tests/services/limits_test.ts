import assert from "node:assert/strict";
import fc from "fast-check";
import { createLimits, type Rate } from "../../services/limits.ts";
import { fuzz } from "../_support/fuzz.ts";

/** Limits on a clock that stands still until it is moved. */
function limitsAt(start = 0, capacity = 100) {
  const clock = { at: start };
  return { clock, limits: createLimits({ now: () => clock.at, capacity }) };
}

const once: Rate = { key: "a", times: 1, per: 5000 };

Deno.test("one use, then a wait until the span has passed to the millisecond", () => {
  const { clock, limits } = limitsAt();
  assert.equal(limits.take(once), undefined);
  assert.deepEqual(limits.take(once), { rate: once, wait: 5000 });
  clock.at = 4999;
  assert.deepEqual(limits.take(once), { rate: once, wait: 1 });
  clock.at = 5000;
  assert.equal(limits.take(once), undefined);
});

Deno.test("a refused use does not lengthen the wait", () => {
  const { clock, limits } = limitsAt();
  limits.take(once);
  for (clock.at = 1000; clock.at < 5000; clock.at += 1000) assert.ok(limits.take(once));
  assert.equal(limits.take(once), undefined);
});

Deno.test("keys do not know each other", () => {
  const { limits } = limitsAt();
  assert.equal(limits.take(once), undefined);
  assert.equal(limits.take({ ...once, key: "b" }), undefined);
});

Deno.test("of several rates all are taken or none, and the longest wait is told", () => {
  const { clock, limits } = limitsAt();
  const short: Rate = { key: "short", times: 1, per: 1000 };
  const long: Rate = { key: "long", times: 2, per: 10_000 };
  assert.equal(limits.take(short, long), undefined);
  assert.deepEqual(limits.take(short, long), { rate: short, wait: 1000 });
  clock.at = 1000;
  assert.equal(limits.take(short, long), undefined, "the refused use did not count for the longer span");
  assert.deepEqual(limits.take(short, long), { rate: long, wait: 9000 });
  clock.at = 2000;
  assert.deepEqual(limits.take(short, long), { rate: long, wait: 8000 });
  assert.equal(limits.take(short), undefined, "nor for the shorter one");
});

Deno.test("no rate is no limit", () => {
  assert.equal(limitsAt().limits.take(), undefined);
});

Deno.test("the memory is bounded: those used longest ago are forgotten first", () => {
  const { limits } = limitsAt(0, 3);
  for (const key of ["a", "b", "c"]) limits.take({ key, times: 2, per: 1000 });
  limits.take({ key: "a", times: 2, per: 1000 });
  for (let i = 0; i < 2; i++) limits.take({ key: `new${i}`, times: 2, per: 1000 });
  assert.equal(limits.size, 3);
  assert.ok(limits.take({ key: "a", times: 2, per: 1000 }), "still known to be used up");
  for (let i = 0; i < 1000; i++) limits.take({ key: `more${i}`, times: 1, per: 1000 });
  assert.equal(limits.size, 3);
});

Deno.test("no span ever holds more uses than the rate allows, and nothing is refused without need", () => {
  const steps = fc.array(fc.nat({ max: 400 }), { maxLength: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), steps, (times, pauses) => {
      const { clock, limits } = limitsAt(1_000_000);
      const taken: number[] = [];
      for (const pause of pauses) {
        clock.at += pause;
        const recent = taken.filter((at) => at > clock.at - 1000).length;
        const exceeded = limits.take({ key: "k", times, per: 1000 });
        assert.equal(exceeded === undefined, recent < times);
        if (!exceeded) taken.push(clock.at);
        else assert.ok(exceeded.wait > 0 && exceeded.wait <= 1000);
      }
    }),
    fuzz,
  );
});
