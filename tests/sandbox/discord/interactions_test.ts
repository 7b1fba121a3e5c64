import assert from "node:assert/strict";
import type { Message } from "../../_support/user.ts";
import { WORLD } from "../../../sandbox/world.ts";
import { refused, Stage } from "./_stage.ts";

const hi = { name: "hi", description: "Says hi" };
const EPHEMERAL = 64;
const LOADING = 128;

Deno.test("A slash command reaches the bot with everything, and its answer the channel", async () => {
  await using stage = await Stage.open();
  const [bot, member, owner] = [await stage.bot(), await stage.user("member"), await stage.user("owner")];
  await bot.register(hi);
  const nonce = await member.command(stage.general, "hi");
  const interaction = await bot.next("INTERACTION_CREATE");
  assert.partialDeepStrictEqual(interaction, {
    type: 2,
    version: 1,
    application_id: WORLD.applicationId,
    guild_id: WORLD.guildId,
    guild_locale: "en-US",
    locale: "ru",
    context: 0,
    channel_id: stage.general,
    channel: { id: stage.general, name: "general" },
    data: { name: "hi", type: 1 },
    member: { user: { id: member.id }, roles: [] },
    authorizing_integration_owners: { "0": WORLD.guildId },
    entitlements: [],
    attachment_size_limit: 10_485_760,
  });
  assert.ok(BigInt(interaction.member.permissions) & (1n << 11n));
  assert.ok(BigInt(interaction.app_permissions) & (1n << 13n));
  assert.equal(interaction.user, undefined);
  const body = { type: 4, data: { content: `HI! <@${owner.id}> <@&${WORLD.roles.trainer}>` } };
  const told = await bot.answer<{ interaction: object; resource: { message: Message } }>(
    interaction,
    body,
    "?with_response=true",
  );
  const heard = await owner.nextMessage();
  assert.equal(told.resource.message.id, heard.id);
  assert.partialDeepStrictEqual(told.interaction, { id: interaction.id, response_message_id: heard.id });
  assert.partialDeepStrictEqual(heard, {
    type: 20,
    application_id: WORLD.applicationId,
    webhook_id: WORLD.applicationId,
    interaction_metadata: { id: interaction.id, type: 2, name: "hi", user: { id: member.id } },
  });
  assert.deepEqual([heard.mentions.map(({ id }) => id), heard.mention_roles], [[owner.id], []]);
  assert.deepEqual(await member.next("INTERACTION_SUCCESS"), { id: interaction.id, nonce });
});

Deno.test("An answer is given once", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  await bot.register(hi);
  await member.command(stage.general, "hi");
  const interaction = await bot.next("INTERACTION_CREATE");
  await refused(bot.answer({ ...interaction, token: "wrong" }, { type: 5 }), 404, 10062);
  await refused(bot.answer(interaction, { type: 4, data: {} }), 400, 50006);
  await refused(bot.answer(interaction, { type: 7, data: { content: "x" } }), 400, 50035);
  await refused(bot.webhook(interaction, "POST", "", { content: "early" }), 404, 10015);
  await bot.answer(interaction, { type: 4, data: { content: "HI!" } });
  await refused(bot.answer(interaction, { type: 4, data: { content: "HI!" } }), 400, 40060);
});

Deno.test("A deferred answer shows as loading until it is edited, and can be followed up", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  await bot.register(hi);
  await member.command(stage.general, "hi");
  const interaction = await bot.next("INTERACTION_CREATE");
  await bot.answer(interaction, { type: 5 });
  const thinking = await member.nextMessage();
  assert.deepEqual([thinking.content, thinking.flags], ["", LOADING]);
  await bot.webhook(interaction, "PATCH", "/messages/%40original", { content: "done" });
  const done = await member.next("MESSAGE_UPDATE");
  assert.deepEqual([done.id, done.content, done.flags, done.edited_timestamp], [
    thinking.id,
    "done",
    0,
    null,
  ]);
  const more = await bot.webhook<Message>(interaction, "POST", "", { content: "and more" });
  assert.equal((await member.nextMessage()).message_reference?.message_id, thinking.id);
  await bot.webhook(interaction, "PATCH", `/messages/${more.id}`, { content: "and less" });
  assert.equal((await member.next("MESSAGE_UPDATE")).content, "and less");
  assert.equal((await bot.webhook<Message>(interaction, "GET", "/messages/@original")).content, "done");
  await bot.webhook(interaction, "DELETE", "/messages/@original");
  assert.equal((await member.next("MESSAGE_DELETE")).id, thinking.id);
  await refused(bot.webhook(interaction, "GET", "/messages/@original"), 404, 10008);
});

Deno.test("The first follow-up to a deferral becomes the answer", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  await bot.register(hi);
  await member.command(stage.general, "hi");
  const interaction = await bot.next("INTERACTION_CREATE");
  await bot.answer(interaction, { type: 5 });
  const thinking = await member.nextMessage();
  const answer = await bot.webhook<Message>(interaction, "POST", "", { content: "done" });
  assert.equal(answer.id, thinking.id);
});

Deno.test("An ephemeral answer is seen by one person alone and is in no history", async () => {
  await using stage = await Stage.open();
  const [bot, member, owner] = [await stage.bot(), await stage.user("member"), await stage.user("owner")];
  await bot.register(hi);
  await member.command(stage.general, "hi");
  const interaction = await bot.next("INTERACTION_CREATE");
  await bot.answer(interaction, { type: 4, data: { content: "only you", flags: EPHEMERAL } });
  const heard = await member.nextMessage();
  assert.deepEqual([heard.content, heard.flags, heard.guild_id], ["only you", EPHEMERAL, WORLD.guildId]);
  await bot.webhook(interaction, "POST", "", { content: "for all" });
  const public_ = await owner.nextMessage();
  assert.deepEqual([public_.content, public_.referenced_message], ["for all", null]);
  assert.equal((await member.nextMessage()).referenced_message?.content, "only you");
  const history = await owner.rest.send<Message[]>("GET", `/channels/${stage.general}/messages`);
  assert.deepEqual(history.map(({ content }) => content), ["for all"]);
  await refused(owner.rest.send("GET", `/channels/${stage.general}/messages/${heard.id}`), 404, 10008);
  assert.equal(
    (await bot.webhook<Message>(interaction, "PATCH", "/messages/@original", { content: "still" })).flags,
    EPHEMERAL,
  );
  assert.equal((await member.next("MESSAGE_UPDATE")).content, "still");
});

Deno.test("Without an answer in time the interaction fails, for both sides", async () => {
  await using stage = await Stage.open({ discord: { interactionDeadline: 20 } });
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  await bot.register(hi);
  const nonce = await member.command(stage.general, "hi");
  const interaction = await bot.next("INTERACTION_CREATE");
  assert.equal((await member.next("INTERACTION_FAILURE")).nonce, nonce);
  await refused(bot.answer(interaction, { type: 4, data: { content: "late" } }), 404, 10062);
});

Deno.test("Options are checked as they were registered, and what they name is resolved", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  const option = (type: number, name: string, more: object = {}) => ({
    type,
    name,
    description: "d",
    ...more,
  });
  await bot.register({
    ...hi,
    options: [
      option(3, "text", { required: true, max_length: 3 }),
      option(4, "count", { min_value: 1, max_value: 5 }),
      option(3, "color", { choices: [{ name: "Red", value: "r" }] }),
      option(6, "who"),
      option(7, "where", { channel_types: [0] }),
      option(8, "role"),
      option(11, "file"),
    ],
  });
  const use = (options: Parameters<typeof member.command>[2]) => member.command(stage.general, "hi", options);
  for (
    const wrong of [
      {},
      { text: "four" },
      { text: "a", count: 6 },
      { text: "a", count: 1.5 },
      { text: "a", color: "x" },
      { text: "a", who: "1" },
      { text: "a", where: WORLD.channels.voice },
      { text: "a", unknown: "x" },
      { text: 5 },
    ]
  ) {
    await refused(use(wrong), 400, 50035);
  }
  const { owner } = WORLD.users;
  await use({
    text: "abc",
    count: 5,
    color: "r",
    who: owner.id,
    where: stage.general,
    role: WORLD.roles.trainer,
    file: { name: "d.jsonl", content: "{}" },
  });
  const { data } = await bot.next("INTERACTION_CREATE");
  assert.deepEqual(data.options.slice(0, 3), [
    { name: "text", type: 3, value: "abc" },
    { name: "count", type: 4, value: 5 },
    { name: "color", type: 3, value: "r" },
  ]);
  const [attachment] = Object.values<{ id: string; url: string }>(data.resolved.attachments);
  assert.equal(data.options.at(-1).value, attachment?.id);
  assert.equal(await (await fetch(attachment?.url ?? "")).text(), "{}");
  assert.equal(data.resolved.users[owner.id].username, "owner");
  assert.ok(data.resolved.members[owner.id].permissions);
  assert.equal(data.resolved.channels[stage.general].name, "general");
  assert.equal(data.resolved.roles[WORLD.roles.trainer].name, "Trainer");
});

Deno.test("Subcommands arrive nested and name their message", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  const show = {
    type: 1,
    name: "show",
    description: "d",
    options: [{ type: 5, name: "all", description: "d" }],
  };
  await bot.register({ ...hi, name: "set", options: [show] });
  await refused(member.command(stage.general, "set"), 400, 50035);
  await member.command(stage.general, "set", { all: true }, { path: ["show"] });
  const interaction = await bot.next("INTERACTION_CREATE");
  assert.deepEqual(interaction.data.options, [{
    name: "show",
    type: 1,
    options: [{ name: "all", type: 5, value: true }],
  }]);
  await bot.answer(interaction, { type: 4, data: { content: "ok" } });
  assert.partialDeepStrictEqual(await member.nextMessage(), { interaction_metadata: { name: "set show" } });
});

Deno.test("Message and user commands carry their target", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  await bot.register({ type: 3, name: "Correct this" }, { type: 2, name: "Look up" });
  const { id } = await member.say(stage.general, "2 + 2 = 5");
  await member.command(stage.general, "Correct this", {}, { target: id });
  const message = (await bot.next("INTERACTION_CREATE")).data;
  assert.deepEqual([message.type, message.target_id, message.resolved.messages[id].content], [
    3,
    id,
    "2 + 2 = 5",
  ]);
  await member.command(stage.general, "Look up", {}, { target: WORLD.users.owner.id });
  const user = (await bot.next("INTERACTION_CREATE")).data;
  assert.equal(user.resolved.users[user.target_id].username, "owner");
  await refused(member.command(stage.general, "Look up", {}, { target: "1" }), 400, 50035);
});

Deno.test("Suggestions go to the person who is typing", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  await bot.register({
    ...hi,
    options: [
      { type: 3, name: "name", description: "d", required: true, autocomplete: true },
      { type: 3, name: "other", description: "d", required: true },
    ],
  });
  const nonce = await member.suggest(stage.general, "hi", "name", { name: "al" });
  const interaction = await bot.next("INTERACTION_CREATE");
  assert.equal(interaction.type, 4);
  assert.deepEqual(interaction.data.options, [{ name: "name", type: 3, value: "al", focused: true }]);
  await refused(bot.answer(interaction, { type: 4, data: { content: "x" } }), 400, 50035);
  await bot.answer(interaction, { type: 8, data: { choices: [{ name: "Alice", value: "alice" }] } });
  const told = await member.next("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE");
  assert.deepEqual([told.nonce, told.choices], [nonce, [{ name: "Alice", value: "alice" }]]);
});

Deno.test("In a direct message the person comes as a user, and guild commands do not exist", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  await bot.register(hi);
  const channel = await member.openDm(WORLD.applicationId);
  await member.command(channel, "hi");
  const interaction = await bot.next("INTERACTION_CREATE");
  assert.deepEqual(
    [interaction.user.id, interaction.member, interaction.guild_id, interaction.context],
    [member.id, undefined, undefined, 1],
  );
  assert.deepEqual(interaction.authorizing_integration_owners, { "0": "0" });
  await bot.answer(interaction, { type: 4, data: { content: "HI!" } });
  assert.equal((await member.nextMessage()).content, "HI!");
});

Deno.test("A command one may not use, or that changed meanwhile, is refused", async () => {
  await using stage = await Stage.open();
  const [bot, outsider] = [await stage.bot(), await stage.user("outsider")];
  const [command] = await bot.register<{ id: string; version: string }[]>({
    ...hi,
    default_member_permissions: "8192",
  });
  const use = (version: string) =>
    outsider.rest.send("POST", "/interactions", {
      type: 2,
      application_id: WORLD.applicationId,
      channel_id: stage.general,
      data: { id: command?.id, version },
    });
  await refused(use(command?.version ?? ""), 403, 50013);
  await bot.register(hi);
  await refused(use(command?.version ?? ""), 400, 50035);
  await refused(bot.rest.send("POST", "/interactions", {}), 403, 20001);
});
