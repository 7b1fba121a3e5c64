import assert from "node:assert/strict";
import { combine } from "../../../sandbox/discord/permissions.ts";
import { WORLD } from "../../../sandbox/world.ts";
import type { Message, TestUser } from "../../_support/user.ts";
import { INTENTS, type RawBot } from "./_bot.ts";
import { refused, Stage } from "./_stage.ts";

/** What tests read of a thread. */
interface Thread {
  readonly id: string;
  readonly type: number;
  readonly parent_id: string;
  readonly owner_id: string;
  readonly message_count: number;
  readonly member_count: number;
  readonly thread_metadata: { readonly archived: boolean; readonly locked: boolean };
}

function start(user: TestUser | RawBot, channel: string, body: object = {}): Promise<Thread> {
  return user.rest.send("POST", `/channels/${channel}/threads`, { name: "Talk", type: 11, ...body });
}

/** Denies @everyone a right in a channel. */
async function deny(owner: TestUser, channel: string, ...rights: Parameters<typeof combine>): Promise<void> {
  const body = { type: 0, deny: `${combine(...rights)}` };
  await owner.rest.send("PUT", `/channels/${channel}/permissions/${WORLD.guildId}`, body);
}

Deno.test("A thread is started from a message, once, and shares its id", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot();
  const member = await stage.user("member");
  const said = await member.say(stage.general, "Let us talk");
  const path = `/channels/${stage.general}/messages/${said.id}/threads`;
  const thread = await member.rest.send<Thread>("POST", path, { name: "Talk", auto_archive_duration: 60 });
  assert.deepEqual([thread.id, thread.type, thread.parent_id, thread.owner_id], [
    said.id,
    11,
    stage.general,
    member.id,
  ]);
  const created = await bot.next("THREAD_CREATE");
  assert.deepEqual([created.id, created.newly_created, created.guild_id, "member" in created], [
    said.id,
    true,
    WORLD.guildId,
    false,
  ]);
  const updated = await bot.next("MESSAGE_UPDATE");
  assert.deepEqual([updated.flags & 32, updated.thread.id], [32, said.id]);
  const starter = await bot.next("MESSAGE_CREATE", ({ type }) => type === 21);
  assert.deepEqual([starter.channel_id, starter.content, starter.referenced_message.content], [
    said.id,
    "",
    "Let us talk",
  ]);
  await refused(member.rest.send("POST", path, { name: "Again" }), 400, 160004);
});

Deno.test("A public thread without a message is told in its channel", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot();
  const thread = await start(await stage.user("member"), stage.general);
  const notice = await bot.next("MESSAGE_CREATE", ({ type }) => type === 18);
  assert.deepEqual([notice.channel_id, notice.content, notice.message_reference.channel_id], [
    stage.general,
    "Talk",
    thread.id,
  ]);
});

Deno.test("Whoever speaks in a thread, or is mentioned there, joins it", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot();
  const owner = await stage.user("owner");
  const thread = await start(await stage.user("member"), stage.general);
  await owner.say(thread.id, `<@${WORLD.users.trainer.id}> hello`);
  const heard = await bot.next("MESSAGE_CREATE", ({ channel_id }) => channel_id === thread.id);
  assert.deepEqual([heard.guild_id, heard.channel_type], [WORLD.guildId, 11]);
  for (const id of [owner.id, WORLD.users.trainer.id]) {
    const joined = await bot.next("THREAD_MEMBERS_UPDATE");
    assert.deepEqual(joined.added_members.map((one: { user_id: string }) => one.user_id), [id]);
  }
  const now = await bot.rest.send<Thread>("GET", `/channels/${thread.id}`);
  assert.deepEqual([now.message_count, now.member_count], [1, 3]);
  const members = await bot.rest.send<{ user_id: string; member: unknown }[]>(
    "GET",
    `/channels/${thread.id}/thread-members?with_member=true`,
  );
  assert.equal(members.filter(({ member }) => member).length, 3);
});

Deno.test("A bot without the members intent hears only of itself joining and leaving", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot(INTENTS & ~2);
  const member = await stage.user("member");
  const thread = await start(member, stage.general);
  await (await stage.user("owner")).say(thread.id, "I join");
  await bot.rest.send("PUT", `/channels/${thread.id}/thread-members/@me`);
  await bot.rest.send("DELETE", `/channels/${thread.id}/thread-members/@me`);
  const joined = await bot.next("THREAD_MEMBERS_UPDATE");
  assert.equal(joined.added_members[0].user_id, WORLD.applicationId);
  assert.deepEqual((await bot.next("THREAD_MEMBERS_UPDATE")).removed_member_ids, [WORLD.applicationId]);
});

Deno.test("A thread inherits the rights of its channel, but sending is a right of its own", async () => {
  await using stage = await Stage.open();
  const owner = await stage.user("owner");
  const member = await stage.user("member");
  const thread = await start(member, stage.general);
  await deny(owner, stage.general, "sendMessages");
  await refused(member.say(stage.general, "no"), 403, 50013);
  await member.say(thread.id, "here I may");
  await deny(owner, stage.general, "sendMessagesInThreads");
  await refused(member.say(thread.id, "no"), 403, 50013);
  await deny(owner, stage.general, "viewChannel");
  await refused(member.rest.send("GET", `/channels/${thread.id}`), 403, 50001);
});

Deno.test("A private thread is there for its members and for those who manage threads", async () => {
  await using stage = await Stage.open();
  const [bot, member, trainer, outsider] = [
    await stage.bot(),
    await stage.user("member"),
    await stage.user("trainer"),
    await stage.user("outsider"),
  ];
  const thread = await start(member, stage.general, { type: 12 });
  await member.say(thread.id, "secret");
  await refused(outsider.rest.send("GET", `/channels/${thread.id}/messages`), 403, 50001);
  assert.equal((await bot.next("MESSAGE_CREATE")).content, "secret");
  await member.rest.send("PUT", `/channels/${thread.id}/thread-members/${trainer.id}`);
  const added = await trainer.next("THREAD_CREATE");
  assert.deepEqual([added.id, typeof added.member.join_timestamp], [thread.id, "string"]);
  assert.equal(
    (await trainer.rest.send<Message[]>("GET", `/channels/${thread.id}/messages`))[0]?.content,
    "secret",
  );
  assert.deepEqual(outsider.gateway.seen.filter((name) => name.startsWith("THREAD")), []);
});

Deno.test("An archived thread takes no edits, reactions or commands, and wakes when somebody speaks", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot();
  const member = await stage.user("member");
  await bot.register({ name: "hi", description: "Says hi" });
  const thread = await start(member, stage.general);
  const { id } = await member.say(thread.id, "one");
  await member.rest.send("PATCH", `/channels/${thread.id}`, { archived: true });
  assert.equal((await bot.next("THREAD_UPDATE")).thread_metadata.archived, true);
  const message = `/channels/${thread.id}/messages/${id}`;
  await refused(member.rest.send("PATCH", message, { content: "two" }), 400, 50083);
  await refused(member.rest.send("PUT", `${message}/reactions/👍/@me`), 400, 50083);
  await refused(member.command(thread.id, "hi"), 400, 50083);
  const list = (path: string) => bot.rest.send<{ threads: Thread[] }>("GET", path);
  const archived = await list(`/channels/${stage.general}/threads/archived/public`);
  assert.deepEqual(archived.threads.map((one) => one.id), [thread.id]);
  await member.say(thread.id, "three");
  assert.equal((await bot.next("THREAD_UPDATE")).thread_metadata.archived, false);
  const active = await list(`/guilds/${WORLD.guildId}/threads/active`);
  assert.deepEqual(active.threads.map((one) => one.id), [thread.id]);
});

Deno.test("A locked thread is for those who manage threads; members rename only their own", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot();
  const [member, outsider] = [await stage.user("member"), await stage.user("outsider")];
  const thread = await start(member, stage.general);
  const path = `/channels/${thread.id}`;
  await refused(outsider.rest.send("PATCH", path, { name: "Mine" }), 403, 50013);
  await refused(member.rest.send("PATCH", path, { locked: true }), 403, 50013);
  await member.rest.send("PATCH", path, { name: "Better" });
  assert.equal((await bot.next("MESSAGE_CREATE", ({ type }) => type === 4)).content, "Better");
  await bot.rest.send("PATCH", path, { locked: true });
  await refused(member.say(thread.id, "no"), 400, 160005);
  await bot.rest.send("POST", `${path}/messages`, { content: "I may" });
});

Deno.test("A deleted thread is gone, and so are those of a deleted channel", async () => {
  await using stage = await Stage.open();
  const [bot, owner] = [await stage.bot(), await stage.user("owner")];
  const first = await start(owner, stage.general);
  await refused((await stage.user("member")).rest.send("DELETE", `/channels/${first.id}`), 403, 50013);
  await owner.rest.send("DELETE", `/channels/${first.id}`);
  const gone = await bot.next("THREAD_DELETE");
  assert.deepEqual(gone, { id: first.id, guild_id: WORLD.guildId, parent_id: stage.general, type: 11 });
  const second = await start(owner, WORLD.channels.training);
  await owner.rest.send("DELETE", `/channels/${WORLD.channels.training}`);
  assert.equal((await bot.next("THREAD_DELETE")).id, second.id);
  await refused(owner.rest.send("GET", `/channels/${second.id}`), 404, 10003);
});

Deno.test("A command in a thread reaches the bot with the thread and its channel, and is answered there", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  await bot.register({ name: "hi", description: "Says hi" });
  const thread = await start(member, stage.general);
  await member.command(thread.id, "hi");
  const interaction = await bot.next("INTERACTION_CREATE");
  assert.deepEqual(
    [interaction.channel_id, interaction.channel.parent_id, interaction.guild_id],
    [thread.id, stage.general, WORLD.guildId],
  );
  await bot.answer(interaction, { type: 4, data: { content: "hi" } });
  assert.equal((await member.nextMessage(({ content }) => content === "hi")).channel_id, thread.id);
});

Deno.test("Active threads are in GUILD_CREATE, and channels that cannot have threads refuse them", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const thread = await start(member, stage.general);
  const bot = await stage.bot();
  assert.deepEqual((await bot.next("GUILD_CREATE")).threads.map((one: Thread) => one.id), [thread.id]);
  await refused(start(member, WORLD.channels.voice), 400, 50024);
  await refused(start(member, thread.id), 400, 50024);
  await refused(start(member, stage.general, { name: "" }), 400, 50035);
  await refused(start(member, stage.general, { auto_archive_duration: 61 }), 400, 50035);
  await refused(member.rest.send("GET", `/channels/${stage.general}/thread-members`), 400, 50024);
});
