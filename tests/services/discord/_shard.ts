import { createLogger, type DiscordGatewayPayload, LogLevels } from "discordeno";
import { type Session, Shard, type ShardLimits } from "../../../services/discord/shard.ts";
import { type Client, GatewayServer } from "./_gateway_server.ts";

/** Short limits, in milliseconds. */
export const quick: ShardLimits = { connect: 500, close: 500, pause: 5, longestPause: 40 };

/** A shard before a scripted gateway; disposing of it ends both. */
export interface Stage extends AsyncDisposable {
  readonly server: GatewayServer;
  readonly shard: Shard;
  /** Event names that were dispatched. */
  readonly events: readonly string[];
  readonly fatal: Promise<number>;
  /** Takes the next connection, says HELLO and returns it with what the shard said first. */
  greet(heartbeat?: number): Promise<{ client: Client; said: Awaited<ReturnType<Client["packet"]>> }>;
  /** The same, answered with READY. */
  ready(heartbeat?: number): Promise<Client>;
}

/** Starts a shard. */
export function stage(
  options: {
    readonly session?: (url: string) => Session;
    readonly limits?: Partial<ShardLimits>;
    readonly mayIdentify?: (shard: number, signal: AbortSignal) => Promise<void>;
  } = {},
): Stage {
  const server = new GatewayServer();
  const events: string[] = [];
  const fatal = Promise.withResolvers<number>();
  const shard = new Shard({
    id: 0,
    connection: {
      compress: false,
      transportCompression: null,
      intents: 513,
      properties: { os: "linux", browser: "Pupil", device: "Pupil" },
      token: "token",
      totalShards: 1,
      url: server.url,
      version: 10,
    },
    events: {},
    logger: createLogger({ logLevel: LogLevels.Fatal }),
    session: options.session?.(server.url),
    limits: { ...quick, ...options.limits },
    mayIdentify: options.mayIdentify ?? (() => Promise.resolve()),
    onDispatch: (packet: DiscordGatewayPayload) => events.push(packet.t ?? ""),
    onFatal: fatal.resolve,
  });
  shard.start();
  const greet = async (heartbeat?: number) => {
    const client = await server.connection();
    client.hello(heartbeat);
    return { client, said: await client.packet() };
  };
  return {
    server,
    shard,
    events,
    fatal: fatal.promise,
    greet,
    async ready(heartbeat) {
      const { client } = await greet(heartbeat);
      client.dispatch(1, "READY", { session_id: "s1", resume_gateway_url: `${server.url}/resume` });
      return client;
    },
    async [Symbol.asyncDispose]() {
      await shard.end();
      await server[Symbol.asyncDispose]();
    },
  };
}
