import { createLogger, type DiscordGatewayPayload, LogLevels, type ShardGatewayConfig } from "discordeno";
import { z } from "zod";
import { createIdentifyGate } from "./_identify_gate.ts";
import { shardOf } from "./_shard_of.ts";
import { requestAs, type Rest } from "./rest.ts";
import { type Session, Shard, type ShardLimits } from "./shard.ts";

/** Between two IDENTIFYs of one bucket of shards, in milliseconds (Discord docs, Gateway > Max Concurrency). */
const identifyPause = 5000;

/** GET /gateway/bot (Discord docs, Get Gateway Bot). */
const gatewaySchema = z.object({
  url: z.url(),
  shards: z.int().positive(),
  session_start_limit: z.object({
    total: z.int().nonnegative(),
    remaining: z.int().nonnegative(),
    reset_after: z.int().nonnegative(),
    max_concurrency: z.int().positive(),
  }),
});

/** What the shards are made of. */
export interface ShardsParts {
  readonly rest: Rest;
  readonly token: string;
  readonly intents: number;
  readonly limits?: Partial<ShardLimits & { readonly identify: number }> | undefined;
  /** The session a shard may go on with, when there are so many shards. */
  session(shard: number, shards: number): Promise<Session | undefined>;
  /** Takes every dispatch, raw. Must not throw. */
  onDispatch(packet: DiscordGatewayPayload, shard: Shard): void;
  onFatal(code: number): void;
}

/** The connections to the gateway. */
export interface Shards {
  readonly all: readonly Shard[];
  /** The shard a server's events come from. */
  forGuild(guildId: string): Shard | undefined;
  end(): Promise<void>;
}

/** The library logs what it does at debug level only; nothing of it is of use beside our own lines. */
const quiet = createLogger({ name: "GATEWAY", logLevel: LogLevels.Fatal });

/** Asks Discord how many shards it wants, and connects them; new sessions are begun at the pace it allows. */
export async function startShards(parts: ShardsParts): Promise<Shards> {
  const info = await requestAs(parts.rest, gatewaySchema, { method: "GET", path: "/gateway/bot" });
  const { total, remaining, reset_after, max_concurrency } = info.session_start_limit;
  const connection: ShardGatewayConfig = {
    compress: false,
    transportCompression: null,
    intents: parts.intents,
    properties: { os: Deno.build.os, browser: "Pupil", device: "Pupil" },
    token: parts.token,
    totalShards: info.shards,
    url: info.url,
    version: 10,
  };
  const mayIdentify = createIdentifyGate(
    { total, remaining, resetAfter: reset_after, maxConcurrency: max_concurrency },
    parts.limits?.identify ?? identifyPause,
  );
  const all: Shard[] = [];
  for (let id = 0; id < info.shards; id++) {
    const session = await parts.session(id, info.shards);
    const { limits, onDispatch, onFatal } = parts;
    all.push(
      new Shard({
        id,
        connection,
        logger: quiet,
        events: {},
        session,
        limits,
        mayIdentify,
        onDispatch,
        onFatal,
      }),
    );
  }
  all.forEach((shard) => shard.start());
  return {
    all,
    forGuild: (guildId) => all[shardOf(guildId, info.shards)],
    end: async () => void await Promise.all(all.map((shard) => shard.end())),
  };
}
