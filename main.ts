import { createRouter } from "./commands/_router.ts";
import { slashCommands } from "./commands/_slash.ts";
import { commands } from "./commands/mod.ts";
import { openStore, type Store } from "./kv/store.ts";
import { catalogues } from "./services/catalogue/mod.ts";
import {
  type Config,
  ConfigError,
  type Environment,
  processEnvironment,
  readConfig,
} from "./services/config.ts";
import { createDiscord, type Discord, type DiscordLimits } from "./services/discord/mod.ts";
import { messageOf } from "./services/errors.ts";
import { log, startLog, stopLog } from "./services/log.ts";
import { createServices } from "./services/mod.ts";

/** How long work that was begun may go on after a stop was asked for, in milliseconds. */
const grace = 3000;

/** How long an answer that was cut short has to say so, in milliseconds. */
const lastWords = 1500;

/** A running bot. */
export interface Pupil {
  /** Resolves with what the operator has to do when Discord refuses the bot for good. */
  readonly refused: Promise<string>;
  /** Ends within five seconds: no new work, what was begun is finished or cut short with a sentence. */
  stop(): Promise<void>;
}

/** Every command in the form Discord registers. */
export function registeredCommands() {
  return commands.flatMap((command) => slashCommands(command, catalogues.en, [["ru", catalogues.ru]]));
}

/** Waits for the work, but no longer than the limit in milliseconds. */
async function within(work: Promise<void>, limit: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => timer = setTimeout(() => resolve(false), limit));
  const done = await Promise.race([work.then(() => true), late]);
  clearTimeout(timer);
  return done;
}

async function run(config: Config, store: Store, discord: Discord, instructions?: string): Promise<Pupil> {
  const stopping = new AbortController();
  const services = await createServices(config, store, discord, instructions);
  const router = createRouter({ ...config, commands, services, signal: stopping.signal });
  await discord.register(registeredCommands());
  await discord.connect(router.route, router.listens);
  return {
    refused: discord.refused,
    async stop() {
      const disconnected = discord.disconnect(); // nothing is routed any more from here on
      if (!await within(router.idle(), grace)) {
        stopping.abort();
        if (!await within(router.idle(), lastWords)) log("main").warn("Stopped with work unfinished");
      }
      await disconnected;
      await discord.close();
      await store.close();
      log("main").info("Stopped");
      await stopLog();
    },
  };
}

/** What tests set otherwise than a real run. */
export interface Trial {
  /** They cannot wait as long as Discord allows. */
  readonly limits?: DiscordLimits | undefined;
  /** The folder of the instruction files, ending with a slash. */
  readonly instructions?: string | undefined;
}

/**
 * Starts the bot.
 *
 * @throws {ConfigError} when the environment is not right, before anything connects
 */
export async function startPupil(environment: Environment, trial: Trial = {}): Promise<Pupil> {
  const config = readConfig(environment);
  await startLog(config);
  const store = await openStore(config.kvUrl);
  const discord = createDiscord(config.discord, store, trial.limits);
  try {
    return await run(config, store, discord, trial.instructions);
  } catch (error) {
    await discord.disconnect();
    await discord.close();
    await store.close();
    throw error;
  }
}

/** Stops at the first signal; a second one ends the process at once. */
function stopAtSignal(pupil: Pupil): void {
  let asked = false;
  const stop = () => {
    if (asked) Deno.exit(1);
    asked = true;
    pupil.stop().then(() => Deno.exit(0), () => Deno.exit(1));
  };
  Deno.addSignalListener("SIGTERM", stop);
  Deno.addSignalListener("SIGINT", stop);
}

function endWith(sentence: string): never {
  // deno-lint-ignore no-console -- there may be no log, and this is the last thing the process says
  console.error(sentence);
  Deno.exit(1);
}

if (import.meta.main) {
  try {
    const pupil = await startPupil(processEnvironment());
    stopAtSignal(pupil);
    pupil.refused.then((reason) => pupil.stop().finally(() => endWith(reason)));
  } catch (error) {
    endWith(error instanceof ConfigError ? error.message : `Cannot start: ${messageOf(error)}`);
  }
}
