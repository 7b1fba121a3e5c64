import assert from "node:assert/strict";
import { type Fault, startSandbox } from "../../../sandbox/mod.ts";
import { botRest, INTENTS } from "./_bot.ts";
import { RawSocket } from "./_socket.ts";
import { refused, Stage } from "./_stage.ts";

/** The bot's bare socket after its guild. */
async function identified(stage: Stage): Promise<{ socket: RawSocket; session: string; seq: number }> {
  const socket = stage.keep(await RawSocket.open(stage.world.gatewayUrl));
  socket.send({ op: 2, d: { token: stage.world.botToken, intents: INTENTS } });
  const ready = await socket.event("READY");
  const { s } = await socket.event("GUILD_CREATE");
  return { socket, session: ready.d.session_id, seq: s ?? 0 };
}

async function resume(stage: Stage, session: string, seq: number): Promise<RawSocket> {
  const socket = stage.keep(await RawSocket.open(stage.world.gatewayUrl));
  socket.send({ op: 6, d: { token: stage.world.botToken, session_id: session, seq } });
  await socket.next();
  return socket;
}

for (const code of [1_000, 4_000, 4_008]) {
  Deno.test(`A close with ${code} leaves a session that can be resumed, and people connected`, async () => {
    await using stage = await Stage.open();
    const member = await stage.user("member");
    const { socket, session, seq } = await identified(stage);
    assert.equal(stage.faults.post({ kind: "close", code }), 1);
    assert.equal(await socket.closed, code);
    await member.say(stage.general, "missed");
    const again = await resume(stage, session, seq);
    assert.equal((await again.event("MESSAGE_CREATE")).d.content, "missed");
  });
}

Deno.test("A close with 4009 ends the session", async () => {
  await using stage = await Stage.open();
  const { socket, session, seq } = await identified(stage);
  stage.faults.post({ kind: "close", code: 4_009 });
  assert.equal(await socket.closed, 4_009);
  const again = await resume(stage, session, seq);
  assert.deepEqual(await again.next(), { t: null, s: null, op: 9, d: false });
});

Deno.test("People can be closed too", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const { socket } = await identified(stage);
  assert.equal(stage.faults.post({ kind: "close", code: 4_000, who: "users" }), 1);
  await member.close();
  socket.send({ op: 1, d: null });
  assert.equal((await socket.next()).op, 11);
});

Deno.test("A cut comes without a close frame, and what was missed is replayed", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const { socket, session, seq } = await identified(stage);
  stage.faults.post({ kind: "cut" });
  assert.ok([0, 1_005, 1_006].includes(await socket.closed), `${await socket.closed}`);
  await member.say(stage.general, "missed");
  const again = await resume(stage, session, seq);
  assert.equal((await again.event("MESSAGE_CREATE")).d.content, "missed");
});

Deno.test("Op 7 asks to reconnect, and the session goes on", async () => {
  await using stage = await Stage.open();
  const { socket, session, seq } = await identified(stage);
  stage.faults.post({ kind: "op7" });
  assert.deepEqual(await socket.next(), { t: null, s: null, op: 7, d: null });
  await socket.close(4_000);
  const again = await resume(stage, session, seq);
  assert.equal((await again.next()).t, "RESUMED");
});

for (const resumable of [true, false]) {
  Deno.test(`Op 9 with ${resumable} ${resumable ? "keeps" : "ends"} the session`, async () => {
    await using stage = await Stage.open();
    const { socket, session, seq } = await identified(stage);
    stage.faults.post({ kind: "op9", resumable });
    assert.deepEqual(await socket.next(), { t: null, s: null, op: 9, d: resumable });
    await socket.close(4_000);
    const again = await resume(stage, session, seq);
    assert.equal((await again.next()).op, resumable ? 0 : 9);
  });
}

Deno.test("After op 9 with false one may identify on the same socket", async () => {
  await using stage = await Stage.open();
  const { socket } = await identified(stage);
  stage.faults.post({ kind: "op9", resumable: false });
  assert.equal((await socket.next()).op, 9);
  socket.send({ op: 2, d: { token: stage.world.botToken, intents: INTENTS } });
  assert.equal((await socket.next()).t, "READY");
});

for (const how of ["reset", "503"] as const) {
  Deno.test(`Connections are refused by ${how}, so many times and no more`, async () => {
    await using stage = await Stage.open();
    stage.faults.post({ kind: "refuse", times: 2, how });
    for (let time = 0; time < 2; time++) {
      const socket = await RawSocket.open(stage.world.gatewayUrl);
      assert.ok(await socket.closed < 1_007);
    }
    const socket = stage.keep(await RawSocket.open(stage.world.gatewayUrl));
    assert.equal((await socket.next()).op, 10);
    assert.equal(stage.sandbox.counters.connections, 3);
  });
}

Deno.test("A stalled connection is taken and never upgraded; healing lets it go", async () => {
  await using stage = await Stage.open();
  stage.faults.post({ kind: "stall" });
  const stalled = new WebSocket(stage.world.gatewayUrl);
  const closed = new Promise((resolve) => stalled.onclose = resolve);
  stalled.onerror = () => {};
  const { socket } = await identified(stage);
  assert.equal(stalled.readyState, WebSocket.CONNECTING);
  stage.faults.heal();
  await closed;
  socket.send({ op: 1, d: null });
  assert.equal((await socket.next()).op, 11);
});

Deno.test("The sandbox closes while a connection stalls, and the client may give up first", async () => {
  const sandbox = await startSandbox();
  sandbox.faults.post({ kind: "stall", ms: 60_000 });
  const [patient, hasty] = [0, 1].map(() => new WebSocket(sandbox.world.gatewayUrl));
  const closed = [patient, hasty].map((one) =>
    new Promise((resolve) => one?.addEventListener("close", resolve))
  );
  hasty?.close();
  await closed[1];
  await sandbox.close();
  await closed[0];
});

Deno.test("While the gateway is down the bot is cut and nobody connects; REST goes on", async () => {
  await using stage = await Stage.open();
  const { socket } = await identified(stage);
  stage.faults.post({ kind: "down", ms: 60_000 });
  await socket.closed;
  const refusedSocket = await RawSocket.open(stage.world.gatewayUrl);
  assert.ok(await refusedSocket.closed < 1_007);
  await botRest(stage.world).send("GET", "/users/@me");
  stage.faults.heal();
  assert.equal((await stage.keep(await RawSocket.open(stage.world.gatewayUrl)).next()).op, 10);
});

Deno.test("Muted heartbeats are not acknowledged on the connection that was open", async () => {
  await using stage = await Stage.open();
  const { socket, session, seq } = await identified(stage);
  stage.faults.post({ kind: "mute_acks" });
  socket.send({ op: 1, d: seq });
  const member = await stage.user("member");
  await member.say(stage.general, "hello");
  assert.equal((await socket.next()).t, "MESSAGE_CREATE");
  const again = await resume(stage, session, seq + 1);
  assert.equal((await again.next()).t, "RESUMED");
  again.send({ op: 1, d: seq });
  assert.equal((await again.next()).op, 11);
});

Deno.test("A route fails as told, and then works again", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const headers = { "retry-after": "0.01", "x-made-up": "yes" };
  const route = "POST /channels/*/messages";
  stage.faults.post({
    kind: "rest",
    route,
    status: 503,
    times: 2,
    body: { code: 0, message: "no" },
    headers,
  });
  await refused(member.say(stage.general, "1"), 503, 0);
  const response = await fetch(`${stage.world.apiUrl}/channels/${stage.general}/messages`, {
    method: "POST",
    headers: { authorization: member.person.token },
    body: '{"content":"2"}',
  });
  assert.deepEqual([response.status, response.headers.get("x-made-up"), await response.text()], [
    503,
    "yes",
    '{"code":0,"message":"no"}',
  ]);
  await member.say(stage.general, "3");
  assert.equal((await member.nextMessage()).content, "3");
});

for (const status of [502, "cut"] as const) {
  Deno.test(`A request may take effect before its answer goes wrong: ${status}`, async () => {
    await using stage = await Stage.open();
    const member = await stage.user("member");
    stage.faults.post({ kind: "rest", route: "POST /channels/*/messages", status, applied: true });
    await assert.rejects(member.say(stage.general, "heard"));
    assert.equal((await member.nextMessage()).content, "heard");
  });
}

Deno.test("A route may break or never answer", async () => {
  await using stage = await Stage.open();
  const bot = botRest(stage.world);
  stage.faults.post({ kind: "rest", route: "GET /users/@me", status: "cut" });
  await assert.rejects(bot.send("GET", "/users/@me"), TypeError);
  stage.faults.post({ kind: "rest", route: "* /users/**", status: "stall" });
  await assert.rejects(
    fetch(`${stage.world.apiUrl}/users/@me`, { signal: AbortSignal.timeout(50) }),
    { name: "TimeoutError" },
  );
  await refused(new Promise((_, reject) => bot.send("GET", "/users/0").catch(reject)), 404, 10013);
});

Deno.test("Answers can be delayed until healed", async () => {
  await using stage = await Stage.open();
  const bot = botRest(stage.world);
  stage.faults.post({ kind: "delay", ms: 40, route: "GET /gateway" });
  const start = performance.now();
  await bot.send("GET", "/gateway");
  assert.ok(performance.now() - start >= 39);
  stage.faults.post({ kind: "delay", ms: 60_000 });
  const waiting = bot.send("GET", "/gateway");
  await fetch(`${stage.sandbox.url}/sandbox/faults`, { method: "DELETE" });
  await waiting;
});

Deno.test("Counters tell what the bot did", async () => {
  await using stage = await Stage.open();
  const { socket, session, seq } = await identified(stage);
  socket.send({ op: 1, d: seq });
  await socket.next();
  await socket.close(4_000);
  await (await resume(stage, session, seq)).next();
  await (await resume(stage, "nowhere", seq)).next();
  await botRest(stage.world).send("GET", "/gateway/bot");
  const { gateway, requests, connections } = stage.sandbox.counters;
  assert.deepEqual(gateway, {
    [stage.world.applicationId]: { identifies: 1, resumes: 2, resumed: 1, heartbeats: 1 },
  });
  assert.deepEqual([requests, connections], [{ "GET /gateway/bot": 1 }, 3]);
  const served = await (await fetch(`${stage.sandbox.url}/sandbox/counters`)).json();
  assert.deepEqual(served, stage.sandbox.counters);
});

const wrong: Record<string, [fault: unknown, error: RegExp]> = {
  "no JSON": [undefined, /not JSON/],
  "no kind": [{}, /"kind"/],
  "an unknown kind": [{ kind: "earthquake" }, /"kind"/],
  "a code no server may send": [
    { kind: "close", code: 1_006 },
    /"code": must be 1000, or between 3000 and 4999/,
  ],
  "a field that does not exist": [{ kind: "op7", whom: "bot" }, /whom/],
  "a route that is none": [{ kind: "rest", route: "messages", status: 500 }, /"route": must be a method/],
  "a header that is none": [
    { kind: "rest", route: "* /**", status: 500, headers: { "a b": "" } },
    /"headers"/,
  ],
  "a status that is none": [{ kind: "rest", route: "* /**", status: 42 }, /"status"/],
  "a wait beyond ten minutes": [{ kind: "down", ms: 1e9 }, /"ms"/],
  "a fault of the provider that is none": [{ kind: "openai", fault: { kind: "x" } }, /"fault.kind"/],
  "far too much": [{ kind: "x".repeat(70_000) }, /longer/],
};

for (const [what, [fault, error]] of Object.entries(wrong)) {
  Deno.test(`A fault that is ${what} is refused with a sentence`, async () => {
    await using stage = await Stage.open();
    const response = await fetch(`${stage.sandbox.url}/sandbox/faults`, {
      method: "POST",
      body: fault === undefined ? "{" : JSON.stringify(fault),
    });
    assert.equal(response.status, 400);
    assert.match((await response.json()).error, error);
  });
}

Deno.test("Faults are posted over HTTP, but not by foreign web pages", async () => {
  await using stage = await Stage.open();
  const { socket } = await identified(stage);
  const fault: Fault = { kind: "close", code: 4_000 };
  const post = (headers: HeadersInit) =>
    fetch(`${stage.sandbox.url}/sandbox/faults`, { method: "POST", headers, body: JSON.stringify(fault) });
  const foreign = await post({ origin: "https://example.com" });
  assert.equal(foreign.status, 403);
  await foreign.body?.cancel();
  assert.deepEqual(await (await post({})).json(), { hit: 1 });
  assert.equal(await socket.closed, 4_000);
});

Deno.test("The model provider's failures are posted here too", async () => {
  await using stage = await Stage.open({ openai: { chunkDelayMs: 0 } });
  const { baseUrl, apiKey } = stage.world.openai;
  const models = async () => {
    const response = await fetch(`${baseUrl}/models`, { headers: { authorization: `Bearer ${apiKey}` } });
    await response.body?.cancel();
    return response.status;
  };
  stage.faults.post({ kind: "openai", fault: { kind: "status", status: 500 }, times: 2 });
  assert.deepEqual([await models(), await models(), await models()], [500, 500, 200]);
  stage.faults.post({ kind: "openai", fault: { kind: "status", status: 500 } });
  stage.faults.heal();
  assert.equal(await models(), 200);
});
