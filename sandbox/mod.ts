/** A local Discord and OpenAI, for people to try the bot without an account and for tests to drive it. */
import { Hono } from "hono";
import { controlRoutes, type FaultSwitch, faultSwitch } from "./control/mod.ts";
import {
  type Bindings,
  cdnRoutes,
  closeDiscord,
  type Counts,
  createDiscord,
  type Discord,
  type DiscordOptions,
  type FirehoseRequest,
  pour,
  type Poured,
  restRoutes,
  serveGateway,
} from "./discord/mod.ts";
import { OpenaiFaults, type OpenaiOptions, openaiRoutes } from "./openai/mod.ts";
import { pageRoutes } from "./page/mod.ts";
import { serve } from "./serve.ts";
import { type World, worldAt } from "./world.ts";

export type { Fault, FaultSwitch } from "./control/mod.ts";
export type { Counts, Exchange, FirehoseRequest, Poured } from "./discord/mod.ts";
export type { World, WorldUser } from "./world.ts";

export interface SandboxOptions {
  /** 0, the default, is any free port. */
  readonly port?: number;
  /** 127.0.0.1 unless told otherwise. */
  readonly hostname?: string;
  readonly discord?: DiscordOptions;
  /** How the model provider behaves; its key is the world's. */
  readonly openai?: Omit<OpenaiOptions, "apiKey">;
}

export interface Sandbox {
  /** e.g. `http://127.0.0.1:8910` */
  readonly url: string;
  readonly world: World;
  /** Makes something go wrong, as `/sandbox/faults` does. */
  readonly faults: FaultSwitch;
  /** What clients did so far, as `/sandbox/counters` tells it: a copy. */
  readonly counters: Counts;
  /** Pours guilds and messages on the bot, as `/sandbox/firehose` does; rejects with `NobodyListens`. */
  firehose(request: FirehoseRequest): Promise<Poured>;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/** Starts the sandbox; rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, hostname = "127.0.0.1" } = options;
  const openai = { ...options.openai, faults: options.openai?.faults ?? new OpenaiFaults() };
  const discord = createDiscord(options.discord);
  const faults = faultSwitch(discord, openai.faults);
  const app = routes(discord, faults, openai);
  const server = await serve(port, hostname, (request, { cut }) => app.fetch(request, { cut }));
  discord.origin = `http://${hostname}:${server.port}`;
  return {
    url: discord.origin,
    world: worldAt(discord.origin),
    faults,
    get counters() {
      return discord.counters.read();
    },
    firehose: (request) => pour(discord, request),
    async close() {
      faults.heal();
      await closeDiscord(discord);
      await server.stop();
    },
  };
}

function routes(discord: Discord, faults: FaultSwitch, openai: OpenaiOptions): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  const rest = restRoutes(discord);
  app.get("/gateway", ({ req, env }) => serveGateway(discord, req.raw, env.cut));
  app.use("/", async ({ req, env }, next) => {
    if (!req.header("upgrade")) return await next();
    return serveGateway(discord, req.raw, env.cut);
  });
  app.all("/api/*", ({ req, env }) => rest.fetch(req.raw, env));
  app.route("/cdn", cdnRoutes(discord));
  app.route("/sandbox", controlRoutes(discord, faults));
  app.route("/openai/v1", openaiRoutes(openai));
  app.route("/", pageRoutes());
  return app;
}
