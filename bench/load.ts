// deno-lint-ignore-file no-console -- a measurement prints its result
/**
 * What many servers cost: resident memory with 10,000 servers of 77 KB, their permissions and voice states kept, and how
 * fast 50,000 ordinary messages are taken and judged. The bot runs as its own process with its production permissions;
 * discord.js does the same work in the same run.
 */
import { startSandbox } from "../sandbox/mod.ts";
import { environment } from "../tests/_support/pupil.ts";
import { bot, type Program, runDeno } from "../tests/_support/process.ts";
import { connectUser } from "../tests/_support/user.ts";

/** On disk, as in production; within the only folder the bot may write to. */
const store = "data/bench_load.kv";

const guilds = 10_000;
const messages = 50_000;

/** Clock ticks a second in /proc (Linux, proc(5); 100 on every platform Deno runs on). */
const ticks = 100;

interface Cost {
  /** Megabytes resident before and after the servers came, settled. */
  readonly before: number;
  readonly after: number;
  /** Seconds until the last server was taken. */
  readonly guildSeconds: number;
  /** Messages a second, by the clock from the first to the answer behind the last, and by the process's own time. */
  readonly byClock: number;
  readonly byProcess: number;
}

async function resident(pid: number): Promise<number> {
  const status = await Deno.readTextFile(`/proc/${pid}/status`);
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** The same when it does not change any more: garbage is collected some time after the load. */
async function settled(pid: number): Promise<number> {
  for (let last = await resident(pid);;) {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const now = await resident(pid);
    if (Math.abs(now - last) < 1) return now;
    last = now;
  }
}

/** Seconds of processor time, all threads together. */
async function processTime(pid: number): Promise<number> {
  const fields = (await Deno.readTextFile(`/proc/${pid}/stat`)).replace(/^.*\) /, "").split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}

async function measure(start: (sandbox: Awaited<ReturnType<typeof startSandbox>>) => Program): Promise<Cost> {
  const sandbox = await startSandbox();
  await using program = start(sandbox);
  await program.line(/Logged in as/);
  const owner = await connectUser(sandbox.world, "owner");
  const { general } = sandbox.world.channels;
  /** Events are taken in order: when this is answered, everything before it has been dealt with. */
  const barrier = async () => {
    const { id } = await owner.say(general, "!hi");
    await owner.next("MESSAGE_CREATE", (message) => message.message_reference?.message_id === id, {
      timeoutMs: 300_000,
    });
  };
  await barrier();
  const before = await resident(program.pid);
  const poured = performance.now();
  await sandbox.firehose({ guilds });
  await barrier();
  const guildSeconds = (performance.now() - poured) / 1000;
  await sandbox.firehose({ messages: 2000 }); // warm
  await barrier();
  const after = await settled(program.pid);
  const [clock, cpu] = [performance.now(), await processTime(program.pid)];
  await sandbox.firehose({ messages });
  await barrier();
  const byClock = messages / ((performance.now() - clock) / 1000);
  const byProcess = messages / (await processTime(program.pid) - cpu);
  await owner.close();
  await program.end("SIGTERM");
  await sandbox.close();
  return { before, after, guildSeconds, byClock, byProcess };
}

function print(name: string, cost: Cost): void {
  console.log(
    `${name.padEnd(12)} ${cost.before.toFixed(0)} → ${cost.after.toFixed(0)} MB, ` +
      `${guilds} servers in ${cost.guildSeconds.toFixed(1)} s, ` +
      `${Math.round(cost.byClock)} messages/s by the clock, ${
        Math.round(cost.byProcess)
      } by its processor time`,
  );
}

async function forgetStore(): Promise<void> {
  for (const file of [store, `${store}-wal`, `${store}-shm`, `${store}.lock`]) {
    await Deno.remove(file).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
  }
}

if (import.meta.main) {
  await forgetStore();
  const pupil = await measure(({ world }) =>
    runDeno(bot, {
      ...environment(world),
      LOG_LEVEL: "info",
      KV_URL: store,
    })
  );
  await forgetStore();
  print("Pupil", pupil);
  const peer = await measure(({ world }) =>
    runDeno([
      "run",
      "-A",
      "--quiet",
      "bench/_discordjs.ts",
      world.apiUrl.replace(/\/v\d+$/, ""),
      world.botToken,
    ])
  );
  print("discord.js", peer);
  console.log(
    `memory added: ${
      ((pupil.after - pupil.before) / (peer.after - peer.before)).toFixed(2)
    } of discord.js; ` +
      `messages by the clock: ${(pupil.byClock / peer.byClock).toFixed(1)} times as fast`,
  );
}
