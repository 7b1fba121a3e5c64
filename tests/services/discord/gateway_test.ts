import assert from "node:assert/strict";
import type { DiscordGatewayPayload } from "discordeno";
import type { SavedShard } from "../../../services/discord/checkpoint.ts";
import { connectGateway } from "../../../services/discord/gateway.ts";
import { createGuildCache } from "../../../services/discord/guild_cache.ts";
import { createLocales } from "../../../services/discord/locales.ts";
import type { Incoming } from "../../../services/incoming.ts";
import { guild } from "./_guild.ts";

const botId = "900";
const shard: SavedShard = { id: 0, session: undefined };

/** A gateway without a network: what was noted and routed is kept. */
function gateway(options: { listens?: boolean; known?: readonly string[] } = {}) {
  const seen: string[] = [];
  const routed: Incoming[] = [];
  const told: string[] = [];
  const guilds = createGuildCache();
  const take = connectGateway({
    surroundings: {
      rest: { request: () => Promise.reject(new Error("no network")), close: () => {} },
      botId,
      locales: createLocales(),
      guilds,
      listens: () => options.listens ?? false,
    },
    route: (incoming) => Promise.resolve(void routed.push(incoming)),
    checkpoint: {
      seen: (_, event, sequence) => void seen.push(`${event} ${sequence}`),
      once: (_, id, work) => void (options.known?.includes(id) || work()),
    },
    listener: { ready: ({ username }) => void told.push(username), resumed: () => void told.push("resumed") },
  });
  let sequence = 0;
  const dispatch = (t: string, d: unknown) =>
    take({ op: 0, s: ++sequence, t, d } as DiscordGatewayPayload, shard);
  return { seen, routed, told, guilds, dispatch };
}

const message = {
  id: "500",
  channel_id: "120",
  guild_id: "100",
  type: 0,
  content: "Hello, all",
  author: { id: "202", username: "member" },
  member: { roles: ["101"] },
  mentions: [],
  attachments: [],
};

const interaction = {
  id: "600",
  application_id: botId,
  token: "t",
  channel_id: "110",
  guild_id: "100",
  member: { user: { id: "202", username: "member" }, roles: [], permissions: "0" },
};

Deno.test("every event is noted, with its sequence number, before anything is done with it", () => {
  const { seen, dispatch } = gateway();
  dispatch("READY", { user: { id: botId, username: "Pupil" }, guilds: [] });
  dispatch("SOMETHING_NEW", null);
  dispatch("MESSAGE_CREATE", { id: 1 });
  assert.deepEqual(seen, ["READY 1", "SOMETHING_NEW 2", "MESSAGE_CREATE 3"]);
});

Deno.test("what is not for the bot is not routed", () => {
  const { routed, dispatch } = gateway();
  dispatch("MESSAGE_CREATE", message);
  dispatch("MESSAGE_CREATE", { ...message, guild_id: undefined, author: { ...message.author, bot: true } });
  dispatch("MESSAGE_CREATE", { ...message, content: `<@${botId}>`, webhook_id: "1" });
  assert.deepEqual(routed, []);
});

Deno.test("what is for the bot is routed, with the member's permissions and the thread's channel", () => {
  const { routed, guilds, dispatch } = gateway();
  dispatch("GUILD_CREATE", guild);
  dispatch("MESSAGE_CREATE", { ...message, content: `<@${botId}> hello` });
  const [first] = routed;
  assert.equal(first?.id, "500");
  assert.equal(first.parentId, "111");
  assert.equal(first.guildLocale, "ru");
  assert.equal(first.member?.permissions, guilds.permissions("100", "120", "202", ["101"]));
  assert.notEqual(first.member.permissions, 0n);
});

Deno.test("where the bot listens everything is routed, and what was dealt with is not", () => {
  const { routed, dispatch } = gateway({ listens: true, known: ["501"] });
  for (const id of ["500", "501", "502"]) dispatch("MESSAGE_CREATE", { ...message, id });
  assert.deepEqual(routed.map(({ id }) => id), ["500", "502"]);
});

Deno.test("an interaction is routed once, a suggestion as often as it is asked for", () => {
  const { routed, dispatch } = gateway({ known: ["600"] });
  dispatch("INTERACTION_CREATE", { ...interaction, type: 2, data: { name: "hi", type: 1 } });
  assert.equal(routed.length, 0);
  const options = [{ name: "command", type: 3, value: "h", focused: true }];
  dispatch("INTERACTION_CREATE", { ...interaction, type: 4, data: { name: "help", type: 1, options } });
  assert.equal(routed[0]?.kind, "completion");
});

Deno.test("a new session is told of, and forgets the servers it does not list", () => {
  const { told, guilds, dispatch } = gateway();
  dispatch("GUILD_CREATE", guild);
  dispatch("READY", { user: { id: botId, username: "Pupil" }, guilds: [], shard: [0, 1] });
  dispatch("RESUMED", {});
  assert.deepEqual(told, ["Pupil", "resumed"]);
  assert.equal(guilds.locale("100"), undefined);
});

const events = [
  "READY",
  "MESSAGE_CREATE",
  "INTERACTION_CREATE",
  "GUILD_CREATE",
  "GUILD_DELETE",
  "VOICE_STATE_UPDATE",
];
for (const event of events) {
  Deno.test(`a payload that is not as documented is passed over: ${event}`, () => {
    const { routed, told, dispatch } = gateway({ listens: true });
    for (const data of [null, undefined, 5, "text", [], {}, { id: 5 }, { id: "1", author: 5, content: {} }]) {
      dispatch(event, data);
    }
    assert.deepEqual([routed, told], [[], []]);
  });
}
