import assert from "node:assert/strict";
import { type Sandbox, startSandbox } from "../sandbox/mod.ts";
import { catalogues } from "../services/catalogue/mod.ts";
import { Hellos, until } from "./_support/hellos.ts";
import { fuzz } from "./_support/fuzz.ts";
import { environment } from "./_support/pupil.ts";
import { bot, type Program, runDeno } from "./_support/process.ts";
import { connectUser, type Message, type TestUser } from "./_support/user.ts";
import { seeded } from "./kv/_stores.ts";

const { en } = catalogues;

/** A sandbox, a member, and the bot as its own process with its store on disk, to be killed and started again. */
class Stage implements AsyncDisposable {
  #bot: Program | undefined;

  private constructor(
    readonly sandbox: Sandbox,
    readonly member: TestUser,
    readonly folder: string,
  ) {}

  static async open(): Promise<Stage> {
    const sandbox = await startSandbox({
      openai: { chunkDelayMs: 2 },
      discord: { interactionDeadline: 20_000 },
    });
    await Deno.mkdir("data", { recursive: true });
    const folder = await Deno.makeTempDir({ dir: "data", prefix: "restart_" });
    return new Stage(sandbox, await connectUser(sandbox.world, "owner"), folder);
  }

  get bot(): Program {
    assert.ok(this.#bot, "the bot runs");
    return this.#bot;
  }

  /** Starts the bot and waits until it is connected. */
  async start(): Promise<void> {
    const folder = this.folder.slice(this.folder.lastIndexOf("data/"));
    const env = { ...environment(this.sandbox.world), KV_URL: `${folder}/pupil.kv`, LOG_LEVEL: "info" };
    this.#bot = runDeno(bot, env);
    await this.bot.line(/Logged in as|Resumed the session/);
  }

  async kill(): Promise<void> {
    await this.bot.end("SIGKILL");
  }

  get gateway() {
    const counts = this.sandbox.counters.gateway[this.sandbox.world.applicationId];
    assert.ok(counts);
    return counts;
  }

  async history(): Promise<Message[]> {
    const path = `/channels/${this.sandbox.world.channels.general}/messages?limit=100`;
    return await this.member.rest.send<Message[]>("GET", path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bot?.end("SIGKILL");
    await this.member.close();
    await this.sandbox.close();
    await Deno.remove(this.folder, { recursive: true });
  }
}

Deno.test("kill -9 at any moment: everything is answered once after the next start", async () => {
  await using stage = await Stage.open();
  const { member, sandbox: { world } } = stage;
  const { general } = world.channels;
  const random = seeded(fuzz.seed);
  const hellos = new Hellos(member, world);
  const questions: { id: string; answer: RegExp }[] = [];
  let commands = 0;
  let answers = 0;
  const watching = new AbortController();
  member.gateway.socket.addEventListener("message", ({ data }) => {
    if (data.includes('"MESSAGE_CREATE"') && data.includes(world.applicationId)) answers++;
  }, { signal: watching.signal });

  async function ask(number: number): Promise<void> {
    const { id } = await member.say(general, `<@${world.applicationId}> What is ${number} + ${number}?`);
    questions.push({ id, answer: new RegExp(`\\b${number * 2}\\b`) });
  }

  for (let round = 0; round < 4; round++) {
    await stage.start();
    const seen = answers;
    const alive = Math.floor(random() * 5);
    await hellos.say(2);
    await ask(100 + round);
    await member.command(general, "hi");
    commands++;
    await hellos.say(2);
    await until(() => answers >= seen + alive, "the bot has begun to answer");
    await stage.kill();
    await hellos.say(2);
    await ask(200 + round);
    await member.command(general, "hi");
    commands++;
  }
  await stage.start();
  const last = await hellos.say(1);
  await hellos.answered(last);

  const repliesTo = (history: Message[], id: string) =>
    history.filter((message) => message.message_reference?.message_id === id);
  let history: Message[] = [];
  await until(async () => {
    history = await stage.history();
    return questions.every(({ id, answer }) =>
      repliesTo(history, id).some(({ content }) => answer.test(content))
    );
  }, "every question is answered in full");
  for (const [id, count] of await hellos.counts()) assert.equal(count, 1, id);
  for (const { id } of questions) assert.equal(repliesTo(history, id).length, 1, id);
  const used = history.filter(({ interaction_metadata }) => interaction_metadata).map((message) =>
    (message.interaction_metadata as { id: string }).id
  );
  assert.equal(used.length, commands);
  assert.equal(new Set(used).size, commands);
  assert.equal(stage.gateway.identifies, 1);
  assert.ok(!stage.bot.lines.some((line) => /"level":"(WARN|ERROR)/.test(line)), stage.bot.lines.join("\n"));
  watching.abort();
});

Deno.test("an answer that kill -9 cut off is finished in its own messages after the next start", async () => {
  await using stage = await Stage.open();
  const { member, sandbox: { world } } = stage;
  await stage.start();
  const question = await member.say(
    world.channels.general,
    `<@${world.applicationId}> Write a long essay about rivers.`,
  );
  const answer = await member.nextMessage((message) => message.message_reference?.message_id === question.id);
  await stage.kill();
  await stage.start();
  await stage.bot.line(/conversation at message: ok/);
  const history = await stage.history();
  const answers = history.filter(({ author }) => author.id === world.applicationId).toReversed();
  assert.equal(answers[0]?.id, answer.id);
  assert.ok(answers.length > 1);
  const replied = answers.map((message) => message.message_reference?.message_id);
  assert.deepEqual(replied, [question.id, ...answers.slice(0, -1).map(({ id }) => id)]);
  assert.ok(answers.every(({ content }) => content.length > 200 && !content.includes("⚠️")));
  assert.equal(stage.gateway.identifies, 1);
});

Deno.test("after a restart the permissions are known although no server is told of again", async () => {
  await using stage = await Stage.open();
  const { member, sandbox: { world } } = stage;
  const { general } = world.channels;
  const outsider = await connectUser(world, "outsider");
  const settings = async (who: TestUser) => {
    const { id } = await who.say(general, "!settings");
    return await who.nextMessage((message) => message.message_reference?.message_id === id);
  };
  await stage.start();
  await member.command(general, "hi");
  await member.nextMessage(({ author }) => author.id === world.applicationId);
  assert.equal(await stage.bot.end("SIGTERM"), 0);
  await stage.start();
  assert.equal((await settings(outsider)).content, en.guards.manager);
  assert.notEqual((await settings(member)).content, en.guards.manager);
  assert.deepEqual([stage.gateway.identifies, stage.gateway.resumed], [1, 1]);
  await outsider.close();
});
