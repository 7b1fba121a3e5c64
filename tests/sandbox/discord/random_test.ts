import assert from "node:assert/strict";
import fc from "fast-check";
import { WORLD } from "../../../sandbox/world.ts";
import { fuzz } from "../../_support/fuzz.ts";
import { RestError } from "../../_support/user.ts";
import { botRest } from "./_bot.ts";
import { Endpoint } from "./_endpoint.ts";
import { alive, json } from "./_random.ts";
import { Stage } from "./_stage.ts";

const general = WORLD.channels.general;

/** A command with an option of every type. */
const everything = {
  name: "everything",
  description: "Takes everything",
  options: [3, 4, 5, 6, 7, 8, 9, 10, 11].map((type) => ({
    type,
    name: `o${type}`,
    description: "An option",
  })),
};

Deno.test("Random interactions with a real command, message and modal are answered", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot();
  const member = await stage.user("member");
  const [command] = await bot.register<{ id: string }[]>(everything);
  const { id } = await bot.rest.send<{ id: string }>("POST", `/channels/${general}/messages`, {
    content: "press",
    components: [{ type: 1, components: [{ type: 2, style: 1, label: "Go", custom_id: "go" }] }],
  });
  const option = fc.record({
    name: fc.integer({ min: 2, max: 12 }).map((type) => `o${type}`),
    type: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }),
    value: fc.oneof(json, fc.constantFrom(WORLD.users.owner.id, general, WORLD.roles.trainer, "0")),
    focused: fc.boolean(),
  });
  const data = fc.oneof(
    json,
    fc.record({ id: fc.constant(command?.id), options: fc.oneof(json, fc.array(option, { maxLength: 4 })) }),
    fc.record({ custom_id: fc.constant("go"), values: json, component_type: fc.integer() }),
  );
  const interaction = fc.record({
    type: fc.integer({ min: 1, max: 6 }),
    application_id: fc.constant(WORLD.applicationId),
    channel_id: fc.constant(general),
    message_id: fc.constant(id),
    data,
  });
  await fc.assert(
    fc.asyncProperty(interaction, async (body) => {
      const error = await member.rest.send("POST", "/interactions", body).catch((reason) => reason);
      assert.ok(error === undefined || (error instanceof RestError && error.status < 500), `${error}`);
    }),
    { ...fuzz, numRuns: 1_000 },
  );
  await alive(stage);
});

Deno.test("Whatever an endpoint answers, the interaction succeeds or fails and the stand-in lives", async () => {
  await using stage = await Stage.open({ discord: { interactionDeadline: 100 } });
  const endpoint = stage.keep(new Endpoint());
  await botRest(stage.world).send("PATCH", "/applications/@me", { interactions_endpoint_url: endpoint.url });
  const path = `/applications/${WORLD.applicationId}/commands`;
  await botRest(stage.world).send("PUT", path, [{ name: "hi", description: "Says hi" }]);
  const member = await stage.user("member");
  const response = fc.record({
    status: fc.constantFrom(200, 200, 200, 204, 302, 401, 500),
    type: fc.constantFrom("application/json", "multipart/form-data; boundary=x", "text/html", "x"),
    body: fc.oneof(
      json.map((one) => JSON.stringify(one)),
      fc.string({ unit: "binary", maxLength: 50 }),
      fc.record({ type: fc.integer({ min: 1, max: 12 }), data: json }).map((one) => JSON.stringify(one)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(response, async ({ status, type, body }) => {
      endpoint.answer = () =>
        new Response(status === 204 ? null : body, { status, headers: { "content-type": type } });
      const nonce = await member.command(general, "hi");
      await member.next(["INTERACTION_SUCCESS", "INTERACTION_FAILURE"], (event) => event.nonce === nonce);
    }),
    { ...fuzz, numRuns: 100 },
  );
  await alive(stage);
});

Deno.test("Random faults and loads are refused or taken, and healing heals them all", async () => {
  await using stage = await Stage.open();
  const url = `${stage.sandbox.url}/sandbox`;
  const kinds = [
    "close",
    "cut",
    "op7",
    "op9",
    "mute_acks",
    "refuse",
    "stall",
    "down",
    "rest",
    "delay",
    "openai",
  ];
  const fault = fc.record({
    kind: fc.constantFrom(...kinds),
    code: json,
    who: fc.constantFrom("bot", "users", "all"),
    times: fc.constantFrom(1, 2, 0, -1, 1.5),
    ms: fc.constantFrom(0, 5, -5, "5"),
    route: fc.constantFrom("GET /users/@me", "* /**", "x"),
    status: json,
    resumable: fc.boolean(),
    fault: json,
  }, { requiredKeys: ["kind"] });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("faults", "firehose"),
      fc.oneof(json, fault),
      async (path, body) => {
        const response = await fetch(`${url}/${path}`, { method: "POST", body: JSON.stringify(body) });
        const text = await response.text();
        assert.ok([200, 400, 409].includes(response.status), `${response.status} ${text}`);
      },
    ),
    fuzz,
  );
  stage.faults.heal();
  await alive(stage);
  await stage.bot();
});

Deno.test("Random bytes on the port harm nobody", async () => {
  await using stage = await Stage.open();
  const { hostname, port } = new URL(stage.sandbox.url);
  const line = fc.constantFrom(
    "GET / HTTP/1.1\r\n",
    "GET /gateway HTTP/1.1\r\nupgrade: websocket\r\n",
    "\r\n\r\n",
    "PRI * HTTP/2.0\r\n",
  );
  const bytes = fc.uint8Array({ maxLength: 200 });
  const part = fc.oneof(bytes, line.map((text) => new TextEncoder().encode(text)));
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
      const connection = await Deno.connect({ hostname, port: Number(port) });
      for (const one of parts) await connection.write(Uint8Array.from(one)).catch(() => 0);
      connection.close();
    }),
    { ...fuzz, numRuns: 100 },
  );
  await alive(stage);
});

Deno.test("Random gateway addresses are refused or greeted", async () => {
  await using stage = await Stage.open();
  const word = fc.constantFrom(
    "",
    "9",
    "10",
    "11",
    "-1",
    "x",
    "json",
    "etf",
    "zlib-stream",
    "zstd-stream",
    "%00",
  );
  await fc.assert(
    fc.asyncProperty(word, word, word, async (v, encoding, compress) => {
      const query = `v=${v}&encoding=${encoding}&compress=${compress}`;
      const socket = new WebSocket(`${stage.world.gatewayUrl}?${query}`);
      const first = new Promise((resolve) => socket.onmessage = socket.onclose = resolve);
      const closed = new Promise((resolve) => socket.addEventListener("close", resolve));
      await first;
      socket.close();
      await closed;
    }),
    { ...fuzz, numRuns: 100 },
  );
  await alive(stage);
});
