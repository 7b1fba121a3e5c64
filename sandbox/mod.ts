/** A local Discord and OpenAI, for people to try the bot without an account and for tests to drive it. */
import { Hono } from "hono";
import {
  cdnRoutes,
  closeDiscord,
  createDiscord,
  type Discord,
  type DiscordOptions,
  restRoutes,
  serveGateway,
} from "./discord/mod.ts";
import { openaiRoutes } from "./openai/mod.ts";
import { pageRoutes } from "./page/mod.ts";
import { serve } from "./serve.ts";
import { type World, worldAt } from "./world.ts";

export type { World, WorldUser } from "./world.ts";

export interface SandboxOptions {
  /** 0, the default, is any free port. */
  readonly port?: number;
  /** 127.0.0.1 unless told otherwise. */
  readonly hostname?: string;
  readonly discord?: DiscordOptions;
}

export interface Sandbox {
  /** e.g. `http://127.0.0.1:8910` */
  readonly url: string;
  readonly world: World;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/** Starts the sandbox; rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, hostname = "127.0.0.1" } = options;
  const discord = createDiscord(options.discord);
  const app = routes(discord);
  const server = await serve(port, hostname, app.fetch);
  discord.origin = `http://${hostname}:${server.port}`;
  return {
    url: discord.origin,
    world: worldAt(discord.origin),
    async close() {
      await closeDiscord(discord);
      await server.stop();
    },
  };
}

function routes(discord: Discord): Hono {
  const app = new Hono();
  const rest = restRoutes(discord);
  app.get("/gateway", (context) => serveGateway(discord, context.req.raw));
  app.use("/", async (context, next) => {
    if (!context.req.header("upgrade")) return await next();
    return serveGateway(discord, context.req.raw);
  });
  app.all("/api/*", (context) => rest.fetch(context.req.raw));
  app.route("/cdn", cdnRoutes(discord));
  app.get("/sandbox/world", (context) => context.json(worldAt(discord.origin)));
  app.route("/openai/v1", openaiRoutes());
  app.route("/", pageRoutes());
  return app;
}
