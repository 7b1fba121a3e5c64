import assert from "node:assert/strict";
import { Backoff } from "../../../services/discord/_backoff.ts";

Deno.test("the first try comes at once, the next ones after growing pauses, and a success begins anew", async () => {
  const { signal } = new AbortController();
  const backoff = new Backoff(100, 200);
  const pauses = [];
  for (let i = 0; i < 4; i++) {
    const start = performance.now();
    await backoff.next(signal);
    pauses.push(performance.now() - start);
  }
  const [first = NaN, second = NaN, third = NaN, fourth = NaN] = pauses;
  assert.ok(first < 50, `${pauses}`);
  assert.ok(second >= 49 && third >= 99 && fourth >= 99, `${pauses}`);
  assert.equal(backoff.tries, 4);
  backoff.succeeded();
  assert.equal(backoff.tries, 0);
});

Deno.test("a pause ends when the signal fires", async () => {
  const ending = new AbortController();
  const backoff = new Backoff(60_000, 60_000);
  await backoff.next(ending.signal);
  const waiting = backoff.next(ending.signal);
  ending.abort();
  await waiting;
});
