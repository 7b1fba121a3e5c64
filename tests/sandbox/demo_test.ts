import assert from "node:assert/strict";
import type { World } from "../../sandbox/world.ts";
import { bot, runDeno } from "../_support/process.ts";
import { connectUser } from "../_support/user.ts";

Deno.test("the demo's two processes: a member is answered, and everything ends at Ctrl+C", async () => {
  await using demo = runDeno(["run", "-A", "sandbox/demo.ts"], { SANDBOX_PORT: "0", KV_URL: ":memory:" });
  const url = /http:\/\/\S+?(?=\/ )/.exec(await demo.line(/^Open http/))?.[0];
  await demo.line(/Logged in as Pupil/);
  const world: World = await (await fetch(`${url}/sandbox/world`)).json();
  const owner = await connectUser(world, "owner");
  const hi = await owner.say(world.channels.general, "!hi");
  const answer = await owner.nextMessage((message) => message.message_reference?.message_id === hi.id);
  assert.equal(answer.content, "HI!");
  await owner.command(world.channels.general, "ask", { question: "What is 111 + 222, xyzzy?" });
  await owner.next("MESSAGE_UPDATE", ({ content }) => content.includes("333"));
  await demo.line(/ask at slash: ok/);
  await owner.close();
  assert.equal(await demo.end("SIGINT"), 0);
  const log = demo.lines.join("\n");
  assert.match(log, /hi at prefix: ok in \d+ ms/);
  assert.match(log, /Stopped/);
  assert.ok(!log.includes("xyzzy"), "a log line repeats what a member wrote");
  assert.ok(!log.includes(world.botToken), "a log line repeats the token");
});

Deno.test("a bot without settings says everything that is missing and ends", async () => {
  await using program = runDeno(bot, {
    DISCORD_TOKEN: "",
    MODEL_PROVIDER: "openai",
    OPENAI_API_KEY: "",
    PREFIX: "much too long",
  });
  await program.line(/^DISCORD_TOKEN: is not set/);
  await program.line(/^PREFIX: must be 1 to 5 characters/);
  assert.equal(await program.ended(), 1);
});
