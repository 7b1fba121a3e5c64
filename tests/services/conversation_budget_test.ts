import assert from "node:assert/strict";
import { MODELS } from "../../sandbox/openai/models.ts";
import { catalogues } from "../../services/catalogue/mod.ts";
import { openSchool } from "../_support/pupil.ts";
import { reply, until, used } from "../_support/talk.ts";

const { en } = catalogues;
const long = `What is 6 * 7? ${"word ".repeat(300)}`;
const passed =
  /^That would be too much for today: your daily limit is 5,000 tokens\. It starts anew at 00:00 UTC, <t:\d+:R>\.$/;

Deno.test("a member's budget is used up by talking, at every door, and nobody else's is", async () => {
  await using school = await openSchool({ DAILY_TOKENS_USER: "5000" });
  const { general } = school.world.channels;
  const [owner, trainer] = [await school.user("owner"), await school.user("trainer")];
  const ask = `<@${school.world.applicationId}> ${long}`;
  let answer = await reply(owner, general, ask);
  for (let asked = 1; !answer.content.startsWith("That would"); asked++) {
    assert.ok(asked < 5, "so many questions do not fit");
    await until(owner, answer, /42/);
    answer = await reply(owner, general, ask);
  }
  assert.match(answer.content, passed);
  assert.match((await reply(owner, general, `!ask ${long}`)).content, passed);
  const slash = await used(owner, general, "ask", { question: long });
  await until(owner, slash, passed);
  await until(trainer, await reply(trainer, general, `!ask ${long}`), /42/);
  const direct = await owner.openDm(school.world.applicationId);
  await until(owner, await reply(owner, direct, long), /42/);
});

Deno.test("money is limited where the model has a price, for the whole server", async () => {
  const prices = { [MODELS[0]?.id ?? ""]: { input: 20, output: 1 } };
  await using school = await openSchool({ DAILY_USD_SCOPE: "0.0165", MODEL_PRICES: JSON.stringify(prices) });
  const { general } = school.world.channels;
  const [owner, trainer] = [await school.user("owner"), await school.user("trainer")];
  await until(owner, await reply(owner, general, `!ask ${long}`), /42/);
  const { content } = await reply(trainer, general, `!ask ${long}`);
  assert.match(content, /^That would be too much for today: this server's daily limit is \$0\.0165\./);
});

Deno.test("a question that no day has room for is told so", async () => {
  await using school = await openSchool({ DAILY_TOKENS_SCOPE: "1000" });
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const { content } = await reply(owner, general, "!ask What is 6 * 7?");
  const [needed] = content.match(/[\d,]+/) ?? [];
  assert.equal(
    content,
    en.budget.tooLarge({
      whose: "server",
      unit: "tokens",
      limit: 1000,
      needed: Number(needed?.replace(",", "")),
    }),
  );
});
