import assert from "node:assert/strict";
import type { Message } from "../../_support/user.ts";
import { refused, Stage } from "./_stage.ts";

Deno.test("A message reaches those who see the channel, with its nonce", async () => {
  await using stage = await Stage.open();
  const [member, owner] = [await stage.user("member"), await stage.user("owner")];
  const sent = await member.say(stage.general, "  hello  ");
  assert.equal(sent.content, "hello");
  const heard = await owner.nextMessage();
  assert.deepEqual([heard.id, heard.guild_id, heard.nonce], [sent.id, stage.world.guildId, sent.nonce]);
  assert.ok(heard.member);
  const read = await owner.rest.send<Message>("GET", `/channels/${stage.general}/messages/${sent.id}`);
  assert.deepEqual([read.content, "nonce" in read, "guild_id" in read], ["hello", false, false]);
});

Deno.test("A reply carries what it answers and mentions its author", async () => {
  await using stage = await Stage.open();
  const [member, owner] = [await stage.user("member"), await stage.user("owner")];
  const asked = await member.say(stage.general, "why?");
  const reply = await owner.say(stage.general, { content: "because", reply_to: asked.id });
  assert.deepEqual([reply.type, reply.referenced_message?.id, reply.mentions[0]?.id], [
    19,
    asked.id,
    member.id,
  ]);
  await member.rest.send("DELETE", `/channels/${stage.general}/messages/${asked.id}`);
  const after = await owner.rest.send<Message>("GET", `/channels/${stage.general}/messages/${reply.id}`);
  assert.equal(after.referenced_message, null);
  const body = await refused(owner.say(stage.general, { content: "late", reply_to: asked.id }), 400, 50035);
  assert.match(JSON.stringify(body.errors), /REPLIES_UNKNOWN_MESSAGE/);
  const lenient = { content: "late", message_reference: { message_id: asked.id, fail_if_not_exists: false } };
  const plain = await owner.rest.send<Message>("POST", `/channels/${stage.general}/messages`, lenient);
  assert.equal(plain.type, 0);
});

Deno.test("Edits and deletions are told, and belong to the author", async () => {
  await using stage = await Stage.open();
  const [member, trainer, outsider] = [
    await stage.user("member"),
    await stage.user("trainer"),
    await stage.user("outsider"),
  ];
  const { id } = await member.say(stage.general, "teh");
  const path = `/channels/${stage.general}/messages/${id}`;
  const edited = await member.rest.send<Message>("PATCH", path, { content: "the" });
  assert.equal(edited.content, "the");
  assert.ok((await outsider.next("MESSAGE_UPDATE")).edited_timestamp);
  await refused(outsider.rest.send("PATCH", path, { content: "x" }), 403, 50005);
  await refused(outsider.rest.send("DELETE", path), 403, 50013);
  await trainer.rest.send("DELETE", path);
  assert.equal((await outsider.next("MESSAGE_DELETE")).id, id);
  await refused(member.rest.send("GET", path), 404, 10008);
});

Deno.test("Attachments are stored, served and kept or dropped by edits", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const bytes = new Uint8Array([0, 1, 2, 255]);
  const files = [{ name: "my notes.txt", content: "notes" }, { name: "raw.bin", content: bytes }];
  const sent = await member.say(stage.general, { files });
  assert.deepEqual(sent.attachments.map(({ filename, size }) => [filename, size]), [["my_notes.txt", 5], [
    "raw.bin",
    4,
  ]]);
  const served = await fetch(sent.attachments[1]?.url ?? "");
  assert.deepEqual(new Uint8Array(await served.arrayBuffer()), bytes);
  assert.equal(served.headers.get("x-content-type-options"), "nosniff");
  const path = `/channels/${stage.general}/messages/${sent.id}`;
  const kept = await member.rest.send<Message>("PATCH", path, {
    attachments: [{ id: sent.attachments[0]?.id }],
  });
  assert.deepEqual(kept.attachments.map(({ filename }) => filename), ["my_notes.txt"]);
  const added = await member.rest.send<Message>("PATCH", path, { content: "more" }, [{
    name: "b.csv",
    content: "a,b",
  }]);
  assert.deepEqual(added.attachments.map(({ filename }) => filename), ["my_notes.txt", "b.csv"]);
  await member.rest.send("DELETE", path);
  const gone = await fetch(sent.attachments[0]?.url ?? "");
  assert.equal(gone.status, 404);
  await gone.body?.cancel();
});

Deno.test("An uploaded page is served as text", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const file = { name: "x.html", content: "<script>alert(1)</script>", type: "text/html" };
  const { attachments } = await member.say(stage.general, { files: [file] });
  const served = await fetch(attachments[0]?.url ?? "");
  assert.match(served.headers.get("content-type") ?? "", /^text\/plain/);
  assert.match(served.headers.get("content-security-policy") ?? "", /sandbox/);
  await served.body?.cancel();
});

Deno.test("Files over 10 MiB and requests over 25 MiB are refused", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const file = (bytes: number) => ({ name: "big.bin", content: new Uint8Array(bytes) });
  await refused(member.say(stage.general, { files: [file(10 * 2 ** 20 + 1)] }), 413, 40005);
  await refused(
    member.say(stage.general, { files: Array.from({ length: 3 }, () => file(9 * 2 ** 20)) }),
    413,
    40005,
  );
});

Deno.test("A nonce can be enforced", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const body = { content: "once", nonce: "n1", enforce_nonce: true };
  const path = `/channels/${stage.general}/messages`;
  const first = await member.rest.send<Message>("POST", path, body);
  const again = await member.rest.send<Message>("POST", path, body);
  assert.equal(again.id, first.id);
  const loose = await member.rest.send<Message>("POST", path, { ...body, enforce_nonce: false });
  assert.notEqual(loose.id, first.id);
});

Deno.test("History is paged by before, after, around and limit", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const ids: string[] = [];
  for (let index = 0; index < 7; index++) ids.push((await member.say(stage.general, `${index}`)).id);
  const page = async (query: string) => {
    const found = await member.rest.send<Message[]>("GET", `/channels/${stage.general}/messages?${query}`);
    return found.map(({ content }) => content).join("");
  };
  assert.equal(await page(""), "6543210");
  assert.equal(await page("limit=2"), "65");
  assert.equal(await page(`before=${ids[3]}&limit=2`), "21");
  assert.equal(await page(`after=${ids[3]}&limit=2`), "54");
  assert.equal(await page(`around=${ids[3]}&limit=3`), "432");
  await refused(page("limit=101"), 400, 50035);
});

Deno.test("Reactions are counted, told and taken back", async () => {
  await using stage = await Stage.open();
  const [member, owner] = [await stage.user("member"), await stage.user("owner")];
  const { id } = await member.say(stage.general, "nice");
  const path = `/channels/${stage.general}/messages/${id}`;
  const emoji = encodeURIComponent("👍");
  await owner.rest.send("PUT", `${path}/reactions/${emoji}/@me`);
  const added = await member.next("MESSAGE_REACTION_ADD");
  assert.deepEqual([added.emoji, added.user_id, added.message_author_id], [
    { id: null, name: "👍" },
    owner.id,
    member.id,
  ]);
  const seen = await owner.rest.send<Message>("GET", path);
  assert.partialDeepStrictEqual(seen.reactions, [{
    count: 1,
    me: true,
    count_details: { burst: 0, normal: 1 },
  }]);
  const [who] = await member.rest.send<{ id: string }[]>("GET", `${path}/reactions/${emoji}`);
  assert.equal(who?.id, owner.id);
  await owner.rest.send("DELETE", `${path}/reactions/${emoji}/%40me`);
  assert.equal((await member.next("MESSAGE_REACTION_REMOVE")).user_id, owner.id);
  await refused(owner.rest.send("PUT", `${path}/reactions/nope/@me`), 404, 10014);
});

Deno.test("A pin is listed by both routes and told", async () => {
  await using stage = await Stage.open();
  const [member, bot] = [await stage.user("member"), await stage.bot()];
  const { id } = await member.say(stage.general, "keep this");
  await refused(member.rest.send("PUT", `/channels/${stage.general}/messages/pins/${id}`), 403, 50013);
  await bot.rest.send("PUT", `/channels/${stage.general}/messages/pins/${id}`);
  await member.next("CHANNEL_PINS_UPDATE");
  assert.equal((await member.nextMessage(({ type }) => type === 6)).message_reference?.message_id, id);
  const { items } = await member.rest.send<{ items: { message: Message }[] }>(
    "GET",
    `/channels/${stage.general}/messages/pins`,
  );
  assert.deepEqual(items.map(({ message }) => [message.id, message.pinned]), [[id, true]]);
  await bot.rest.send("DELETE", `/channels/${stage.general}/pins/${id}`);
  assert.deepEqual(await member.rest.send("GET", `/channels/${stage.general}/pins`), []);
});

Deno.test("Typing is told", async () => {
  await using stage = await Stage.open();
  const [member, bot] = [await stage.user("member"), await stage.bot()];
  await bot.rest.send("POST", `/channels/${stage.general}/typing`);
  assert.equal((await member.next("TYPING_START")).user_id, stage.world.applicationId);
});

Deno.test("Several messages are deleted at once", async () => {
  await using stage = await Stage.open();
  const [member, bot] = [await stage.user("member"), await stage.bot()];
  const ids = [(await member.say(stage.general, "a")).id, (await member.say(stage.general, "b")).id];
  await bot.rest.send("POST", `/channels/${stage.general}/messages/bulk-delete`, { messages: ids });
  assert.deepEqual((await member.next("MESSAGE_DELETE_BULK")).ids, ids);
});

Deno.test("A direct message reaches the bot, and its channel is the same from both sides", async () => {
  await using stage = await Stage.open();
  const [member, bot, owner] = [await stage.user("member"), await stage.bot(), await stage.user("owner")];
  const channel = await member.openDm(stage.world.applicationId);
  await member.say(channel, "psst");
  const heard = await bot.next("MESSAGE_CREATE");
  assert.deepEqual([heard.channel_id, heard.guild_id], [channel, undefined]);
  const same = await bot.rest.send<{ id: string; type: number }>("POST", "/users/@me/channels", {
    recipient_id: member.id,
  });
  assert.deepEqual([same.id, same.type], [channel, 1]);
  await refused(owner.rest.send("GET", `/channels/${channel}/messages`), 403, 50001);
});
