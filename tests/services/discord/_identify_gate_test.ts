import assert from "node:assert/strict";
import { createIdentifyGate } from "../../../services/discord/_identify_gate.ts";

const generous = { total: 1000, remaining: 1000, resetAfter: 0, maxConcurrency: 1 };
const { signal } = new AbortController();

Deno.test("one session a pause is begun from each bucket of shards", async () => {
  const mayIdentify = createIdentifyGate({ ...generous, maxConcurrency: 2 }, 60);
  const start = performance.now();
  const begun = await Promise.all([0, 1, 2, 3].map(async (shard) => {
    await mayIdentify(shard, signal);
    return performance.now() - start;
  }));
  const [first = NaN, second = NaN, third = NaN, fourth = NaN] = begun;
  assert.ok(third >= 55 && fourth >= 55, `${begun}`);
  assert.ok(Math.max(first, second) < Math.min(third, fourth), `${begun}`);
});

Deno.test("no more sessions are begun than Discord allows until its reset", async () => {
  const mayIdentify = createIdentifyGate({ total: 2, remaining: 1, resetAfter: 80, maxConcurrency: 1 }, 0);
  const start = performance.now();
  await mayIdentify(0, signal);
  await mayIdentify(0, signal);
  assert.ok(performance.now() - start >= 75);
  await mayIdentify(0, signal);
  const ending = new AbortController();
  const fourth = mayIdentify(0, ending.signal);
  ending.abort(); // there is none before tomorrow
  await fourth;
});

Deno.test("waiting for a turn ends with the shard", async () => {
  const mayIdentify = createIdentifyGate(generous, 60_000);
  await mayIdentify(0, signal);
  await mayIdentify(0, AbortSignal.abort());
  const ending = new AbortController();
  const waiting = mayIdentify(0, ending.signal);
  ending.abort();
  await waiting;
});
