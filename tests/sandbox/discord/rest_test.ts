import assert from "node:assert/strict";
import { WORLD } from "../../../sandbox/world.ts";
import { UserRest } from "../../_support/user_rest.ts";
import { botRest } from "./_bot.ts";
import { refused, Stage } from "./_stage.ts";

type Json = Record<string, unknown>;

Deno.test("Tokens decide who is asking, and only in their own form", async () => {
  await using stage = await Stage.open();
  const { apiUrl, botToken, users } = stage.world;
  for (const wrong of ["", "nonsense", botToken, `Bot ${users.member.token}`, `Bearer ${botToken}`]) {
    const body = await refused(new UserRest(apiUrl, wrong).send("GET", "/users/@me"), 401, 0);
    assert.equal(body.message, "401: Unauthorized");
  }
  const bot = await botRest(stage.world).send<Json>("GET", "/users/@me");
  assert.deepEqual([bot.id, bot.bot], [WORLD.applicationId, true]);
  const member = await new UserRest(apiUrl, users.member.token).send<Json>("GET", "/users/@me");
  assert.deepEqual([member.id, member.username, member.locale], [users.member.id, "member", "ru"]);
});

Deno.test("A bot reads its application by both routes, and people have none", async () => {
  await using stage = await Stage.open();
  const bot = botRest(stage.world);
  for (const path of ["/applications/@me", "/oauth2/applications/@me", "/applications/%40me"]) {
    const application = await bot.send<Json>("GET", path);
    assert.deepEqual([application.id, application.verify_key], [WORLD.applicationId, WORLD.publicKey]);
  }
  const member = new UserRest(stage.world.apiUrl, WORLD.users.member.token);
  await refused(member.send("GET", "/applications/@me"), 403, 20002);
});

Deno.test("The gateway's address is told, to bots with their limits", async () => {
  await using stage = await Stage.open();
  const bot = botRest(stage.world);
  assert.deepEqual(await bot.send("GET", "/gateway"), { url: stage.world.gatewayUrl });
  const told = await bot.send<Json>("GET", "/gateway/bot");
  assert.deepEqual([told.url, told.shards], [stage.world.gatewayUrl, 1]);
});

Deno.test("The interface answers under /api/v10 and under /api", async () => {
  await using stage = await Stage.open();
  const headers = { authorization: `Bot ${stage.world.botToken}` };
  for (const base of [stage.world.apiUrl, stage.world.apiUrl.replace("/v10", "")]) {
    const response = await fetch(`${base}/users/@me`, { headers });
    assert.equal(response.status, 200);
    assert.ok(response.headers.get("x-ratelimit-bucket"));
    assert.ok(Number(response.headers.get("x-ratelimit-remaining")) > 0);
    await response.body?.cancel();
  }
});

Deno.test("An answer without content has no content type", async () => {
  await using stage = await Stage.open();
  const headers = { authorization: stage.world.users.member.token };
  const response = await fetch(`${stage.world.apiUrl}/channels/${stage.general}/typing`, {
    method: "POST",
    headers,
  });
  assert.deepEqual([response.status, response.headers.get("content-type"), await response.text()], [
    204,
    null,
    "",
  ]);
});

Deno.test("Ids sent as JSON integers keep all their digits", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const { id } = await member.say(stage.general, "target");
  const headers = { authorization: stage.world.users.member.token };
  const body =
    `{"content": "re", "message_reference": {"message_id": ${id}, "channel_id": ${stage.general}}}`;
  const url = `${stage.world.apiUrl}/channels/${stage.general}/messages`;
  const sent = await (await fetch(url, { method: "POST", headers, body })).json();
  assert.equal(sent.message_reference.message_id, id);
});

Deno.test("The guild, its roles and members are read", async () => {
  await using stage = await Stage.open();
  const bot = botRest(stage.world);
  const { guildId, users } = WORLD;
  const guild = await bot.send<{ name: string; roles: Json[] }>("GET", `/guilds/${guildId}`);
  assert.deepEqual([guild.name, guild.roles.length], ["Pupil's school", 3]);
  assert.equal((await bot.send<Json[]>("GET", `/guilds/${guildId}/members?limit=3`)).length, 3);
  const [found] = await bot.send<{ user: Json }[]>("GET", `/guilds/${guildId}/members/search?query=TRAI`);
  assert.equal(found?.user.id, users.trainer.id);
  const trainer = await bot.send<{ roles: string[] }>(
    "GET",
    `/guilds/${guildId}/members/${users.trainer.id}`,
  );
  assert.deepEqual(trainer.roles, [WORLD.roles.trainer]);
});

Deno.test("A person's language can be changed, to one that Discord has", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  assert.deepEqual(await member.rest.send("PATCH", "/users/@me/settings", { locale: "de" }), {
    locale: "de",
  });
  assert.equal((await member.next("USER_SETTINGS_UPDATE")).locale, "de");
  await refused(member.rest.send("PATCH", "/users/@me/settings", { locale: "xx" }), 400, 50035);
});

Deno.test("Avatars are pictures", async () => {
  await using stage = await Stage.open();
  const url = stage.world.apiUrl.replace("/api/v10", "/cdn/embed/avatars/3.png");
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  assert.deepEqual([...bytes.subarray(1, 4)], [0x50, 0x4e, 0x47]);
});
