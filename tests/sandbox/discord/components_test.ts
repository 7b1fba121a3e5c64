import assert from "node:assert/strict";
import type { Message } from "../../_support/user.ts";
import type { RawBot } from "./_bot.ts";
import { refused, Stage } from "./_stage.ts";

const V2 = 1 << 15;
const button = (custom_id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: custom_id,
  custom_id,
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const select = (custom_id: string, more: object = {}) => ({
  type: 3,
  custom_id,
  options: [{ label: "A", value: "a" }, { label: "B", value: "b" }],
  ...more,
});

function post(bot: RawBot, channel: string, body: object): Promise<Message> {
  return bot.rest.send("POST", `/channels/${channel}/messages`, body);
}

Deno.test("A pressed button reaches the bot with its message, which the answer may change", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  const message = await post(bot, stage.general, {
    content: "Again?",
    components: [row(button("yes"), button("no", { disabled: true }))],
  });
  assert.deepEqual(message.components[0]?.id, 1);
  await refused(member.press(message, "no"), 400, 50035);
  await refused(member.press(message, "other"), 400, 50035);
  await member.press(message, "yes");
  const interaction = await bot.next("INTERACTION_CREATE");
  assert.deepEqual(interaction.data, { component_type: 2, id: 2, custom_id: "yes" });
  assert.deepEqual([interaction.type, interaction.message.id], [3, message.id]);
  await bot.answer(interaction, { type: 7, data: { content: "Done", components: [] } });
  const updated = await member.next("MESSAGE_UPDATE");
  assert.deepEqual([updated.id, updated.content, updated.components], [message.id, "Done", []]);
});

Deno.test("A deferred update leaves the message until it is edited", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  const message = await post(bot, stage.general, { content: "Stop?", components: [row(button("stop"))] });
  await member.press(message, "stop");
  const interaction = await bot.next("INTERACTION_CREATE");
  await bot.answer(interaction, { type: 6 });
  await member.next("INTERACTION_SUCCESS");
  await bot.webhook(interaction, "PATCH", "/messages/@original", { content: "Stopped", components: [] });
  assert.equal((await member.next("MESSAGE_UPDATE")).content, "Stopped");
  await bot.webhook(interaction, "POST", "", { content: "anything else?" });
  assert.equal(
    (await member.nextMessage(({ type }) => type === 19)).message_reference?.message_id,
    message.id,
  );
});

Deno.test("Components of an ephemeral message work for its reader alone", async () => {
  await using stage = await Stage.open();
  const [bot, member, owner] = [await stage.bot(), await stage.user("member"), await stage.user("owner")];
  await bot.register({ name: "hi", description: "d" });
  await member.command(stage.general, "hi");
  const first = await bot.next("INTERACTION_CREATE");
  await bot.answer(first, { type: 4, data: { content: "?", flags: 64, components: [row(button("go"))] } });
  const message = await member.nextMessage();
  await refused(owner.press(message, "go"), 404, 10008);
  await member.press(message, "go");
  const interaction = await bot.next("INTERACTION_CREATE");
  await bot.answer(interaction, { type: 7, data: { content: "!" } });
  assert.equal((await member.next("MESSAGE_UPDATE")).content, "!");
});

Deno.test("Selects give the values they offer", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  const message = await post(bot, stage.general, {
    content: "Choose",
    components: [row(select("letters", { max_values: 2 })), row({ type: 5, custom_id: "people" })],
  });
  await refused(member.choose(message, "letters", []), 400, 50035);
  await refused(member.choose(message, "letters", ["c"]), 400, 50035);
  await member.choose(message, "letters", ["a", "b"]);
  assert.deepEqual((await bot.next("INTERACTION_CREATE")).data.values, ["a", "b"]);
  await member.choose(message, "people", [member.id]);
  const { data } = await bot.next("INTERACTION_CREATE");
  assert.deepEqual([data.component_type, data.values], [5, [member.id]]);
  assert.equal(data.resolved.users[member.id].username, "member");
});

Deno.test("A modal is opened, filled in and submitted", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  await bot.register({ name: "hi", description: "d" });
  await member.command(stage.general, "hi");
  const first = await bot.next("INTERACTION_CREATE");
  const label = (component: object) => ({ type: 18, label: "L", component });
  await bot.answer(first, {
    type: 9,
    data: {
      custom_id: "form",
      title: "A form",
      components: [
        { type: 10, content: "Please fill in" },
        label({ type: 4, custom_id: "text", style: 2, min_length: 3, max_length: 10 }),
        label(select("letters")),
        label({ type: 19, custom_id: "files", required: false }),
        row({ type: 4, custom_id: "old", style: 1, label: "Old", required: false }),
      ],
    },
  });
  const modal = await member.next("INTERACTION_MODAL_CREATE");
  assert.deepEqual([modal.title, modal.custom_id, modal.components.length], ["A form", "form", 5]);
  await refused(member.submitModal(modal, { text: "no", letters: ["a"] }), 400, 50035);
  await refused(member.submitModal(modal, { letters: ["a"] }), 400, 50035);
  await member.submitModal(modal, { text: "hello", letters: ["b"], files: ["0"] }, [{
    name: "a.csv",
    content: "a",
  }]);
  const second = await bot.next("INTERACTION_CREATE");
  assert.deepEqual([second.type, second.data.custom_id], [5, "form"]);
  const [, text, letters, files, old] = second.data.components;
  assert.equal(text.component.value, "hello");
  assert.deepEqual(letters.component.values, ["b"]);
  assert.equal(second.data.resolved.attachments[files.component.values[0]].filename, "a.csv");
  assert.equal(old.components[0].value, "");
  await refused(
    bot.answer(second, { type: 9, data: { custom_id: "x", title: "x", components: [] } }),
    400,
    50035,
  );
  await bot.answer(second, { type: 4, data: { content: "thanks" } });
  const answer = await member.nextMessage();
  assert.partialDeepStrictEqual(answer, {
    interaction_metadata: { type: 5, triggering_interaction_metadata: { name: "hi" } },
  });
  await refused(member.submitModal(modal, { text: "hello", letters: ["b"] }), 400, 50035);
});

Deno.test("Components v2 are laid out, with files named by the message", async () => {
  await using stage = await Stage.open();
  const [bot, member] = [await stage.bot(), await stage.user("member")];
  const components = [{
    type: 17,
    components: [
      { type: 10, content: `# For <@${member.id}>` },
      { type: 9, components: [{ type: 10, content: "text" }], accessory: button("more") },
      { type: 13, file: { url: "attachment://a.txt" } },
      { type: 14 },
    ],
  }];
  const files = [{ name: "a.txt", content: "a" }];
  const sent = await bot.rest.send<Message>("POST", `/channels/${stage.general}/messages`, {
    flags: V2,
    components,
  }, files);
  assert.deepEqual([sent.flags, sent.mentions[0]?.id], [V2, member.id]);
  const file = { type: 13, name: "a.txt", size: 1, file: { url: sent.attachments[0]?.url } };
  assert.partialDeepStrictEqual(sent.components[0]?.components?.[2], file);
  await member.press(sent, "more");
  assert.equal((await bot.next("INTERACTION_CREATE")).data.custom_id, "more");
});

const wrong: Record<string, object> = {
  "six rows": { content: "x", components: Array.from({ length: 6 }, (_, index) => row(button(`${index}`))) },
  "six buttons in a row": {
    content: "x",
    components: [row(...Array.from({ length: 6 }, (_, index) => button(`${index}`)))],
  },
  "a select beside a button": { content: "x", components: [row(button("a"), select("b"))] },
  "a custom id twice": { content: "x", components: [row(button("a"), button("a"))] },
  "a custom id of 101 letters": { content: "x", components: [row(button("a".repeat(101), { label: "a" }))] },
  "a label of 81 letters": { content: "x", components: [row(button("a", { label: "a".repeat(81) }))] },
  "a link with a custom id": {
    content: "x",
    components: [row(button("a", { style: 5, url: "https://example.com" }))],
  },
  "a select without options": { content: "x", components: [row(select("a", { options: [] }))] },
  "an unknown component": { content: "x", components: [{ type: 99 }] },
  "components v2 without the flag": { components: [{ type: 10, content: "x" }] },
  "components v2 with content": { flags: V2, content: "x", components: [{ type: 10, content: "x" }] },
  "more than 40 components": {
    flags: V2,
    components: Array.from({ length: 21 }, (_, index) => row(button(`${index}`))),
  },
  "more than 4,000 characters of text": {
    flags: V2,
    components: [{ type: 10, content: "x".repeat(3_000) }, { type: 10, content: "x".repeat(1_001) }],
  },
  "a text input in a message": {
    content: "x",
    components: [row({ type: 4, custom_id: "a", style: 1, label: "a" })],
  },
};

for (const [what, body] of Object.entries(wrong)) {
  Deno.test(`A message is refused for ${what}`, async () => {
    await using stage = await Stage.open();
    const bot = await stage.bot();
    const { errors } = await refused(post(bot, stage.general, body), 400, 50035);
    assert.match(JSON.stringify(errors), /^\{"(components|content)":/);
  });
}

Deno.test("People cannot send embeds and components", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  const body = { content: "x", embeds: [{ title: "x" }], components: [row(button("a"))] };
  const sent = await member.rest.send<Message>("POST", `/channels/${stage.general}/messages`, body);
  assert.deepEqual([sent.embeds, sent.components], [[], []]);
});
