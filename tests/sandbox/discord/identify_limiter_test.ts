import assert from "node:assert/strict";
import { IdentifyLimiter } from "../../../sandbox/discord/gateway/identify_limiter.ts";

Deno.test("One identify in five seconds, a thousand a day, counted by bot", () => {
  let now = 1_000_000;
  const limiter = new IdentifyLimiter("real", () => now);
  assert.equal(limiter.limitOf("1").reset_after, 0);
  assert.deepEqual([limiter.take("1"), limiter.take("1"), limiter.take("2")], [
    "granted",
    "early",
    "granted",
  ]);
  now += 5_000;
  for (let index = 2; index < 1_000; index++) limiter.take("1");
  assert.deepEqual(limiter.limitOf("1"), {
    total: 1_000,
    remaining: 0,
    reset_after: 24 * 3_600_000 - 5_000,
    max_concurrency: 1,
  });
  assert.equal(limiter.take("1"), "spent");
  now += 24 * 3_600_000;
  assert.equal(limiter.take("1"), "granted");
});

Deno.test("Generous limits grant every identify", () => {
  const limiter = new IdentifyLimiter("generous", () => 0);
  assert.deepEqual([limiter.take("1"), limiter.take("1")], ["granted", "granted"]);
  assert.equal(limiter.limitOf("1").remaining, 998);
});
