import assert from "node:assert/strict";
import type { Message } from "../../_support/user.ts";
import { WORLD } from "../../../sandbox/world.ts";
import { combine } from "../../../sandbox/discord/permissions.ts";
import { refused, Stage } from "./_stage.ts";

const { guildId } = WORLD;

/** Denies everybody these rights in the training channel. */
async function close(stage: Stage, ...rights: Parameters<typeof combine>): Promise<string> {
  const owner = await stage.user("owner");
  const channel = WORLD.channels.training;
  await owner.rest.send("PUT", `/channels/${channel}/permissions/${guildId}`, {
    type: 0,
    deny: `${combine(...rights)}`,
  });
  return channel;
}

Deno.test("Whoever does not see a channel hears nothing of it and cannot reach it", async () => {
  await using stage = await Stage.open();
  const channel = await close(stage, "viewChannel");
  const [owner, outsider] = [await stage.user("owner"), await stage.user("outsider")];
  const { id } = await owner.say(channel, "secret");
  await owner.say(stage.general, "public");
  assert.equal((await outsider.nextMessage()).content, "public");
  for (
    const path of [
      `/channels/${channel}`,
      `/channels/${channel}/messages`,
      `/channels/${channel}/messages/${id}`,
    ]
  ) {
    await refused(outsider.rest.send("GET", path), 403, 50001);
  }
  await refused(outsider.say(channel, "hello?"), 403, 50001);
  const visible = await outsider.rest.send<{ id: string }[]>("GET", `/guilds/${guildId}/channels`);
  assert.ok(!visible.some((one) => one.id === channel));
});

Deno.test("Sending, files, history and reactions each need their right", async () => {
  await using stage = await Stage.open();
  const channel = await close(stage, "attachFiles", "readMessageHistory", "addReactions");
  const outsider = await stage.user("outsider");
  await refused(outsider.say(channel, { files: [{ name: "a", content: "a" }] }), 403, 50013);
  const { id } = await outsider.say(channel, "only words");
  assert.deepEqual(await outsider.rest.send("GET", `/channels/${channel}/messages`), []);
  await refused(outsider.rest.send("GET", `/channels/${channel}/messages/${id}`), 403, 50013);
  await refused(outsider.say(channel, { content: "re", reply_to: id }), 400, 160002);
  await close(stage, "sendMessages", "addReactions");
  await refused(outsider.say(channel, "more"), 403, 50013);
  await refused(
    outsider.rest.send("PUT", `/channels/${channel}/messages/${id}/reactions/%F0%9F%91%8D/@me`),
    403,
    50013,
  );
});

Deno.test("A role can be given by those above it alone, and changes what one may do", async () => {
  await using stage = await Stage.open();
  const [owner, outsider, bot] = [await stage.user("owner"), await stage.user("outsider"), await stage.bot()];
  const path = `/guilds/${guildId}/members/${outsider.id}/roles/${WORLD.roles.trainer}`;
  await refused(outsider.rest.send("PUT", path), 403, 50013);
  const { id } = await owner.say(stage.general, "to be deleted");
  await refused(outsider.rest.send("DELETE", `/channels/${stage.general}/messages/${id}`), 403, 50013);
  await owner.rest.send("PUT", path);
  assert.deepEqual((await bot.next("GUILD_MEMBER_UPDATE")).roles, [WORLD.roles.trainer]);
  await outsider.rest.send("DELETE", `/channels/${stage.general}/messages/${id}`);
});

Deno.test("A member in a timeout cannot write", async () => {
  await using stage = await Stage.open();
  const [owner, member] = [await stage.user("owner"), await stage.user("member")];
  const until = new Date(Date.now() + 60_000).toISOString();
  const path = `/guilds/${guildId}/members/${member.id}`;
  await refused(
    member.rest.send("PATCH", `/guilds/${guildId}/members/${owner.id}`, {
      communication_disabled_until: until,
    }),
    403,
    50013,
  );
  await owner.rest.send("PATCH", path, { communication_disabled_until: until });
  await refused(member.say(stage.general, "x"), 403, 50013);
  await owner.rest.send("PATCH", path, { communication_disabled_until: null });
  await member.say(stage.general, "x");
});

Deno.test("Channels and roles are made, changed and deleted by those who manage them", async () => {
  await using stage = await Stage.open();
  const [owner, member] = [await stage.user("owner"), await stage.user("member")];
  await refused(member.rest.send("POST", `/guilds/${guildId}/channels`, { name: "x" }), 403, 50013);
  const made = await owner.rest.send<{ id: string }>("POST", `/guilds/${guildId}/channels`, {
    name: "exam",
    topic: "quiet",
  });
  assert.equal((await member.next("CHANNEL_CREATE")).id, made.id);
  await member.say(made.id, "first");
  await owner.rest.send("PATCH", `/channels/${made.id}`, { name: "exams" });
  assert.equal((await member.next("CHANNEL_UPDATE")).name, "exams");
  await owner.rest.send("DELETE", `/channels/${made.id}`);
  assert.equal((await member.next("CHANNEL_DELETE")).id, made.id);
  await refused(member.say(made.id, "late"), 404, 10003);
  const role = await owner.rest.send<{ id: string }>("POST", `/guilds/${guildId}/roles`, {
    name: "Helper",
    mentionable: true,
  });
  const sent = await member.rest.send<Message>("POST", `/channels/${stage.general}/messages`, {
    content: `<@&${role.id}>`,
  });
  assert.deepEqual(sent.mention_roles, [role.id]);
  await owner.rest.send("DELETE", `/guilds/${guildId}/roles/${role.id}`);
  await refused(owner.rest.send("GET", `/guilds/${guildId}/roles/${role.id}`), 404, 10011);
});

Deno.test("Unknown things have their own codes", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const codes: Record<string, number> = {
    "/channels/1": 10003,
    "/guilds/1": 10004,
    "/users/1": 10013,
    [`/guilds/${guildId}/members/1`]: 10007,
    [`/channels/${stage.general}/messages/1`]: 10008,
    "/nowhere": 0,
  };
  for (const [path, code] of Object.entries(codes)) await refused(member.rest.send("GET", path), 404, code);
});
