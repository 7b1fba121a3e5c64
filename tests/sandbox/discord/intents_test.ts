import assert from "node:assert/strict";
import { Stage } from "./_stage.ts";

const GUILDS = 1;
const GUILD_MESSAGES = 1 << 9;
const DIRECT_MESSAGES = 1 << 12;

Deno.test("Without message content a bot reads only what is meant for it", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot(GUILDS | GUILD_MESSAGES | DIRECT_MESSAGES);
  const member = await stage.user("member");
  const file = { name: "a.txt", content: "a" };
  await member.say(stage.general, { content: "among us", files: [file] });
  const hidden = await bot.next("MESSAGE_CREATE");
  assert.deepEqual([hidden.content, hidden.attachments, hidden.author.id], ["", [], member.id]);
  await member.say(stage.general, `<@${stage.world.applicationId}> hello`);
  assert.match((await bot.next("MESSAGE_CREATE")).content, /hello/);
  await member.say(await member.openDm(stage.world.applicationId), "in private");
  assert.equal((await bot.next("MESSAGE_CREATE")).content, "in private");
  await bot.rest.send("POST", `/channels/${stage.general}/messages`, { content: "my own" });
  assert.equal((await bot.next("MESSAGE_CREATE")).content, "my own");
});

Deno.test("A bot is not told of what it did not ask for", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot(GUILDS | DIRECT_MESSAGES);
  const member = await stage.user("member");
  await member.say(stage.general, "in the guild");
  await member.say(await member.openDm(stage.world.applicationId), "in private");
  assert.equal((await bot.next("MESSAGE_CREATE")).content, "in private");
  assert.deepEqual(bot.gateway.seen.filter((type) => type.startsWith("MESSAGE")), ["MESSAGE_CREATE"]);
});

Deno.test("Several sessions of one account hear the same", async () => {
  await using stage = await Stage.open();
  const [one, two] = [await stage.user("owner"), await stage.user("owner")];
  const member = await stage.user("member");
  await member.say(stage.general, "to all");
  assert.equal((await one.nextMessage()).content, "to all");
  assert.equal((await two.nextMessage()).content, "to all");
});
