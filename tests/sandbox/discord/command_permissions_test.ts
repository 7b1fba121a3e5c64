import assert from "node:assert/strict";
import { WORLD } from "../../../sandbox/world.ts";
import type { TestUser } from "../../_support/user.ts";
import { UserRest } from "../../_support/user_rest.ts";
import { refused, Stage } from "./_stage.ts";

const BASE = `/applications/${WORLD.applicationId}/guilds/${WORLD.guildId}/commands`;
const [ROLE, USER, CHANNEL] = [1, 2, 3];

type Permission = [id: string, type: number | undefined, permission: boolean];

/** A stage on which the bot has one command, `hi`. */
async function withCommand(more: object = {}) {
  const stage = await Stage.open();
  const bot = await stage.bot();
  const [command] = await bot.register<{ id: string }[]>({ name: "hi", description: "Says hi", ...more });
  const owner = await stage.user("owner");
  const allow = (id: string, ...permissions: Permission[]) =>
    owner.rest.send("PUT", `${BASE}/${id}/permissions`, {
      permissions: permissions.map(([id, type, permission]) => ({ id, type, permission })),
    });
  return { stage, bot, owner, id: command?.id ?? "", allow };
}

async function mayUse(user: TestUser, channel: string = WORLD.channels.general): Promise<boolean> {
  const index = await user.rest.send<{ application_commands: unknown[] }>(
    "GET",
    `/channels/${channel}/application-command-index`,
  );
  return index.application_commands.length > 0;
}

Deno.test("A user's overwrite comes before their roles', and a role's before everyone's", async () => {
  const { stage, id, allow } = await withCommand();
  await using _ = stage;
  const [member, trainer] = [await stage.user("member"), await stage.user("trainer")];
  const everyone: Permission = [WORLD.guildId, ROLE, false];
  await allow(id, everyone);
  assert.deepEqual([await mayUse(member), await mayUse(trainer)], [false, false]);
  await allow(id, everyone, [WORLD.roles.trainer, ROLE, true]);
  assert.deepEqual([await mayUse(member), await mayUse(trainer)], [false, true]);
  await allow(id, everyone, [WORLD.roles.trainer, ROLE, true], [trainer.id, USER, false], [
    member.id,
    USER,
    true,
  ]);
  assert.deepEqual([await mayUse(member), await mayUse(trainer)], [true, false]);
});

Deno.test("An overwrite opens a command that its application closed to all but administrators", async () => {
  const { stage, id, allow, owner } = await withCommand({ default_member_permissions: "0" });
  await using _ = stage;
  const member = await stage.user("member");
  assert.deepEqual([await mayUse(member), await mayUse(owner)], [false, true]);
  await allow(id, [member.id, USER, true]);
  assert.equal(await mayUse(member), true);
});

Deno.test("A channel can be closed to a command, and all channels but one; threads follow their channel", async () => {
  const { stage, id, allow } = await withCommand();
  await using _ = stage;
  const member = await stage.user("member");
  const { general, training } = WORLD.channels;
  const thread = await member.rest.send<{ id: string }>("POST", `/channels/${general}/threads`, {
    name: "x",
    type: 11,
  });
  await allow(id, [general, CHANNEL, false]);
  assert.deepEqual([await mayUse(member), await mayUse(member, training)], [false, true]);
  assert.equal(await mayUse(member, thread.id), false);
  await allow(id, [`${BigInt(WORLD.guildId) - 1n}`, CHANNEL, false], [general, CHANNEL, true]);
  assert.deepEqual([await mayUse(member), await mayUse(member, training)], [true, false]);
});

Deno.test("The application's overwrites are for every command without its own; the bot reads them and hears of them", async () => {
  const { stage, id, allow, bot } = await withCommand();
  await using _ = stage;
  const member = await stage.user("member");
  await refused(bot.rest.send("GET", `${BASE}/${id}/permissions`), 404, 10066);
  await allow(WORLD.applicationId, [member.id, USER, false]);
  assert.equal(await mayUse(member), false);
  assert.equal((await bot.next("APPLICATION_COMMAND_PERMISSIONS_UPDATE")).id, WORLD.applicationId);
  await allow(id, [member.id, USER, true]);
  assert.equal(await mayUse(member), true);
  const own = await bot.rest.send<{ permissions: unknown[] }>("GET", `${BASE}/${id}/permissions`);
  assert.deepEqual(own.permissions, [{ id: member.id, type: USER, permission: true }]);
  assert.equal((await bot.rest.send<unknown[]>("GET", `${BASE}/permissions`)).length, 2);
  await bot.register();
  assert.equal((await bot.rest.send<unknown[]>("GET", `${BASE}/permissions`)).length, 1);
});

Deno.test("Only people who manage the server can, by a Bearer token too; bots cannot", async () => {
  const { stage, id, bot } = await withCommand();
  await using _ = stage;
  const body = { permissions: [] };
  const path = `${BASE}/${id}/permissions`;
  await refused(bot.rest.send("PUT", path, body), 403, 20001);
  await refused((await stage.user("trainer")).rest.send("PUT", path, body), 403, 50013);
  await new UserRest(stage.world.apiUrl, `Bearer ${WORLD.users.owner.token}`).send("PUT", path, body);
  await refused((await stage.user("owner")).rest.send("PUT", `${BASE}/1/permissions`, body), 404, 10063);
});
