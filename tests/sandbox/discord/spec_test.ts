import assert from "node:assert/strict";
import type { Exchange } from "../../../sandbox/mod.ts";
import { WORLD } from "../../../sandbox/world.ts";
import type { Message } from "../../_support/user.ts";
import { assertDescribed, discordApi } from "./_spec.ts";
import { Stage } from "./_stage.ts";

const { guildId, applicationId, users } = WORLD;
const ignore = discordApi === undefined;

/** A stage that keeps every exchange. */
async function recording(): Promise<{ stage: Stage; exchanges: Exchange[] }> {
  const exchanges: Exchange[] = [];
  const stage = await Stage.open({ discord: { onExchange: (one) => void exchanges.push(one) } });
  return { stage, exchanges };
}

Deno.test({
  name: "what a bot reads of its world is as Discord describes it (needs ../shared)",
  ignore,
  async fn() {
    const { stage, exchanges } = await recording();
    await using _ = stage;
    const { rest } = await stage.bot();
    const member = await stage.user("member");
    const { id } = await member.say(stage.general, "hello");
    const thread = await member.rest.send<{ id: string }>("POST", `/channels/${stage.general}/threads`, {
      name: "Talk",
      type: 11,
    });
    const paths = [
      "/gateway",
      "/gateway/bot",
      "/users/@me",
      "/users/@me/guilds",
      `/users/${users.owner.id}`,
      "/applications/@me",
      "/oauth2/applications/@me",
      `/guilds/${guildId}`,
      `/guilds/${guildId}?with_counts=true`,
      `/guilds/${guildId}/channels`,
      `/guilds/${guildId}/roles`,
      `/guilds/${guildId}/roles/${WORLD.roles.trainer}`,
      `/guilds/${guildId}/members?limit=10`,
      `/guilds/${guildId}/members/search?query=t`,
      `/guilds/${guildId}/members/${users.trainer.id}`,
      `/guilds/${guildId}/threads/active`,
      `/channels/${stage.general}`,
      `/channels/${WORLD.channels.voice}`,
      `/channels/${stage.general}/messages`,
      `/channels/${stage.general}/messages/${id}`,
      `/channels/${stage.general}/messages/pins`,
      `/channels/${stage.general}/threads/archived/public`,
      `/channels/${thread.id}`,
      `/channels/${thread.id}/thread-members`,
    ];
    for (const path of paths) await rest.send("GET", path);
    await rest.send("GET", "/channels/1").catch(() => null);
    assertDescribed(exchanges);
    assert.ok(exchanges.length > paths.length);
  },
});

Deno.test({
  name: "what a bot does to messages is answered as Discord describes it (needs ../shared)",
  ignore,
  async fn() {
    const { stage, exchanges } = await recording();
    await using _ = stage;
    const { rest } = await stage.bot();
    const member = await stage.user("member");
    const asked = await member.say(stage.general, `<@${applicationId}> hello`);
    const messages = `/channels/${stage.general}/messages`;
    const button = { type: 2, style: 1, label: "Go", custom_id: "go" };
    const sent = await rest.send<Message>("POST", messages, {
      content: `hi <@${member.id}>`,
      embeds: [{
        title: "T",
        description: "D",
        fields: [{ name: "n", value: "v" }],
        image: { url: "attachment://a.png" },
      }],
      components: [{ type: 1, components: [button] }],
      message_reference: { message_id: asked.id },
      allowed_mentions: { parse: [] },
      nonce: "1",
      enforce_nonce: true,
    }, [{ name: "a.png", content: new Uint8Array([1, 2, 3]), type: "image/png" }]);
    await rest.send("POST", messages, {
      flags: 1 << 15,
      components: [{
        type: 17,
        components: [{ type: 10, content: "shown" }, { type: 14 }, {
          type: 9,
          components: [{ type: 10, content: "section" }],
          accessory: { ...button, custom_id: "more" },
        }],
      }],
    });
    const path = `${messages}/${sent.id}`;
    await rest.send("PATCH", path, { content: "edited", embeds: [], components: [] });
    await rest.send("PUT", `${path}/reactions/👍/@me`);
    await rest.send("GET", path);
    await rest.send("GET", `${path}/reactions/👍`);
    await rest.send("DELETE", `${path}/reactions/👍/@me`);
    await rest.send("PUT", `${messages}/pins/${sent.id}`);
    await rest.send("GET", `${messages}/pins`);
    await rest.send("DELETE", `${messages}/pins/${sent.id}`);
    await rest.send("POST", `/channels/${stage.general}/typing`);
    const thread = await rest.send<{ id: string }>("POST", `${path}/threads`, { name: "Talk" });
    await rest.send("POST", `/channels/${thread.id}/messages`, { content: "in it" });
    await rest.send("GET", `/channels/${thread.id}/messages`);
    await rest.send("PATCH", `/channels/${thread.id}`, { archived: true });
    await rest.send("DELETE", path);
    const dm = await rest.send<{ id: string }>("POST", "/users/@me/channels", { recipient_id: member.id });
    await rest.send("POST", `/channels/${dm.id}/messages`, { content: "hello" });
    await rest.send("POST", messages, { content: "x".repeat(2_001) }).catch(() => null);
    assertDescribed(exchanges);
  },
});

Deno.test({
  name:
    "what a bot does with commands and interactions is answered as Discord describes it (needs ../shared)",
  ignore,
  async fn() {
    const { stage, exchanges } = await recording();
    await using _ = stage;
    const bot = await stage.bot();
    const member = await stage.user("member");
    const options = [{ type: 3, name: "word", description: "A word", autocomplete: true }];
    const [hi] = await bot.register<{ id: string }[]>(
      { name: "hi", description: "Says hi", options, name_localizations: { ru: "привет" } },
      { name: "Tell me", type: 3 },
    );
    const base = `/applications/${applicationId}/commands`;
    await bot.rest.send("GET", base);
    await bot.rest.send("GET", `${base}/${hi?.id}`);
    await bot.rest.send("PATCH", `${base}/${hi?.id}`, { description: "Says hello" });
    await bot.rest.send("GET", `/applications/${applicationId}/guilds/${guildId}/commands/permissions`);

    const interaction = async () => await bot.next("INTERACTION_CREATE");
    await member.command(stage.general, "hi");
    const first = await interaction();
    await bot.answer(first, { type: 4, data: { content: "hi" } }, "?with_response=true");
    await bot.webhook(first, "GET", "/messages/@original");
    await bot.webhook(first, "PATCH", "/messages/@original", { content: "hello" });
    const more = await bot.webhook<Message>(first, "POST", "", { content: "more", flags: 64 });
    await bot.webhook(first, "DELETE", `/messages/${more.id}`);
    await member.command(stage.general, "hi");
    const second = await interaction();
    await bot.answer(second, { type: 5 }, "?with_response=true");
    await bot.webhook(second, "POST", "", { content: "done" });
    await member.suggest(stage.general, "hi", "word", { word: "o" });
    await bot.answer(await interaction(), { type: 8, data: { choices: [{ name: "one", value: "1" }] } });
    await member.command(stage.general, "hi");
    const input = { type: 18, label: "Why", component: { type: 4, custom_id: "why", style: 1 } };
    const modal = { custom_id: "form", title: "Form", components: [input] };
    await bot.answer(await interaction(), { type: 9, data: modal }, "?with_response=true");
    await bot.answer(first, { type: 4, data: { content: "again" } }).catch(() => null);
    assertDescribed(exchanges);
  },
});
