// deno-lint-ignore-file no-console -- a measurement prints its result
/**
 * How fast the bot is at the gateway: from the start of its process to READY, and from a member's POST of `!hi` to the
 * reply at the member's gateway. The bot runs as its own process with its production permissions; the sandbox and the
 * member run in this one.
 */
import { startSandbox } from "../sandbox/mod.ts";
import { environment } from "../tests/_support/pupil.ts";
import { bot, runDeno } from "../tests/_support/process.ts";
import { connectUser } from "../tests/_support/user.ts";
import { summary } from "./_statistics.ts";

const starts = 15;
const rounds = 500;

async function startUp(env: Record<string, string>): Promise<number> {
  const start = performance.now();
  await using program = runDeno(bot, env);
  await program.line(/Logged in as/);
  const took = performance.now() - start;
  await program.end("SIGTERM");
  return took;
}

async function roundTrips(
  env: Record<string, string>,
  world: Parameters<typeof connectUser>[0],
): Promise<number[]> {
  await using program = runDeno(bot, env);
  await program.line(/Logged in as/);
  const member = await connectUser(world, "owner");
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    const said = member.say(world.channels.general, "!hi");
    await member.nextMessage(({ content, author }) => content === "HI!" && author.id === world.applicationId);
    times.push(performance.now() - start);
    await said;
  }
  await member.close();
  await program.end("SIGTERM");
  return times;
}

if (import.meta.main) {
  const sandbox = await startSandbox();
  const env = { ...environment(sandbox.world), LOG_LEVEL: "info" };
  const times: number[] = [];
  for (let i = 0; i < starts; i++) times.push(await startUp(env));
  console.log(`process start to READY: ${summary(times)}`);
  console.log(`!hi, POST to reply:     ${summary(await roundTrips(env, sandbox.world))}`);
  await sandbox.close();
}
