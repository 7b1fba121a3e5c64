import { createLogger, createRestManager, LogLevels } from "discordeno";
import type { Store } from "../../kv/store.ts";
import type { Config } from "../config.ts";
import type { Route } from "../incoming.ts";
import { log } from "../log.ts";
import type { DiscordAccess } from "../mod.ts";
import { createReply } from "../reply.ts";
import { fatalCloses } from "./_close_codes.ts";
import { Checkpoint } from "./checkpoint.ts";
import type { Listens } from "./concern.ts";
import { connectGateway, intents } from "./gateway.ts";
import { createGuildCache } from "./guild_cache.ts";
import { createLocales } from "./locales.ts";
import { messageTransport } from "./message_transport.ts";
import { fetchMessage } from "./messages.ts";
import { registerCommands, type RegisteredCommand } from "./register.ts";
import { createRest, type RestLimits } from "./rest.ts";
import { type Shards, type ShardsParts, startShards } from "./shards.ts";

/** The connection to Discord. */
export interface Discord extends DiscordAccess {
  /**
   * Connects to the gateway and sends what arrives, and what it listens to, to the router; resolves when logged in.
   *
   * @throws {Error} that says what the operator has to do when Discord refuses
   */
  connect(route: Route, listens: Listens): Promise<void>;
  /** Sees to it that exactly these commands are registered, written as Discord's API takes them. */
  register(commands: readonly RegisteredCommand[]): Promise<void>;
  /** Resolves with what the operator has to do when Discord refuses the connection for good. */
  readonly refused: Promise<string>;
  /** Stops listening: nothing is routed any more, requests still work. */
  disconnect(): Promise<void>;
  /** Ends everything; how far the connection had come is saved. */
  close(): Promise<void>;
}

/** Limits that tests make short, in milliseconds. */
export interface DiscordLimits {
  readonly shard?: ShardsParts["limits"];
  readonly rest?: Partial<RestLimits> | undefined;
  /** Between two savings of how far the connection has come. */
  readonly checkpoint?: number | undefined;
}

/** Makes the connection to Discord; nothing is sent before `connect` or `register`. */
export function createDiscord(config: Config["discord"], store: Store, limits: DiscordLimits = {}): Discord {
  const { token, botId } = config;
  const logger = createLogger({ name: "REST", logLevel: LogLevels.Fatal }); // failures reach the caller
  const rest = createRest(
    createRestManager({ token, applicationId: config.applicationId, logger }),
    config.apiUrl,
    limits.rest,
  );
  const guilds = createGuildCache();
  const surroundings = { rest, botId, locales: createLocales(), guilds };
  const checkpoint = new Checkpoint({ store, botId, intents, guilds, pause: limits.checkpoint });
  const ready = Promise.withResolvers<void>();
  const refused = Promise.withResolvers<string>();
  let shards: Shards | undefined;
  const listener = {
    async ready(user: { id: string; username: string }) {
      await checkpoint.settled(); // from here on nothing is lost
      log("discord").info("Logged in as {name}", { name: user.username, id: user.id });
      ready.resolve();
    },
    resumed() {
      log("discord").info("Resumed the session");
      ready.resolve();
    },
  };
  return {
    refused: refused.promise,
    async connect(route, listens) {
      const parts = { surroundings: { ...surroundings, listens }, route, checkpoint, listener };
      shards = await startShards({
        rest,
        token,
        intents,
        limits: limits.shard,
        session: (shard, all) => checkpoint.load(shard, all),
        onDispatch: connectGateway(parts),
        onFatal: (code) => refused.resolve(fatalCloses.get(code) ?? `Discord closed with ${code}`),
      });
      await Promise.race([
        ready.promise,
        refused.promise.then((reason) => Promise.reject(new Error(reason))),
      ]);
    },
    register: (commands) => registerCommands(rest, config.applicationId, commands),
    message: (channelId, messageId) => fetchMessage(rest, botId, channelId, messageId),
    replyTo: (channelId, messageId, occasion) =>
      createReply(messageTransport(rest, channelId, messageId, occasion), false),
    latency: () => shards?.all[0]?.heart.rtt,
    disconnect: async () => await shards?.end(),
    async close() {
      await checkpoint.close();
      rest.close();
    },
  };
}
