import assert from "node:assert/strict";
import fc from "fast-check";
import { commands } from "../commands/mod.ts";
import { fuzz } from "./_support/fuzz.ts";
import { openSchool } from "./_support/pupil.ts";
import { answerTo, reply, used } from "./_support/talk.ts";
import { RestError, type TestUser } from "./_support/user.ts";

const runs = 1000;

const names = commands.map(({ name }) => name);
const junk = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 100 }),
  fc.constantFrom(
    "\u202e",
    "```",
    "> ",
    "-# ",
    "<@1200000000000000200>",
    "@everyone",
    "\0",
    "​",
    "﷽".repeat(50),
  ),
  fc.array(fc.constantFrom('"', "«", "--", "=", "page", " ", "\\", "\n", "🏳️‍🌈", "e\u0301"), { maxLength: 60 })
    .map((parts) => parts.join("")),
);

/** Something a member writes: often a command, with arguments of any kind. */
const message = fc.tuple(
  fc.constantFrom("", "!", "!", "! ", "<@1200000000000000200> "),
  fc.oneof(fc.constantFrom(...names), junk),
  fc.array(junk, { maxLength: 4 }),
).map(([start, name, rest]) => `${start}${name} ${rest.join(" ")}`.slice(0, 2100));

const value = fc.oneof(
  junk,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant("x".repeat(7000)),
);

/** What a client sends as an interaction: a command, a press or a form, with fields of any kind. */
const interaction = fc.oneof(
  fc.record({
    type: fc.constantFrom(2, 4),
    data: fc.record({
      name: fc.oneof(fc.constantFrom(...names), junk),
      id: fc.constant("1"),
      type: fc.constantFrom(1, 2, 3, 9),
      options: fc.array(fc.record({ name: junk, type: fc.integer({ min: 0, max: 12 }), value }), {
        maxLength: 30,
      }),
    }),
  }),
  fc.record({
    type: fc.constantFrom(3, 5),
    message_id: junk,
    data: fc.record({ custom_id: junk, values: fc.anything() }),
  }),
  fc.record({ type: fc.anything(), data: fc.anything() }),
);

/** Discord refuses what is malformed: that is one way of taking it well. */
async function attempt(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (!(error instanceof RestError) || error.status >= 500) throw error;
    return false;
  }
}

async function sendAll(user: TestUser, channel: string, inputs: readonly unknown[]): Promise<void> {
  for (const input of inputs) {
    if (typeof input === "string") await attempt(user.say(channel, input));
    else await attempt(user.rest.send("POST", "/interactions", { channel_id: channel, ...input as object }));
  }
}

Deno.test(`${runs} random messages and interactions leave everybody answering`, async () => {
  await using school = await openSchool({ MODEL_PROVIDER: "local" });
  const { general } = school.world.channels;
  const [owner, outsider] = [await school.user("owner"), await school.user("outsider")];
  const direct = await outsider.openDm(school.world.applicationId);
  const inputs = fc.sample(fc.oneof(message, message, interaction), { ...fuzz, numRuns: runs });
  await sendAll(outsider, general, inputs.slice(0, runs / 2));
  await sendAll(outsider, direct, inputs.slice(runs / 2));
  assert.equal((await reply(owner, general, "!hi")).content, "HI!");
  assert.equal((await used(owner, general, "hi")).content, "HI!");
});

Deno.test("random values for registered commands get an answer each", async () => {
  await using school = await openSchool({ MODEL_PROVIDER: "local" });
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const texts = fc.sample(junk, { ...fuzz, numRuns: 60 }).filter((text) => text.trim().length > 0);
  for (const text of texts) {
    if (await attempt(owner.command(general, "help", { command: text }))) await answerTo(owner);
  }
  assert.equal((await used(owner, general, "hi")).content, "HI!");
});
