import assert from "node:assert/strict";
import { catalogues } from "../../services/catalogue/mod.ts";
import { openSchool } from "../_support/pupil.ts";
import { answerTo, reply, until, untilButton, used } from "../_support/talk.ts";
import type { Message } from "../_support/user.ts";

const { en } = catalogues;
const long = "Write a long essay about rivers.";

Deno.test("an answer can be stopped while it is made, by who asked", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const outsider = await school.user("outsider");
  const message = await reply(outsider, general, `<@${school.world.applicationId}> ${long}`);
  const running = await untilButton(outsider, message, "stop_answer");
  await outsider.press(running, "stop_answer");
  const stopped = await until(outsider, message, /-# Stopped\.$/);
  await untilButton(outsider, stopped, "regenerate");
});

Deno.test("another member may not stop or regenerate an answer, a trainer may", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const [owner, outsider] = [await school.user("owner"), await school.user("outsider")];
  const message = await reply(owner, general, `<@${school.world.applicationId}> ${long}`);
  const running = await untilButton(owner, message, "stop_answer");
  await outsider.press(running, "stop_answer");
  assert.equal((await answerTo(outsider)).content, en.answer.notYours);
  const trainer = await school.user("trainer");
  await trainer.press(running, "stop_answer");
  await until(owner, message, /-# Stopped\.$/);
  await outsider.press(running, "regenerate");
  assert.equal((await answerTo(outsider)).content, en.answer.notYours);
});

Deno.test("a regenerated answer takes the place of the old one", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const answer = await reply(owner, general, `<@${school.world.applicationId}> What is 6 * 7?`);
  await until(owner, answer, /42/);
  const ready = await untilButton(owner, answer, "regenerate");
  await owner.press(ready, "regenerate");
  await owner.next("INTERACTION_SUCCESS");
  const again = await owner.next(
    "MESSAGE_UPDATE",
    ({ id, content }) => id === answer.id && /42/.test(content),
  );
  assert.equal(again.channel_id, general);
  const history = await owner.rest.send<Message[]>("GET", `/channels/${general}/messages?limit=50`);
  assert.equal(history.filter(({ author }) => author.id === school.world.applicationId).length, 1);
});

Deno.test("the answer to a slash command is regenerated with its question", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const answer = await used(owner, general, "ask", { question: "What is 6 * 7?" });
  const ready = await untilButton(owner, answer, "regenerate");
  await owner.press(ready, "regenerate");
  await until(owner, { ...ready, content: "" }, /^> What is 6 \* 7\?\n[\s\S]*42/);
});

Deno.test("an answer whose question is gone is not regenerated", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const { id } = await owner.say(general, `<@${school.world.applicationId}> What is 6 * 7?`);
  const answer = await owner.nextMessage((message) => message.message_reference?.message_id === id);
  const ready = await untilButton(owner, answer, "regenerate");
  await owner.rest.send("DELETE", `/channels/${general}/messages/${id}`);
  await owner.press(ready, "regenerate");
  assert.equal((await answerTo(owner)).content, en.answer.promptGone);
});
