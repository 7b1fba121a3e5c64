import { createLogger, createRestManager, LogLevels } from "discordeno";
import type { Config } from "../config.ts";
import type { Route } from "../incoming.ts";
import { log } from "../log.ts";
import type { DiscordAccess } from "../mod.ts";
import { createReply } from "../reply.ts";
import { fatalCloses } from "./_close_codes.ts";
import { connectGateway, intents } from "./gateway.ts";
import { createGuildCache } from "./guild_cache.ts";
import { createLocales } from "./locales.ts";
import { messageTransport } from "./message_transport.ts";
import { fetchMessage } from "./messages.ts";
import { createRest } from "./rest.ts";
import { type Shards, startShards } from "./shards.ts";

/** The connection to Discord. */
export interface Discord extends DiscordAccess {
  /**
   * Connects to the gateway and sends what arrives to the router; resolves when logged in.
   *
   * @throws {Error} that says what the operator has to do when Discord refuses
   */
  connect(route: Route): Promise<void>;
  /** Registers the commands, as Discord's API takes them, replacing all that were registered. */
  register(commands: readonly unknown[]): Promise<void>;
  /** Resolves with what the operator has to do when Discord refuses the connection for good. */
  readonly refused: Promise<string>;
  /** Stops listening: nothing is routed any more, requests still work. */
  disconnect(): Promise<void>;
  /** Ends everything. */
  close(): void;
}

/** Makes the connection to Discord; nothing is sent before `connect` or `register`. */
export function createDiscord(config: Config["discord"]): Discord {
  const { token, botId } = config;
  const logger = createLogger({ name: "REST", logLevel: LogLevels.Fatal }); // failures reach the caller
  const rest = createRest(
    createRestManager({ token, applicationId: config.applicationId, logger }),
    config.apiUrl,
  );
  const surroundings = { rest, botId, locales: createLocales(), guilds: createGuildCache() };
  const ready = Promise.withResolvers<void>();
  const refused = Promise.withResolvers<string>();
  let shards: Shards | undefined;
  const listener = {
    ready(user: { id: string; username: string }) {
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
    async connect(route) {
      const onPacket = connectGateway(surroundings, route, listener);
      const onFatal = (code: number) =>
        refused.resolve(fatalCloses.get(code) ?? `Discord closed with ${code}`);
      const session = () => Promise.resolve(undefined);
      shards = await startShards({ rest, token, intents, onPacket, onFatal, session });
      await Promise.race([
        ready.promise,
        refused.promise.then((reason) => Promise.reject(new Error(reason))),
      ]);
    },
    async register(commands) {
      const path = `/applications/${config.applicationId}/commands`;
      await rest.request({ method: "PUT", path, body: commands });
    },
    message: (channelId, messageId) => fetchMessage(rest, botId, channelId, messageId),
    replyTo: (channelId, messageId, occasion) =>
      createReply(messageTransport(rest, channelId, messageId, occasion), false),
    latency: () => shards?.all[0]?.heart.rtt,
    disconnect: async () => await shards?.end(),
    close: () => rest.close(),
  };
}
