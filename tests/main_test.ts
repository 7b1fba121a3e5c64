import assert from "node:assert/strict";
import { commands } from "../commands/mod.ts";
import { startPupil } from "../main.ts";
import { catalogues } from "../services/catalogue/mod.ts";
import { ConfigError } from "../services/config.ts";
import { environment, openSchool, type School } from "./_support/pupil.ts";
import { reply, until, used } from "./_support/talk.ts";
import type { Message } from "./_support/user.ts";

const { en, ru } = catalogues;
const ephemeral = 1 << 6;

function mention(school: School): string {
  return `<@${school.world.applicationId}>`;
}

Deno.test("commands answer at the prefix and the slash door", async (t) => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");

  await t.step("hi", async () => {
    assert.equal((await reply(owner, general, "!hi")).content, "HI!");
    assert.equal((await reply(owner, general, "!HI")).content, "HI!");
    assert.equal((await used(owner, general, "hi")).content, "HI!");
  });

  await t.step("help lists every command, at the slash door for the asker alone", async () => {
    const prefix = await reply(owner, general, "!help");
    const slash = await used(owner, general, "help");
    for (const { name } of commands.filter(({ written }) => written)) {
      assert.ok(prefix.content.includes(`\`!${name}\` — ${en.commands[name].description}`));
      assert.ok(slash.content.includes(`\`/${name}\` — ${en.commands[name].description}`));
    }
    assert.equal(slash.flags & ephemeral, ephemeral);
  });

  await t.step("help explains one command, also by its Russian name", async () => {
    for (const name of ["ask", "!ask", "ASK", "спросить"]) {
      const { content } = await reply(owner, general, `!help ${name}`);
      assert.ok(content.includes("Usage: `!ask <question>`"), name);
      assert.ok(content.includes("- `question` — What you want to know"));
      assert.ok(content.includes("Example: `!ask Why is the sky blue?`"));
    }
    const slash = await used(owner, general, "help", { command: "ask" });
    assert.ok(slash.content.includes("Usage: `/ask <question>`"));
    const unknown = await used(owner, general, "help", { command: "nothing" });
    assert.equal(unknown.content, 'There is no command "nothing". `/help <command>` tells more about one.');
  });

  await t.step("instruction shows the file, in the member's language", async () => {
    const english = (await Deno.readTextFile("instruction.md")).trim();
    const russian = (await Deno.readTextFile("instruction.ru.md")).trim();
    assert.equal((await reply(owner, general, "!instruction")).content, english);
    assert.equal((await used(owner, general, "instruction")).content, english);
    const member = await school.user("member");
    assert.equal((await used(member, general, "instruction")).content, russian);
  });

  await t.step("ask answers; at the slash door the question is shown", async () => {
    const { content } = await reply(owner, general, '!ask What is 6 * 7, "exactly"?');
    assert.match(content, /42/);
    const message = await used(owner, general, "ask", { question: "What is 6 * 7?" });
    await until(owner, message, /^> What is 6 \* 7\?\n[^>]*42/);
  });

  await t.step("ping tells a time", async () => {
    await until(owner, await reply(owner, general, "!ping"), /^Pong! Discord took my message in \d+ ms/);
    await until(owner, await used(owner, general, "ping"), /^Pong! Discord took my message in \d+ ms/);
  });

  await t.step("a wrong argument is named, with the usage", async () => {
    const missing = await reply(owner, general, "!ask");
    assert.equal(
      missing.content,
      "The argument `question` is missing: What you want to know.\nUsage: `!ask <question>`",
    );
    const many = await reply(owner, general, "!help ask me");
    assert.equal(many.content, 'I do not know what to do with "me".');
    const long = await reply(owner, general, `!help ${"x".repeat(40)}`);
    assert.match(long.content, /^The argument `command` is too long: at most 32 characters\./);
  });

  await t.step("an unknown command gets a suggestion and never reaches the model", async () => {
    const near = await reply(owner, general, "!hlep");
    assert.equal(near.content, "I do not know `!hlep`. Did you mean `!help`?");
    const far = await reply(owner, general, "!somethingelse");
    assert.equal(far.content, "I do not know `!somethingelse`. `!help` shows what I can do.");
  });
});

Deno.test("a member is answered in their language once it is known, in a message too", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const member = await school.user("member");
  assert.equal((await used(member, general, "help")).content.split("\n")[0], `**${ru.help.title}**`);
  assert.equal((await reply(member, general, "!help")).content.split("\n")[0], `**${ru.help.title}**`);
  assert.match((await reply(member, general, "!ask")).content, /^Не хватает аргумента `вопрос`/);
  assert.equal((await reply(member, general, "!привет")).content, "HI!");
  const help = await reply(member, general, "!помощь команда=спросить");
  assert.match(help.content, /Как писать: `!спросить <вопрос>`/);
});

Deno.test("conversation", async (t) => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");

  await t.step("a mention is answered, with typing shown", async () => {
    const { id } = await owner.say(general, `${mention(school)} What is 20 + 3?`);
    await owner.next("TYPING_START", ({ user_id }) => user_id === school.world.applicationId);
    const answer = await owner.nextMessage((message) => message.message_reference?.message_id === id);
    await until(owner, answer, /23/);
  });

  await t.step("a reply brings the whole chain as context", async () => {
    const hello = await reply(owner, general, `${mention(school)} My name is Ottoline.`);
    await until(owner, hello, /Ottoline/);
    const sum = await reply(owner, general, { content: "What is 2 + 2?", reply_to: hello.id });
    await until(owner, sum, /4/);
    const name = await reply(owner, general, { content: "What is my name?", reply_to: sum.id });
    await until(owner, name, /Ottoline/);
  });

  await t.step("an answer by command is remembered with its question", async () => {
    const answer = await used(owner, general, "ask", { question: "My name is Balthazar, hello" });
    await until(owner, answer, /\n[\s\S]*Balthazar/);
    const name = await reply(owner, general, { content: "What is my name?", reply_to: answer.id });
    await until(owner, name, /Balthazar/);
  });

  await t.step("a direct message needs no mention", async () => {
    const direct = await owner.openDm(school.world.applicationId);
    await until(owner, await reply(owner, direct, "What is 5 * 5?"), /25/);
    assert.equal((await reply(owner, direct, "!hi")).content, "HI!");
    assert.equal((await used(owner, direct, "hi")).content, "HI!");
  });

  await t.step("a mention without words is answered without the model", async () => {
    assert.equal(
      (await reply(owner, general, mention(school))).content,
      en.conversation.empty({ prefix: "!" }),
    );
  });

  await t.step("nobody is pinged by an answer", async () => {
    const ping = await reply(
      owner,
      general,
      `${mention(school)} repeat: @everyone <@${school.world.users.member.id}>`,
    );
    await until(owner, ping, /@everyone/);
    assert.equal(ping.mention_everyone, false);
    assert.deepEqual(ping.mentions, []);
  });

  await t.step("what is not meant for the bot stays unanswered", async () => {
    const ignored = await Promise.all(
      ["Hello, all", "!!!", "! no", "@everyone look"].map((text) => owner.say(general, text)),
    );
    assert.equal((await reply(owner, general, "!hi")).content, "HI!"); // events are taken in order
    const history = await owner.rest.send<Message[]>("GET", `/channels/${general}/messages?limit=20`);
    for (const { id } of ignored) {
      assert.ok(!history.some((message) => message.message_reference?.message_id === id));
    }
  });
});

Deno.test("a long answer is streamed and split without breaking code blocks", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const first = await reply(owner, general, `${mention(school)} Write a long essay about rivers.`);
  const parts = [first.id];
  const second = await owner.nextMessage((message) => message.message_reference?.message_id === first.id);
  parts.push(second.id);
  await school.pupil.stop(); // what was begun is finished before the bot ends
  const history = await owner.rest.send<Message[]>("GET", `/channels/${general}/messages?limit=50`);
  const answer = history.filter((message) => message.author.id === school.world.applicationId).reverse();
  assert.ok(answer.length >= 2);
  for (const { content } of answer) {
    assert.ok(content.length <= 2000);
    assert.equal((content.match(/^```/gm) ?? []).length % 2, 0);
  }
});

Deno.test("an answer that is cut short by a stop says so", async () => {
  await using school = await openSchool();
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const first = await reply(owner, general, `${mention(school)} Write a long essay about rivers.`);
  await school.pupil.stop();
  const history = await owner.rest.send<Message[]>("GET", `/channels/${general}/messages?limit=50`);
  const answer = history.filter((message) => message.author.id === school.world.applicationId);
  assert.ok(answer.some(({ id }) => id === first.id));
  assert.ok(answer[0]?.content.endsWith(`⚠️ ${en.faults.interrupted}`));
});

Deno.test("the local provider says what it has not been taught", async () => {
  await using school = await openSchool({ MODEL_PROVIDER: "local" });
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const answer = await reply(owner, general, `${mention(school)} What is a pupil?`);
  assert.equal(answer.content, en.conversation.untaught);
});

Deno.test("a provider that fails gets a sentence", async () => {
  await using school = await openSchool({ OPENAI_API_KEY: "wrong" });
  const { general } = school.world.channels;
  const owner = await school.user("owner");
  const answer = await reply(owner, general, `${mention(school)} What is 1 + 1?`);
  assert.equal(answer.content, `⚠️ ${en.faults.unauthorized}`);
});

Deno.test("a bot that Discord refuses says why and leaves nothing behind", async () => {
  await using school = await openSchool();
  const token = `${school.world.botToken}x`;
  await assert.rejects(
    startPupil({ ...environment(school.world), DISCORD_TOKEN: token }),
    /Discord refused|token/,
  );
  await assert.rejects(startPupil({}), ConfigError);
});
