import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { AttachmentBuilder, Client, Events, GatewayIntentBits, type Interaction, Partials } from "discord.js";
import type { World } from "../../../sandbox/mod.ts";
import { Stage } from "./_stage.ts";

/** A client of discord.js on the sandbox, ready. Nothing of it knows that this is a sandbox, but for the address. */
async function login(world: World): Promise<Client<true>> {
  const { Guilds, GuildMessages, MessageContent, DirectMessages, GuildMessageReactions } = GatewayIntentBits;
  const client = new Client({
    intents: [Guilds, GuildMessages, MessageContent, DirectMessages, GuildMessageReactions],
    partials: [Partials.Channel],
    rest: { api: world.apiUrl.replace(/\/v\d+$/, "") },
  });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(world.botToken);
  return await ready;
}

/** A stage with discord.js on it, destroyed at the end. */
async function withClient(options: Parameters<typeof Stage.open>[0] = {}) {
  const stage = await Stage.open(options);
  const client = await login(stage.world);
  stage.keep({ close: () => client.destroy() });
  return { stage, client };
}

/** The interaction that something a person does makes. */
async function madeBy(client: Client, act: () => Promise<unknown>): Promise<Interaction> {
  const made = new Promise<Interaction>((resolve) => client.once(Events.InteractionCreate, resolve));
  await act();
  return await made;
}

Deno.test("discord.js logs in, knows its guild, and hears a message", async () => {
  const { stage, client } = await withClient();
  await using _ = stage;
  assert.equal(client.user.id, stage.world.applicationId);
  const guild = client.guilds.cache.get(stage.world.guildId);
  assert.deepEqual([guild?.name, guild?.channels.cache.size, guild?.roles.cache.size], [
    "Pupil's school",
    3,
    3,
  ]);
  const heard = new Promise((resolve) =>
    client.once(Events.MessageCreate, ({ content }) => resolve(content))
  );
  await (await stage.user("member")).say(stage.general, "hello");
  assert.equal(await heard, "hello");
});

Deno.test("discord.js replies, edits, reacts, pins and deletes", async () => {
  const { stage, client } = await withClient();
  await using _ = stage;
  const member = await stage.user("member");
  client.once(Events.MessageCreate, async (message) => {
    const reply = await message.reply("first");
    await reply.edit("second");
    await message.react("👍");
    await message.pin();
    await reply.delete();
  });
  const asked = await member.say(stage.general, "question");
  const reply = await member.nextMessage(({ author }) => author.bot === true);
  assert.deepEqual([reply.content, reply.message_reference?.message_id], ["first", asked.id]);
  assert.equal((await member.next("MESSAGE_UPDATE")).content, "second");
  assert.equal((await member.next("MESSAGE_REACTION_ADD")).emoji.name, "👍");
  assert.equal((await member.next("CHANNEL_PINS_UPDATE")).channel_id, stage.general);
  assert.equal((await member.next("MESSAGE_DELETE")).id, reply.id);
});

Deno.test("discord.js uploads and fetches", async () => {
  const { stage, client } = await withClient();
  await using _ = stage;
  const channel = await client.channels.fetch(stage.general);
  assert.ok(channel?.isSendable() && channel.isTextBased());
  const file = new AttachmentBuilder(Buffer.from("lines"), { name: "notes.txt" });
  const sent = await channel.send({
    content: "a file",
    files: [file],
    embeds: [{ title: "T", description: "D" }],
  });
  const [fetched] = [...(await channel.messages.fetch({ limit: 10 })).values()];
  assert.equal(fetched?.id, sent.id);
  const attachment = fetched.attachments.first();
  assert.equal(await (await fetch(attachment?.url ?? "")).text(), "lines");
  assert.equal(fetched.embeds[0]?.title, "T");
  const member = await client.guilds.cache.get(stage.world.guildId)?.members.fetch(
    stage.world.users.trainer.id,
  );
  assert.deepEqual([member?.user.username, member?.roles.cache.has("1200000000000000110")], [
    "trainer",
    true,
  ]);
});

Deno.test("discord.js registers a slash command and answers it at once, and deferred", async () => {
  const { stage, client } = await withClient();
  await using _ = stage;
  const member = await stage.user("member");
  const options = [{ type: 3 as const, name: "word", description: "A word", required: true }];
  await client.application.commands.set([{ name: "echo", description: "Says it again", options }]);

  const first = await madeBy(client, () => member.command(stage.general, "echo", { word: "one" }));
  assert.ok(first.isChatInputCommand() && first.inCachedGuild());
  await first.reply(first.options.getString("word", true));
  const answer = await member.nextMessage();
  assert.deepEqual([answer.content, answer.type], ["one", 20]);
  assert.equal((await first.fetchReply()).id, answer.id);

  const second = await madeBy(client, () => member.command(stage.general, "echo", { word: "two" }));
  assert.ok(second.isChatInputCommand());
  await second.deferReply();
  await second.editReply("two, later");
  await second.followUp({ content: "and more", flags: "Ephemeral" });
  assert.equal((await member.next("MESSAGE_UPDATE")).content, "two, later");
  assert.equal((await member.nextMessage(({ content }) => content === "and more")).flags & 64, 64);
});

Deno.test("discord.js answers buttons and modals", async () => {
  const { stage, client } = await withClient();
  await using _ = stage;
  const member = await stage.user("member");
  const channel = await client.channels.fetch(stage.general);
  assert.ok(channel?.isSendable());
  const button = { type: 2 as const, style: 1 as const, label: "Open", custom_id: "open" };
  await channel.send({ content: "press", components: [{ type: 1 as const, components: [button] }] });
  const message = await member.nextMessage();
  const pressed = await madeBy(client, () => member.press(message, "open"));
  assert.ok(pressed.isButton());
  const input = { type: 4 as const, custom_id: "why", style: 1 as const, label: "Why", required: true };
  await pressed.showModal({
    custom_id: "form",
    title: "Form",
    components: [{ type: 1, components: [input] }],
  });
  const modal = await member.next("INTERACTION_MODAL_CREATE");
  const submitted = await madeBy(client, () => member.submitModal(modal, { why: "because" }));
  assert.ok(submitted.isModalSubmit());
  await submitted.reply(submitted.fields.getTextInputValue("why"));
  assert.equal((await member.nextMessage()).content, "because");
});

Deno.test("discord.js starts a thread and hears what is said in it", async () => {
  const { stage, client } = await withClient();
  await using _ = stage;
  const member = await stage.user("member");
  const channel = await client.channels.fetch(stage.general);
  assert.ok(channel?.isTextBased() && "threads" in channel);
  const started = await channel.send("Let us talk");
  const thread = await started.startThread({ name: "Talk" });
  assert.deepEqual([thread.parentId, thread.id], [stage.general, started.id]);
  const heard = new Promise<string>((resolve) =>
    client.on(Events.MessageCreate, ({ author, content }) => {
      if (author.id === member.id) resolve(content);
    })
  );
  await member.say(thread.id, "in the thread");
  assert.equal(await heard, "in the thread");
  await thread.setArchived(true);
  assert.equal((await member.next("THREAD_UPDATE")).thread_metadata.archived, true);
});

Deno.test("discord.js resumes after a cut and loses nothing", async () => {
  const { stage, client } = await withClient();
  await using _ = stage;
  const member = await stage.user("member");
  const heard = new Promise((resolve) =>
    client.once(Events.MessageCreate, ({ content }) => resolve(content))
  );
  stage.faults.post({ kind: "cut" });
  await member.say(stage.general, "missed");
  assert.equal(await heard, "missed");
  const counts = stage.sandbox.counters.gateway[stage.world.applicationId];
  assert.deepEqual([counts?.identifies, counts?.resumed], [1, 1]);
});

Deno.test({
  name: "discord.js waits for real rate limits and sends everything",
  fn: waitsForLimits,
  sanitizeResources: false,
});

/** The library does not read the body of a 429: the sanitizer of resources is off. */
async function waitsForLimits(): Promise<void> {
  const { stage, client } = await withClient({ discord: { rateLimits: "real" } });
  await using _ = stage;
  const member = await stage.user("member");
  const channel = await client.channels.fetch(stage.general);
  assert.ok(channel?.isSendable());
  const messages = await Promise.all(Array.from({ length: 4 }, (_, index) => channel.send(`${index}`)));
  for (const message of messages.slice(0, 3)) await message.react("👍");
  for (let index = 0; index < 3; index++) await member.next("MESSAGE_REACTION_ADD");
}
