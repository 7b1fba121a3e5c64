import assert from "node:assert/strict";
import type { Client } from "./_gateway_server.ts";
import { stage } from "./_shard.ts";

const identify = 2;
const resume = 6;
const session = (url: string) => ({ sessionId: "s0", sequence: 40, resumeUrl: `${url}/resume` });

Deno.test("a shard identifies, and keeps its session up to date", async () => {
  await using at = stage();
  assert.equal(at.shard.session, undefined);
  const { client, said } = await at.greet();
  assert.deepEqual(said, {
    op: identify,
    d: {
      token: "Bot token",
      properties: { os: "linux", browser: "Pupil", device: "Pupil" },
      intents: 513,
      shard: [0, 1],
      compress: false,
    },
  });
  assert.equal(client.url.search, "?v=10&encoding=json");
  const resumeUrl = `${at.server.url}/resume`;
  client.dispatch(1, "READY", { session_id: "s1", resume_gateway_url: resumeUrl });
  client.dispatch(2, "MESSAGE_CREATE");
  assert.equal(await client.pulse(), 2);
  assert.deepEqual(at.events, ["READY", "MESSAGE_CREATE"]);
  assert.deepEqual(at.shard.session, { sessionId: "s1", sequence: 2, resumeUrl });
});

const ends: Record<string, (client: Client) => void> = {
  "close 4000": (client) => client.close(4000),
  "close 1000": (client) => client.close(1000),
  "op 7": (client) => client.send({ op: 7, d: null }),
  "op 7 and a close at once": (client) => {
    client.send({ op: 7, d: null });
    client.close(4000);
  },
  "op 7 twice": (client) => {
    client.send({ op: 7, d: null });
    client.send({ op: 7, d: null });
  },
  "op 9 true": (client) => client.send({ op: 9, d: true }),
  "op 9 true and a close at once": (client) => {
    client.send({ op: 9, d: true });
    client.close(4000);
  },
};

for (const [title, end] of Object.entries(ends)) {
  Deno.test(`a connection that ends is followed by one that resumes: ${title}`, async () => {
    await using at = stage();
    const client = await at.ready();
    client.dispatch(7, "MESSAGE_CREATE");
    end(client);
    const { client: next, said } = await at.greet();
    assert.deepEqual(said, { op: resume, d: { token: "Bot token", session_id: "s1", seq: 7 } });
    assert.equal(next.url.pathname, "/resume");
    next.dispatch(8, "RESUMED");
    assert.equal(await next.pulse(), 8);
    assert.deepEqual(at.events, ["READY", "MESSAGE_CREATE", "RESUMED"]);
    assert.equal(at.server.opened, 2);
  });
}

const losses: Record<string, (client: Client) => void> = {
  "op 9 false": (client) => client.send({ op: 9, d: false }),
  "op 9 false and a close at once": (client) => {
    client.send({ op: 9, d: false });
    client.close(4000);
  },
  "op 9 false twice": (client) => {
    client.send({ op: 9, d: false });
    client.send({ op: 9, d: false });
  },
  "close 4003": (client) => client.close(4003),
  "close 4007": (client) => client.close(4007),
  "close 4009": (client) => client.close(4009),
};

for (const [title, lose] of Object.entries(losses)) {
  Deno.test(`a session that is lost is followed by one IDENTIFY: ${title}`, async () => {
    await using at = stage();
    lose(await at.ready());
    const { client: next, said } = await at.greet();
    assert.equal(said.op, identify);
    assert.equal(next.url.pathname, "/");
    next.dispatch(1, "READY", { session_id: "s2", resume_gateway_url: at.server.url });
    assert.equal(await next.pulse(), 1);
    assert.equal(at.shard.session?.sessionId, "s2");
    assert.equal(at.server.opened, 2);
  });
}

Deno.test("a saved session is gone on with, and given up only when Discord says so", async () => {
  await using at = stage({ session });
  const first = await at.greet();
  assert.deepEqual(first.said.d, { token: "Bot token", session_id: "s0", seq: 40 });
  first.client.close(4000);
  const second = await at.greet();
  assert.equal(second.said.op, resume);
  second.client.send({ op: 9, d: false });
  const third = await at.greet();
  assert.equal(third.said.op, identify);
});

Deno.test("a saved session that is too old costs no pause", async () => {
  await using at = stage({ session, limits: { pause: 60_000, longestPause: 60_000 } });
  (await at.greet()).client.send({ op: 9, d: false });
  assert.equal((await at.greet()).said.op, identify);
});

Deno.test("connections that fail are tried again without giving up the session, at last at the general address", async () => {
  await using at = stage({ session });
  const paths = [];
  for (let i = 0; i < 5; i++) {
    const client = await at.server.connection();
    paths.push(client.url.pathname);
    client.close(4000);
  }
  assert.deepEqual(paths, ["/resume", "/resume", "/resume", "/", "/"]);
  const { said } = await at.greet();
  assert.equal(said.op, resume);
});

const noHello: Record<string, (client: Client) => void> = {
  "silence": () => {},
  "something else": (client) => client.send({ op: 7, d: null }),
  "no JSON": (client) => client.socket.send("{"),
  "no interval": (client) => client.send({ op: 10, d: {} }),
  "an interval no timer can count": (client) => client.hello(0),
};

for (const [title, begin] of Object.entries(noHello)) {
  Deno.test(`a connection that does not begin with HELLO is left: ${title}`, async () => {
    await using at = stage({ limits: { connect: 60 } });
    begin(await at.server.connection());
    const { said } = await at.greet();
    assert.equal(said.op, identify);
    assert.equal(at.server.opened, 2);
  });
}

Deno.test("what is no packet is passed over", async () => {
  await using at = stage();
  const client = await at.ready();
  for (
    const text of ["", "{", "null", "[]", '"x"', "{}", '{"op":"0"}', '{"op":0,"t":"MESSAGE_CREATE","d":{}}']
  ) {
    client.socket.send(text);
  }
  client.socket.send(new Uint8Array([1, 2, 3]));
  client.send({ op: 99, d: {} });
  client.send({ op: 11 }); // without a sequence number, as Discord's documentation shows it
  client.dispatch(5, "MESSAGE_CREATE");
  assert.equal(await client.pulse(), 5);
  assert.deepEqual(at.events, ["READY", "MESSAGE_CREATE"]);
});

Deno.test("a READY that says no session is answered by another IDENTIFY", async () => {
  await using at = stage();
  const { client } = await at.greet();
  client.dispatch(1, "READY", { session_id: "s1", resume_gateway_url: "no url" });
  assert.equal((await at.greet()).said.op, identify);
  assert.deepEqual(at.events, []);
});

for (const code of [4004, 4010, 4011, 4012, 4013, 4014]) {
  Deno.test(`a refusal for good is told once and nothing is tried any more: close ${code}`, async () => {
    await using at = stage();
    const { client } = await at.greet();
    client.close(code);
    assert.equal(await at.fatal, code);
    await at.shard.end();
    assert.equal(at.server.opened, 1);
  });
}

Deno.test("a heart that gets no answer ends the connection, and the next one resumes", async () => {
  await using at = stage();
  const client = await at.ready(40);
  client.acknowledges = false;
  assert.notEqual(await client.closed, 1000);
  assert.equal((await at.greet()).said.op, resume);
});

Deno.test("what is to be sent waits for READY, and for the next READY or RESUMED", async () => {
  await using at = stage();
  const voice = { op: 4, d: { guild_id: "1", channel_id: null } };
  const { client } = await at.greet();
  const sent = at.shard.send(voice);
  client.dispatch(1, "READY", { session_id: "s1", resume_gateway_url: at.server.url });
  assert.deepEqual(await client.packet(), voice);
  await sent;
  client.close(4000);
  await client.closed;
  const { client: next, said } = await at.greet();
  const later = at.shard.send(voice);
  assert.equal(said.op, resume);
  next.dispatch(2, "RESUMED");
  assert.deepEqual(await next.packet(), voice);
  await later;
});

Deno.test("new sessions wait for their turn, resumes do not", async () => {
  const turns: (() => void)[] = [];
  await using at = stage({ session, mayIdentify: () => new Promise((resolve) => turns.push(resolve)) });
  const { client, said } = await at.greet();
  assert.equal(said.op, resume);
  assert.equal(turns.length, 0);
  client.send({ op: 9, d: false });
  await client.closed;
  while (turns.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  assert.equal(at.server.opened, 1);
  turns[0]?.();
  assert.equal((await at.greet()).said.op, identify);
});

Deno.test("a shard can be ended at any moment: connected, before HELLO, between tries, before its turn", async () => {
  await using connected = stage();
  const client = await connected.ready();
  await connected.shard.end();
  assert.equal(await client.closed, 3000);

  await using greeted = stage();
  const silent = await greeted.server.connection();
  await greeted.shard.end();
  await silent.closed;

  await using between = stage({ limits: { pause: 60_000, longestPause: 60_000 } });
  (await between.server.connection()).close(4000);
  await between.shard.end();

  await using before = stage({
    mayIdentify: (_, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
  });
  await before.shard.end();
  assert.equal(before.server.opened, 0);
});
