import { startSandbox } from "./mod.ts";
import type { World } from "./world.ts";

/** The pause before the bot is started again after it ended by itself, in milliseconds. */
const restartPause = 1000;

/** The first model of the local provider. */
async function firstModel({ baseUrl, apiKey }: World["openai"]): Promise<string> {
  const response = await fetch(`${baseUrl}/models`, { headers: { authorization: `Bearer ${apiKey}` } });
  const { data: [model] } = await response.json() as { data: { id: string }[] };
  if (!model) throw new Error("Cannot start the demo: the local provider offers no model");
  return model.id;
}

/** The bot's environment: everything it may read is set, so that nothing real is used by accident. */
function environment(world: World, model: string, storeUrl: string): Record<string, string> {
  return {
    DISCORD_TOKEN: world.botToken,
    DISCORD_APPLICATION_ID: world.applicationId,
    DISCORD_API_URL: world.apiUrl.replace(/\/v\d+$/, ""),
    KV_URL: storeUrl,
    PREFIX: "",
    LOCALE: "",
    MODE: "dev",
    LOG_LEVEL: "info",
    MODEL_PROVIDER: "openai",
    MODEL: model,
    OPENAI_API_KEY: world.openai.apiKey,
    OPENAI_BASE_URL: world.openai.baseUrl,
  };
}

/** Starts the bot as its own process, with the permissions it has in production. */
function startBot(env: Record<string, string>): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "--quiet", "--v8-flags=--optimize-for-size", "-P=start", "main.ts"],
    cwd: new URL("..", import.meta.url),
    env,
    stdin: "null",
  }).spawn();
}

/** An empty store: the world begins anew with every demo, so what an earlier one remembered fits no more. */
async function emptyStore(port: number): Promise<string> {
  const path = `data/demo_${port}.kv`;
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    await Deno.remove(new URL(`../${file}`, import.meta.url)).catch((error) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
  }
  return path;
}

function say(line: string): void {
  // deno-lint-ignore no-console -- this is a program for a terminal
  console.log(line);
}

/** Runs the bot until the signal fires; when it ends by itself it is started again. */
async function keepBot(env: Record<string, string>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const bot = startBot(env);
    const stop = () => bot.kill("SIGTERM");
    signal.addEventListener("abort", stop);
    const { code } = await bot.status;
    signal.removeEventListener("abort", stop);
    if (signal.aborted) return;
    say(`The bot ended with code ${code}; it is started again`);
    await new Promise((resolve) => setTimeout(resolve, restartPause));
  }
}

if (import.meta.main) {
  const stopping = new AbortController();
  Deno.addSignalListener("SIGINT", () => stopping.abort());
  Deno.addSignalListener("SIGTERM", () => stopping.abort());
  const sandbox = await startSandbox({
    port: Number(Deno.env.get("SANDBOX_PORT") || 8910),
    discord: { rateLimits: "real" },
  });
  say(`Open ${sandbox.url}/ in a browser and talk to Pupil. Ctrl+C ends the demo.`);
  const storeUrl = Deno.env.get("KV_URL") || await emptyStore(Number(new URL(sandbox.url).port));
  const model = await firstModel(sandbox.world.openai);
  await keepBot(environment(sandbox.world, model, storeUrl), stopping.signal);
  await sandbox.close();
}
