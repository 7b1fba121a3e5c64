import assert from "node:assert/strict";
import { INTENTS } from "./_bot.ts";
import { RawSocket } from "./_socket.ts";
import { Stage } from "./_stage.ts";

/** A bot's socket after its guild, with its session. */
async function identified(stage: Stage): Promise<{ socket: RawSocket; session: string; seq: number }> {
  const socket = stage.keep(await RawSocket.open(stage.world.gatewayUrl));
  socket.send({ op: 2, d: { token: stage.world.botToken, intents: INTENTS } });
  const ready = await socket.event("READY");
  const guild = await socket.event("GUILD_CREATE");
  return { socket, session: ready.d.session_id, seq: guild.s ?? 0 };
}

async function resumed(stage: Stage, session: string, seq: number): Promise<RawSocket> {
  const socket = stage.keep(await RawSocket.open(stage.world.gatewayUrl));
  socket.send({ op: 6, d: { token: stage.world.botToken, session_id: session, seq } });
  return socket;
}

Deno.test("A resume replays what was missed, in order and once", async () => {
  await using stage = await Stage.open();
  const { socket, session, seq } = await identified(stage);
  const member = await stage.user("member");
  await member.say(stage.general, "heard");
  assert.equal((await socket.event("MESSAGE_CREATE")).d.content, "heard");
  await socket.close(4000);
  await member.say(stage.general, "missed 1");
  await member.say(stage.general, "missed 2");
  const again = await resumed(stage, session, seq + 1);
  const events = [await again.event("MESSAGE_CREATE"), await again.event("MESSAGE_CREATE")];
  assert.deepEqual(events.map(({ d }) => d.content), ["missed 1", "missed 2"]);
  const done = await again.next();
  assert.deepEqual([done.t, done.s], ["RESUMED", seq + 4]);
  await member.say(stage.general, "live");
  assert.equal((await again.next()).d.content, "live");
});

Deno.test("A resume takes a session over from a connection that still lives", async () => {
  await using stage = await Stage.open();
  const { socket, session, seq } = await identified(stage);
  const again = await resumed(stage, session, seq);
  assert.equal((await again.event("RESUMED")).t, "RESUMED");
  assert.equal(await socket.closed, 4000);
  const member = await stage.user("member");
  await member.say(stage.general, "still here");
  assert.equal((await again.event("MESSAGE_CREATE")).d.content, "still here");
});

Deno.test("An unknown session is invalid, and the client may identify on the same socket", async () => {
  await using stage = await Stage.open();
  const socket = await resumed(stage, "nowhere", 1);
  await socket.next();
  assert.deepEqual(await socket.next(), { t: null, s: null, op: 9, d: false });
  socket.send({ op: 2, d: { token: stage.world.botToken, intents: INTENTS } });
  assert.equal((await socket.next()).t, "READY");
});

Deno.test("A person cannot resume the session of somebody else", async () => {
  await using stage = await Stage.open();
  const { session, seq } = await identified(stage);
  const socket = stage.keep(await RawSocket.open(stage.world.gatewayUrl));
  socket.send({ op: 6, d: { token: stage.world.users.owner.token, session_id: session, seq } });
  await socket.next();
  assert.equal((await socket.next()).op, 9);
});

Deno.test("A sequence number that was never sent closes with 4007", async () => {
  await using stage = await Stage.open();
  const { session, seq } = await identified(stage);
  const socket = await resumed(stage, session, seq + 100);
  assert.equal(await socket.closed, 4007);
});

Deno.test("Closing with 1000 gives the session up", async () => {
  await using stage = await Stage.open();
  const { socket, session, seq } = await identified(stage);
  await socket.close(1000);
  const again = await resumed(stage, session, seq);
  await again.next();
  assert.equal((await again.next()).op, 9);
});

Deno.test("A session that nobody resumes in time is forgotten", async () => {
  await using stage = await Stage.open({ discord: { resumeWindow: 1 } });
  const owner = await stage.user("owner");
  const { socket, session, seq } = await identified(stage);
  await socket.close(4000);
  await owner.next(
    "PRESENCE_UPDATE",
    ({ user, status }) => user.id === stage.world.applicationId && status === "offline",
  );
  const again = await resumed(stage, session, seq);
  await again.next();
  assert.equal((await again.next()).op, 9);
});
