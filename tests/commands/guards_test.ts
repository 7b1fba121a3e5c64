import assert from "node:assert/strict";
import { catalogues } from "../../services/catalogue/mod.ts";
import { openSchool, type School } from "../_support/pupil.ts";
import { reply, used } from "../_support/talk.ts";
import type { TestUser } from "../_support/user.ts";
import { UserRest } from "../_support/user_rest.ts";

const { en, ru } = catalogues;
const ephemeral = 1 << 6;

/** What Discord's client offers somebody in a channel. */
async function offered(user: TestUser, channelId: string): Promise<string[]> {
  const index = await user.rest.send<{ application_commands: { name: string }[] }>(
    "GET",
    `/channels/${channelId}/application-command-index`,
  );
  return index.application_commands.map(({ name }) => name);
}

/** Offers `settings` to everybody, as a server's administrator can. */
async function offerToEverybody({ world }: School): Promise<void> {
  const bot = new UserRest(world.apiUrl, `Bot ${world.botToken}`);
  const path = `/applications/${world.applicationId}/commands`;
  const commands = await bot.send<{ id: string; name: string }[]>("GET", path);
  const { id } = commands.find(({ name }) => name === "settings") ?? { id: "" };
  await bot.send("PATCH", `${path}/${id}`, { default_member_permissions: null });
}

Deno.test("who may change the settings is checked at every door", async (t) => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const [owner, trainer, outsider, member] = await Promise.all(
    (["owner", "trainer", "outsider", "member"] as const).map((who) => school.user(who)),
  );
  assert.ok(owner && trainer && outsider && member);

  await t.step("a message from somebody who may not is refused, and from a manager it is not", async () => {
    for (const user of [trainer, outsider]) {
      assert.equal((await reply(user, general, "!settings language=ru")).content, en.guards.manager);
    }
    assert.match((await reply(owner, general, "!settings")).content, /^\*\*Settings\*\*/);
  });

  await t.step("a wrong argument is not looked at before it is known who may", async () => {
    assert.equal((await reply(outsider, general, "!settings nonsense=1 --x")).content, en.guards.manager);
  });

  await t.step("Discord's client offers the command to managers alone", async () => {
    assert.ok((await offered(owner, general)).includes("settings"));
    for (const user of [trainer, outsider, member]) {
      const names = await offered(user, general);
      assert.ok(names.includes("hi") && !names.includes("settings"));
    }
  });

  await t.step("it is checked here too: a server can offer it to everybody", async () => {
    await offerToEverybody(school);
    const refused = await used(outsider, general, "settings", { language: "ru" });
    assert.equal(refused.content, en.guards.manager);
    assert.equal(refused.flags & ephemeral, ephemeral);
    assert.equal((await used(member, general, "settings")).content, ru.guards.manager);
    assert.match((await used(owner, general, "settings")).content, /^\*\*Settings\*\*/);
  });

  await t.step("suggestions give nothing away", async () => {
    await outsider.suggest(general, "settings", "model", { model: "" });
    const { choices } = await outsider.next("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE");
    assert.deepEqual(choices, []);
  });

  await t.step("nothing was changed by those who may not", async () => {
    assert.match((await reply(owner, general, "!settings")).content, /^\*\*Settings\*\*/);
  });

  await t.step("a direct message belongs to its member", async () => {
    const direct = await outsider.openDm(school.world.applicationId);
    assert.match((await reply(outsider, direct, "!settings")).content, /^\*\*Settings\*\*/);
    assert.match((await used(outsider, direct, "settings")).content, /^\*\*Settings\*\*/);
  });
});
