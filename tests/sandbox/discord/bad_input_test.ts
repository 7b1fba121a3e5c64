import assert from "node:assert/strict";
import fc from "fast-check";
import { WORLD } from "../../../sandbox/world.ts";
import { fuzz } from "../../_support/fuzz.ts";
import { alive, handled, json } from "./_random.ts";
import { RawSocket } from "./_socket.ts";
import { Stage } from "./_stage.ts";

const channel = WORLD.channels.general;
const member = WORLD.users.member.token;
const bot = `Bot ${WORLD.botToken}`;

const ROUTES = [
  ["POST", `/channels/${channel}/messages`, member],
  ["POST", `/channels/${channel}/messages`, bot],
  ["PATCH", `/channels/${channel}/messages/1`, member],
  ["POST", "/interactions", member],
  ["POST", "/interactions/1/x/callback", bot],
  ["POST", `/webhooks/${WORLD.applicationId}/x`, bot],
  ["PUT", `/applications/${WORLD.applicationId}/commands`, bot],
  ["POST", `/applications/${WORLD.applicationId}/commands`, bot],
  ["POST", "/users/@me/channels", member],
  ["PATCH", "/users/@me/settings", member],
  ["PUT", `/channels/${channel}/permissions/1`, WORLD.users.owner.token],
  ["POST", `/guilds/${WORLD.guildId}/roles`, WORLD.users.owner.token],
  ["POST", `/channels/${channel}/threads`, member],
  ["POST", `/channels/${channel}/messages/1/threads`, bot],
  ["PATCH", `/channels/${WORLD.channels.training}`, WORLD.users.owner.token],
  ["PATCH", `/guilds/${WORLD.guildId}`, WORLD.users.owner.token],
  ["PATCH", `/guilds/${WORLD.guildId}/members/${WORLD.users.member.id}`, WORLD.users.owner.token],
  [
    "PUT",
    `/applications/${WORLD.applicationId}/guilds/${WORLD.guildId}/commands/1/permissions`,
    WORLD.users.owner.token,
  ],
  ["PATCH", "/applications/@me", bot],
] as const;

Deno.test("Random bodies are answered by every route", async () => {
  await using stage = await Stage.open();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROUTES), json, async ([method, path, authorization], body) => {
      const headers = { authorization, "content-type": "application/json" };
      await handled(
        await fetch(`${stage.world.apiUrl}${path}`, { method, headers, body: JSON.stringify(body) }),
      );
    }),
    { ...fuzz, numRuns: 1_000 },
  );
  await alive(stage);
  assert.equal(({} as Record<string, unknown>)._errors, undefined);
});

const bodies: Record<string, [type: string, body: string | Uint8Array<ArrayBuffer>]> = {
  "no JSON": ["application/json", "{"],
  "an array": ["application/json", "[]"],
  "a number": ["application/json", "5"],
  "nothing": ["application/json", ""],
  "deep nesting": ["application/json", "[".repeat(200_000)],
  "broken UTF-8": ["application/json", new Uint8Array([0xff, 0xfe, 0x7b])],
  "multipart without a boundary": ["multipart/form-data", "x"],
  "broken multipart": ["multipart/form-data; boundary=x", "--x\r\nnonsense"],
  "multipart with payload that is no JSON": [
    "multipart/form-data; boundary=x",
    '--x\r\ncontent-disposition: form-data; name="payload_json"\r\n\r\n{\r\n--x--\r\n',
  ],
  "a file that no attachment names": [
    "multipart/form-data; boundary=x",
    '--x\r\ncontent-disposition: form-data; name="payload_json"\r\n\r\n{"attachments":[{"id":7}]}\r\n' +
    '--x\r\ncontent-disposition: form-data; name="files[0]"; filename="a"\r\n\r\na\r\n--x--\r\n',
  ],
};

for (const [what, [type, body]] of Object.entries(bodies)) {
  Deno.test(`A body that is ${what} is refused with 400`, async () => {
    await using stage = await Stage.open();
    const headers = { authorization: member, "content-type": type };
    const response = await fetch(`${stage.world.apiUrl}/channels/${channel}/messages`, {
      method: "POST",
      headers,
      body,
    });
    assert.equal(response.status, 400);
    await handled(response);
    await alive(stage);
  });
}

Deno.test("A file may be called anything and claim any type", async () => {
  await using stage = await Stage.open();
  const user = await stage.user("member");
  const names = ["../../etc/passwd", "a.constructor", "файл.txt", "..", " ", 'a"b\r\nc', "x".repeat(500)];
  for (const name of names) {
    const { attachments } = await user.say(channel, {
      files: [{ name, content: "x", type: "\u0001bad; type" }],
    });
    const served = await fetch(attachments[0]?.url ?? "");
    assert.equal(await served.text(), "x", name);
  }
});

Deno.test("Random paths are answered", async () => {
  await using stage = await Stage.open();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 30 }), async (text) => {
      const path = `/channels/${channel}/messages/1/reactions/${
        encodeURIComponent(text.toWellFormed()).slice(0, 60)
      }/@me`;
      await handled(
        await fetch(`${stage.world.apiUrl}${path}`, { method: "PUT", headers: { authorization: member } }),
      );
    }),
    fuzz,
  );
});

Deno.test("Random packets close the socket or are answered, and the gateway lives", async () => {
  await using stage = await Stage.open();
  const packet = fc.oneof(
    fc.string({ unit: "binary", maxLength: 100 }),
    fc.record({ op: fc.integer({ min: -1, max: 20 }), d: json }).map((one) => JSON.stringify(one)),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(packet, { minLength: 1, maxLength: 5 }), async (packets) => {
      const socket = await RawSocket.open(stage.world.gatewayUrl);
      socket.send({ op: 2, d: { token: WORLD.botToken, intents: 1 } });
      await socket.event("READY");
      for (const one of packets) if (socket.socket.readyState === WebSocket.OPEN) socket.send(one);
      await socket.close();
    }),
    { ...fuzz, numRuns: 100 },
  );
  const user = await stage.user("member");
  await user.say(channel, "alive");
  assert.equal((await user.nextMessage()).content, "alive");
});

Deno.test("A client that vanishes while sending harms nobody", async () => {
  await using stage = await Stage.open();
  const { hostname, port } = new URL(stage.world.apiUrl);
  const socket = await Deno.connect({ hostname, port: Number(port) });
  const head =
    `POST /api/v10/channels/${channel}/messages HTTP/1.1\r\nhost: x\r\nauthorization: ${member}\r\ncontent-length: 100\r\n\r\n{"con`;
  await socket.write(new TextEncoder().encode(head));
  socket.close();
  await alive(stage);
});
