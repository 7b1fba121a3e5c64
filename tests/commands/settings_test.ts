import assert from "node:assert/strict";
import { catalogues } from "../../services/catalogue/mod.ts";
import { openSchool } from "../_support/pupil.ts";
import { reply, until, used } from "../_support/talk.ts";

const { en, ru } = catalogues;

Deno.test("settings at both doors", async (t) => {
  await using school = await openSchool({ MODELS: "gpt-5-mini" });
  const { general, training } = school.world.channels;
  const owner = await school.user("owner");

  await t.step("without arguments it shows what is set", async () => {
    const { content, flags } = await used(owner, general, "settings");
    assert.match(content, /^\*\*Settings\*\*\n- Prefix: `!` \(default\)/);
    assert.match(content, /- Answers: when I am spoken to \(default\)/);
    assert.equal(flags & 64, 64);
    assert.match((await reply(owner, general, "!settings")).content, /^\*\*Settings\*\*/);
  });

  await t.step("the prefix is changed and put back", async () => {
    assert.match(
      (await used(owner, general, "settings", { prefix: "?" })).content,
      /^Done\.\n\n[\s\S]*Prefix: `\?`/,
    );
    assert.equal((await reply(owner, general, "?hi")).content, "HI!");
    assert.match((await reply(owner, general, "?settings reset=prefix")).content, /Prefix: `!` \(default\)/);
    assert.equal((await reply(owner, general, "!hi")).content, "HI!");
  });

  await t.step("every message of a channel is answered once that is set", async () => {
    const said = await reply(owner, training, `!settings answers=all channel=<#${training}>`);
    assert.match(said.content, new RegExp(`<#${training}>: every message`));
    await until(owner, await reply(owner, training, "What is 30 + 3?"), /33/);
    await used(owner, general, "settings", { answers: "as_server", channel: training });
    const ignored = await owner.say(training, "What is 40 + 4?");
    assert.equal((await reply(owner, training, "!hi")).content, "HI!");
    const history = await owner.rest.send<{ message_reference?: { message_id: string } }[]>(
      "GET",
      `/channels/${training}/messages?limit=5`,
    );
    assert.ok(!history.some((message) => message.message_reference?.message_id === ignored.id));
  });

  await t.step("model, persona and language are taken over", async () => {
    const { content } = await used(owner, general, "settings", {
      model: "gpt-5-mini",
      persona: "You are a pirate.",
      language: "ru",
    });
    assert.match(content, /^Готово\./);
    assert.match(content, /Модель: `gpt-5-mini`/);
    assert.match(content, /Роль: You are a pirate\./);
    const trainer = await school.user("trainer");
    assert.equal((await reply(trainer, general, "!help")).content.split("\n")[0], `**${ru.help.title}**`);
    await used(owner, general, "settings", { reset: "language" });
  });

  await t.step("what makes no sense gets a sentence and changes nothing", async () => {
    const cases: [Record<string, string>, string][] = [
      [{ prefix: "pupil" }, en.settings.badPrefix],
      [{ answers: "as_server" }, en.settings.asServerNeedsChannel],
      [{ channel: training }, en.settings.channelNeedsAnswers],
    ];
    for (const [options, sentence] of cases) {
      assert.equal((await used(owner, general, "settings", options)).content, sentence);
    }
    assert.match(
      (await used(owner, general, "settings", { model: "nope" })).content,
      /^That model cannot be chosen/,
    );
    assert.match(
      (await reply(owner, general, "!settings answers=never")).content,
      /^The argument `answers` must be one of/,
    );
  });

  await t.step("models are suggested", async () => {
    await owner.suggest(general, "settings", "model", { model: "5" });
    const { choices } = await owner.next("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE");
    assert.deepEqual(choices, [{ name: "gpt-5-mini", value: "gpt-5-mini" }]);
  });

  await t.step("only managers may, and a direct message belongs to its member", async () => {
    const outsider = await school.user("outsider");
    const refused = await reply(outsider, general, "!settings prefix=?");
    assert.equal(refused.content, en.guards.manager);
    const direct = await outsider.openDm(school.world.applicationId);
    assert.match((await reply(outsider, direct, "!settings prefix=?")).content, /^Done/);
    assert.equal((await reply(outsider, direct, "?hi")).content, "HI!");
    assert.equal((await reply(owner, general, "!hi")).content, "HI!");
  });
});

Deno.test("help suggests commands by their names in the member's language", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const member = await school.user("member");
  await member.suggest(general, "help", "command", { command: "спр" });
  const { choices } = await member.next("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE");
  assert.deepEqual(choices, [{ name: "спросить", value: "спросить" }]);
});
