import assert from "node:assert/strict";
import { catalogues } from "../../services/catalogue/mod.ts";
import { openSchool } from "../_support/pupil.ts";
import { answerTo, until } from "../_support/talk.ts";

const { en } = catalogues;

Deno.test("a message can be asked about from its context menu, by a form", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const { id } = await owner.say(general, "My name is Ottoline.");
  await owner.command(general, "Ask about this", {}, { target: id });
  const modal = await owner.next("INTERACTION_MODAL_CREATE");
  assert.equal(modal.title, "Ask about this");
  await owner.submitModal(modal, { question: "What is my name?" });
  const answer = await answerTo(owner);
  await until(owner, answer, /^> What is my name\?\n[\s\S]*Ottoline/);
});

Deno.test("a message that was deleted meanwhile gets its sentence", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const { id } = await owner.say(general, "My name is Ottoline.");
  await owner.command(general, "Ask about this", {}, { target: id });
  const modal = await owner.next("INTERACTION_MODAL_CREATE");
  await owner.rest.send("DELETE", `/channels/${general}/messages/${id}`);
  await owner.submitModal(modal, { question: "What is my name?" });
  assert.equal((await answerTo(owner)).content, en.errors.messageNotFound);
});
