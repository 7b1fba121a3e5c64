import assert from "node:assert/strict";
import { startPupil } from "../../../main.ts";
import { type Exchange, startSandbox } from "../../../sandbox/mod.ts";
import { environment } from "../../_support/pupil.ts";
import { answerTo, reply, untilButton, used } from "../../_support/talk.ts";
import { connectUser } from "../../_support/user.ts";
import { assertDescribed, discordApi } from "./_spec.ts";

Deno.test({
  name: "what the bot asks and what it is answered is as Discord describes it (needs ../shared)",
  ignore: discordApi === undefined,
  async fn() {
    await using resources = new AsyncDisposableStack();
    const exchanges: Exchange[] = [];
    const sandbox = await startSandbox({
      discord: { onExchange: (one) => void exchanges.push(one) },
      openai: { chunkDelayMs: 0 },
    });
    resources.defer(() => sandbox.close());
    const pupil = await startPupil(environment(sandbox.world));
    resources.defer(() => pupil.stop());
    const owner = await connectUser(sandbox.world, "owner");
    resources.defer(() => owner.close());
    const { general } = sandbox.world.channels;
    const mention = `<@${sandbox.world.applicationId}>`;

    for (const words of ["!hi", "!help", "!help ask", "!instruction", "!ping", "!hepl"]) {
      await reply(owner, general, words);
    }
    for (const name of ["hi", "help", "instruction", "ping", "settings"]) await used(owner, general, name);
    await used(owner, general, "settings", { answers: "mentions", language: "en" });

    const asked = await used(owner, general, "ask", { question: "What is 6 * 7?" });
    await owner.press(await untilButton(owner, asked, "regenerate"), "regenerate");
    await owner.next("INTERACTION_SUCCESS");

    const file = { name: "notes.txt", content: "The parrot is called Kiwi.", type: "text/plain" };
    const said = await owner.say(general, {
      content: `${mention} What is the parrot called?`,
      files: [file],
    });
    const answer = await owner.nextMessage((one) => one.message_reference?.message_id === said.id);
    await untilButton(owner, answer, "regenerate");
    await reply(owner, general, `${mention} Write a long essay about rivers.`);

    await owner.command(general, "Ask about this", {}, { target: said.id });
    await owner.submitModal(await owner.next("INTERACTION_MODAL_CREATE"), { question: "What is it about?" });
    await answerTo(owner);
    await owner.suggest(general, "help", "command", { command: "a" }).catch(() => null);
    await reply(owner, await owner.openDm(sandbox.world.applicationId), "What is 111 + 222?");

    const bots = exchanges.filter(({ caller }) => caller !== "person");
    const routes = new Set(
      bots.map(({ method, path }) => `${method} ${path.replace(/\d{5,}|[\w-]{40,}/g, "*")}`),
    );
    assert.ok(routes.size >= 8, [...routes].join("\n"));
    assertDescribed(bots);
  },
});
