import { createLogger, type DiscordGatewayPayload, LogLevels, type ShardGatewayConfig } from "discordeno";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { requestAs, type Rest } from "./rest.ts";
import { type Session, Shard, type ShardLimits } from "./shard.ts";

/** Discord takes one IDENTIFY in five seconds from each bucket of shards (Discord docs, Gateway > Sharding). */
const identifyPause = 5000;

/** GET /gateway/bot (Discord docs, Get Gateway Bot). */
const gatewaySchema = z.object({
  url: z.url(),
  shards: z.int().positive(),
  session_start_limit: z.object({ max_concurrency: z.int().positive() }),
});

/** What the shards are made of. */
export interface ShardsParts {
  readonly rest: Rest;
  readonly token: string;
  readonly intents: number;
  readonly limits?: Partial<ShardLimits> | undefined;
  /** The session a shard may go on with. */
  session(shard: number): Promise<Session | undefined>;
  /** Takes every packet, raw. Must not throw. */
  onPacket(packet: DiscordGatewayPayload, shard: Shard): void;
  onFatal(code: number): void;
}

/** The connections to the gateway. */
export interface Shards {
  readonly all: readonly Shard[];
  /** The shard a server's events come from (Discord docs, Gateway > Sharding Formula). */
  forGuild(guildId: string): Shard | undefined;
  end(): Promise<void>;
}

/** The library logs what it does at debug level only; nothing of it is of use beside our own lines. */
const quiet = createLogger({ name: "GATEWAY", logLevel: LogLevels.Fatal });

function makeShard(id: number, connection: ShardGatewayConfig, parts: ShardsParts, session?: Session): Shard {
  const shard: Shard = new Shard({
    id,
    connection,
    logger: quiet,
    session,
    limits: parts.limits,
    onFatal: parts.onFatal,
    events: {
      // deno-lint-ignore no-explicit-any -- our shard passes packets on raw, the library's type says camelCase
      message: (_, packet: any) => parts.onPacket(packet, shard),
    },
  });
  return shard;
}

/** Asks Discord how many shards it wants, and connects them at the pace it allows. */
export async function startShards(parts: ShardsParts): Promise<Shards> {
  const info = await requestAs(parts.rest, gatewaySchema, { method: "GET", path: "/gateway/bot" });
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
  const all: Shard[] = [];
  const ending = new AbortController();
  const { max_concurrency: bucket } = info.session_start_limit;
  for (let id = 0; id < info.shards; id++) {
    all.push(makeShard(id, connection, parts, await parts.session(id)));
  }
  const starting = startAll(all, bucket, ending.signal);
  return {
    all,
    forGuild: (guildId) => all[Number((BigInt(guildId) >> 22n) % BigInt(info.shards))],
    async end() {
      ending.abort();
      await Promise.all([starting, ...all.map((shard) => shard.end())]);
    },
  };
}

async function startAll(all: readonly Shard[], bucket: number, signal: AbortSignal): Promise<void> {
  for (let first = 0; first < all.length && !signal.aborted; first += bucket) {
    if (first > 0) await pause(identifyPause, undefined, { signal }).catch(() => {}); // ended: the loop sees it
    await Promise.all(all.slice(first, first + bucket).map((shard) => shard.resume()));
  }
}
