import assert from "node:assert/strict";
import { catalogues } from "../../services/catalogue/mod.ts";
import { openSchool } from "../_support/pupil.ts";
import { reply, until } from "../_support/talk.ts";

const { en } = catalogues;

Deno.test("files of a question: text is read, what cannot be read is named under the answer", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const files = [
    { name: "sum.txt", content: "What is 40 + 5?" },
    { name: "data.bin", content: Uint8Array.of(0, 1, 2, 255) },
  ];
  const question = { content: `<@${school.world.applicationId}> Please answer what is in the file`, files };
  const answer = await until(owner, await reply(owner, general, question), /data\.bin/);
  assert.match(answer.content, /45/);
  assert.ok(answer.content.endsWith(`-# ${en.files.unknownKind({ name: "data.bin" })}`));
});

Deno.test("a file without words is a question too", async () => {
  await using school = await openSchool();
  const owner = await school.user("owner");
  const direct = await owner.openDm(school.world.applicationId);
  const files = [{ name: "sum.txt", content: "What is 19 + 4?" }];
  await until(owner, await reply(owner, direct, { files }), /23/);
});

Deno.test("a reply chain longer than what is read is told", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  let last = await owner.say(general, "My name is Ottoline.");
  for (let i = 0; i < 26; i++) last = await owner.say(general, { content: `Line ${i}`, reply_to: last.id });
  const question = { content: `<@${school.world.applicationId}> What is 2 + 2?`, reply_to: last.id };
  const answer = await until(owner, await reply(owner, general, question), /25/);
  assert.ok(answer.content.endsWith("-# Only the last 25 messages were used."));
});
