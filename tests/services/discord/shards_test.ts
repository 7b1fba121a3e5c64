import assert from "node:assert/strict";
import type { Rest } from "../../../services/discord/rest.ts";
import { type ShardsParts, startShards } from "../../../services/discord/shards.ts";
import { GatewayServer } from "./_gateway_server.ts";
import { quick } from "./_shard.ts";

const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };

/** What Discord says of its gateway. */
function restWith(info: unknown): Rest {
  return { request: () => Promise.resolve(info), close: () => {} };
}

function parts(info: unknown, changes: Partial<ShardsParts> = {}): ShardsParts {
  return {
    rest: restWith(info),
    token: "token",
    intents: 513,
    limits: { ...quick, identify: 60 },
    session: () => Promise.resolve(undefined),
    onDispatch: () => {},
    onFatal: () => {},
    ...changes,
  };
}

Deno.test("there are as many shards as Discord wants, begun one after the other", async () => {
  await using server = new GatewayServer();
  const asked: [number, number][] = [];
  const session = (shard: number, all: number) => Promise.resolve(void asked.push([shard, all]));
  const info = { url: server.url, shards: 2, session_start_limit: limit };
  const shards = await startShards(parts(info, { session }));
  assert.deepEqual(asked, [[0, 2], [1, 2]]);
  const at: number[] = [];
  const wanted: unknown[] = [];
  for (let i = 0; i < 2; i++) {
    const client = await server.connection();
    at.push(performance.now());
    client.hello();
    wanted.push((await client.packet()).d.shard);
  }
  assert.deepEqual(wanted.sort(), [[0, 2], [1, 2]]);
  assert.ok((at[1] ?? 0) - (at[0] ?? 0) >= 55, `${at}`);
  assert.equal(shards.forGuild(String(5n << 22n)), shards.all[1]);
  assert.equal(shards.forGuild(String(6n << 22n)), shards.all[0]);
  await shards.end();
});

Deno.test("shards with a session go on at once", async () => {
  await using server = new GatewayServer();
  const session = (shard: number) =>
    Promise.resolve({ sessionId: `s${shard}`, sequence: 5, resumeUrl: server.url });
  const info = { url: server.url, shards: 3, session_start_limit: limit };
  const shards = await startShards(parts(info, { session, limits: { ...quick, identify: 60_000 } }));
  const resumed = await Promise.all([0, 1, 2].map(async () => {
    const client = await server.connection();
    client.hello();
    return (await client.packet()).d.session_id;
  }));
  assert.deepEqual(resumed.sort(), ["s0", "s1", "s2"]);
  await shards.end();
});

for (
  const info of [null, {}, { url: "x", shards: 1, session_start_limit: limit }, {
    url: "wss://x",
    shards: 0,
    session_start_limit: limit,
  }]
) {
  Deno.test(`an answer that says no gateway is an error: ${JSON.stringify(info)}`, async () => {
    await assert.rejects(startShards(parts(info)), {
      name: "DiscordUnreachable",
      message: /^Discord did not answer GET \/gateway\/bot: the answer is not as documented/,
    });
  });
}
