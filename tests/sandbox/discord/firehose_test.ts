import assert from "node:assert/strict";
import { INTENTS } from "./_bot.ts";
import { Stage } from "./_stage.ts";

Deno.test("A bot is told of as many guilds as wanted, each of its own ids and about 77 KB", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot();
  const { guilds } = await stage.sandbox.firehose({ guilds: 3 });
  assert.equal(guilds.sent, 3);
  assert.ok(Math.abs(guilds.bytes - 77_000) < 1_000, `${guilds.bytes}`);
  const ids = new Set<string>();
  for (let index = 0; index < 3; index++) {
    const guild = await bot.next("GUILD_CREATE", ({ id }) => id !== stage.world.guildId);
    const own = [guild, ...guild.channels, ...guild.emojis, ...guild.roles].map(({ id }) => id);
    for (const id of own) ids.add(id);
    assert.equal(guild.roles[0].id, guild.id);
    assert.equal(guild.members[0].user.id, stage.world.applicationId);
    assert.ok(
      guild.channels.some((one: { permission_overwrites: unknown[] }) =>
        one.permission_overwrites.length > 0
      ),
    );
    assert.ok(guild.roles.length > 30 && guild.channels.length > 30 && guild.voice_states.length > 0);
  }
  assert.ok([...ids].every((id) => /^13\d{17}$/.test(id)));
  assert.ok(ids.size > 3 * 100);
});

Deno.test("Members of those guilds say ordinary things in their channels", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot();
  await stage.sandbox.firehose({ guilds: 2, guildBytes: 20_000 });
  const { messages } = await stage.sandbox.firehose({ messages: 100 });
  assert.equal(messages.sent, 100);
  const guilds = new Map<string, { channels: { id: string }[]; members: { user: { id: string } }[] }>();
  for (let index = 0; index < 2; index++) {
    const guild = await bot.next("GUILD_CREATE", ({ id }) => id !== stage.world.guildId);
    guilds.set(guild.id, guild);
  }
  const ids = new Set<string>();
  for (let index = 0; index < 100; index++) {
    const message = await bot.next("MESSAGE_CREATE");
    const guild = guilds.get(message.guild_id);
    assert.ok(guild?.channels.some(({ id }) => id === message.channel_id));
    assert.ok(guild?.members.some(({ user }) => user.id === message.author.id));
    assert.notEqual(message.content, "");
    ids.add(message.id);
  }
  assert.equal(ids.size, 100);
});

Deno.test("Without message content the messages are empty", async () => {
  await using stage = await Stage.open();
  const bot = await stage.bot(INTENTS & ~(1 << 15));
  await stage.sandbox.firehose({ guilds: 1, messages: 1, guildBytes: 6_000 });
  assert.equal((await bot.next("MESSAGE_CREATE")).content, "");
});

Deno.test("What cannot be poured is said, by the function and over HTTP", async () => {
  await using stage = await Stage.open();
  const post = async (body: unknown) => {
    const init = { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${stage.sandbox.url}/sandbox/firehose`, init);
    return [response.status, (await response.json()).error];
  };
  assert.deepEqual(await post({ guilds: 1 }), [409, "Cannot pour: no bot is connected"]);
  const bot = await stage.bot(1);
  await assert.rejects(stage.sandbox.firehose({ messages: 1 }), /no intent for MESSAGE_CREATE/);
  await bot.close();
  await stage.bot();
  assert.deepEqual(await post({ messages: 1 }), [409, "Cannot pour messages: no guild has been poured yet"]);
  assert.equal((await post({ guilds: -1 }))[0], 400);
  assert.deepEqual(await post({ guilds: 1, messages: 1 }), [200, undefined]);
});
