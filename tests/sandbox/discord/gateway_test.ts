import assert from "node:assert/strict";
import { botRest, INTENTS } from "./_bot.ts";
import { RawSocket } from "./_socket.ts";
import { refused, Stage } from "./_stage.ts";

const IDENTIFY = 2;
const RESUME = 6;

Deno.test("A bot is greeted, identified and told of its guild", async () => {
  await using stage = await Stage.open();
  const { world } = stage;
  const socket = stage.keep(await RawSocket.open(world.gatewayUrl));
  const hello = await socket.next();
  assert.deepEqual([hello.op, hello.s, hello.t, hello.d.heartbeat_interval], [10, null, null, 41_250]);
  socket.send({ op: IDENTIFY, d: { token: world.botToken, intents: INTENTS, properties: {} } });
  const ready = await socket.next();
  assert.deepEqual([ready.t, ready.s, ready.d.user.id, ready.d.v], ["READY", 1, world.applicationId, 10]);
  assert.equal(ready.d.resume_gateway_url, world.gatewayUrl);
  assert.equal(ready.d.application.id, world.applicationId);
  const guild = await socket.next();
  assert.deepEqual([guild.t, guild.s, guild.d.id], ["GUILD_CREATE", 2, world.guildId]);
  assert.deepEqual(guild.d.channels.map((one: { name: string }) => one.name), [
    "general",
    "training",
    "voice",
  ]);
  assert.deepEqual([guild.d.channels[2].bitrate, guild.d.channels[2].user_limit], [64_000, 0]);
  socket.send({ op: 1, d: 2 });
  assert.deepEqual(await socket.next(), { t: null, s: null, op: 11, d: null });
});

Deno.test("A person gets READY with their language, and all members", async () => {
  await using stage = await Stage.open();
  const { world } = stage;
  const socket = stage.keep(await RawSocket.open(world.gatewayUrl));
  await socket.next();
  socket.send({ op: IDENTIFY, d: { token: world.users.member.token, properties: {} } });
  const ready = await socket.next();
  assert.equal(ready.d.user_settings.locale, "ru");
  assert.equal((await socket.event("GUILD_CREATE")).d.members.length, 5);
});

Deno.test("The root of the server speaks the gateway too, without a path", async () => {
  await using stage = await Stage.open();
  const socket = stage.keep(await RawSocket.open(`${stage.world.gatewayUrl.replace("/gateway", "")}?v=10`));
  assert.equal((await socket.next()).op, 10);
});

const refusals: Record<string, [packets: unknown[], code: number]> = {
  "a bad token": [[{ op: IDENTIFY, d: { token: "MTIz.no", intents: 1 } }], 4004],
  "speaking before identifying": [[{ op: 4, d: {} }], 4003],
  "text that is not JSON": [["hello"], 4002],
  "a packet without op": [[{ d: 1 }], 4002],
  "a packet over 4,096 bytes": [[{ op: 1, d: "x".repeat(5_000) }], 4002],
  "identify without a token": [[{ op: IDENTIFY, d: {} }], 4002],
  "a resume with a bad token": [[{ op: RESUME, d: { token: "x", session_id: "y", seq: 1 } }], 4004],
  "more than 120 packets": [Array.from({ length: 121 }, () => ({ op: 1, d: null })), 4008],
};

for (const [what, [packets, code]] of Object.entries(refusals)) {
  Deno.test(`The gateway closes with ${code} at ${what}`, async () => {
    await using stage = await Stage.open();
    const socket = await RawSocket.open(stage.world.gatewayUrl);
    for (const packet of packets) socket.send(packet);
    assert.equal(await socket.closed, code);
  });
}

const identified: Record<string, [identify: object, after: unknown[], code: number]> = {
  "missing intents": [{ intents: undefined }, [], 4013],
  "intents that do not exist": [{ intents: 1 << 30 }, [], 4013],
  "a shard outside its count": [{ shard: [2, 2] }, [], 4010],
  "identifying twice": [{}, [{ op: IDENTIFY, d: { token: "x", intents: 1 } }], 4005],
  "an unknown opcode": [{}, [{ op: 99, d: null }], 4001],
  "a voice state of a wrong shape": [{}, [{ op: 4, d: { guild_id: [] } }], 4002],
};

for (const [what, [identify, after, code]] of Object.entries(identified)) {
  Deno.test(`The gateway closes with ${code} at ${what}`, async () => {
    await using stage = await Stage.open();
    const socket = await RawSocket.open(stage.world.gatewayUrl);
    socket.send({ op: IDENTIFY, d: { token: stage.world.botToken, intents: INTENTS, ...identify } });
    for (const packet of after) socket.send(packet);
    assert.equal(await socket.closed, code);
  });
}

Deno.test("An unknown version of the protocol is refused", async () => {
  await using stage = await Stage.open();
  const socket = await RawSocket.open(`${stage.world.gatewayUrl}?v=6`);
  assert.equal(await socket.closed, 4012);
});

Deno.test("A client that stops its heartbeat is dropped", async () => {
  await using stage = await Stage.open({ discord: { heartbeatInterval: 20 } });
  const socket = await RawSocket.open(stage.world.gatewayUrl);
  assert.equal(await socket.closed, 4009);
});

Deno.test("Members are sent in a chunk", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot();
  const { guildId, users } = stage.world;
  bot.gateway.send(8, { guild_id: guildId, query: "", limit: 0, nonce: "all" });
  const all = await bot.next("GUILD_MEMBERS_CHUNK");
  assert.deepEqual([all.members.length, all.chunk_index, all.chunk_count, all.nonce], [5, 0, 1, "all"]);
  bot.gateway.send(8, { guild_id: guildId, user_ids: [users.owner.id, "1"] });
  const some = await bot.next("GUILD_MEMBERS_CHUNK");
  assert.deepEqual([some.members[0].user.id, some.not_found], [users.owner.id, ["1"]]);
});

Deno.test("Entering and leaving a voice channel is told to the guild", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot();
  const member = await stage.user("member");
  const { guildId, channels } = stage.world;
  member.gateway.send(4, {
    guild_id: guildId,
    channel_id: channels.voice,
    self_mute: true,
    self_deaf: false,
  });
  const entered = await bot.next("VOICE_STATE_UPDATE");
  assert.deepEqual([entered.channel_id, entered.user_id, entered.self_mute], [
    channels.voice,
    member.id,
    true,
  ]);
  assert.equal(entered.member.user.id, member.id);
  const read = await bot.rest.send<Record<string, unknown>>(
    "GET",
    `/guilds/${guildId}/voice-states/${member.id}`,
  );
  assert.deepEqual([read.channel_id, read.self_mute], [channels.voice, true]);
  await refused(bot.rest.send("GET", `/guilds/${guildId}/voice-states/@me`), 404, 10065);
  member.gateway.send(4, { guild_id: guildId, channel_id: channels.general });
  await member.close();
  const left = await bot.next("VOICE_STATE_UPDATE");
  assert.deepEqual([left.channel_id, left.user_id], [null, member.id]);
});

Deno.test("A web page of another origin cannot connect", async () => {
  await using stage = await Stage.open();
  const url = stage.world.gatewayUrl.replace("ws:", "http:");
  const headers = {
    upgrade: "websocket",
    connection: "upgrade",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    "sec-websocket-version": "13",
    origin: "https://example.com",
  };
  const { status, body } = await upgradeRequest(url, headers);
  assert.deepEqual([status, body], [403, "Forbidden"]);
});

/** `fetch` does not send these headers. */
async function upgradeRequest(
  url: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  const { request } = await import("node:http");
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; body: string }>();
  const sent = request(url, { headers }, (response) => {
    let body = "";
    response.on("data", (chunk) => body += chunk);
    response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
  });
  sent.on("error", reject);
  sent.end();
  return await promise;
}

Deno.test("Where the owner did not switch message content on, asking for it closes with 4014", async () => {
  await using stage = await Stage.open({ discord: { privileged: { messageContent: false } } });
  const socket = await RawSocket.open(stage.world.gatewayUrl);
  socket.send({ op: IDENTIFY, d: { token: stage.world.botToken, intents: INTENTS } });
  assert.equal(await socket.closed, 4014);
  const bot = await stage.bot(INTENTS & ~(1 << 15));
  await (await stage.user("member")).say(stage.general, "hidden");
  assert.equal((await bot.next("MESSAGE_CREATE")).content, "");
  const application = await bot.rest.send<{ flags: number }>("GET", "/applications/@me");
  assert.equal(application.flags, (1 << 13) | (1 << 15));
});

Deno.test("With real limits a second identify within five seconds is invalid, and the day's are counted", async () => {
  await using stage = await Stage.open({ discord: { rateLimits: "real" } });
  const identify = { op: IDENTIFY, d: { token: stage.world.botToken, intents: INTENTS } };
  const answers = [];
  for (let time = 0; time < 2; time++) {
    const socket = stage.keep(await RawSocket.open(stage.world.gatewayUrl));
    await socket.next();
    socket.send(identify);
    const { op, t, d } = await socket.next();
    answers.push(t ?? [op, d]);
  }
  assert.deepEqual(answers, ["READY", [9, false]]);
  const { session_start_limit: limit } = await botRest(stage.world).send<
    { session_start_limit: Record<string, number> }
  >("GET", "/gateway/bot");
  assert.deepEqual([limit.total, limit.remaining, limit.max_concurrency], [1_000, 998, 1]);
});
