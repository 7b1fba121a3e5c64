import { deleteGuilds, listGuilds } from "../../kv/guild.ts";
import { listHandled } from "../../kv/handled.ts";
import { deleteSession, getSession } from "../../kv/session.ts";
import type { Store } from "../../kv/store.ts";
import { messageOf } from "../errors.ts";
import { log } from "../log.ts";
import type { Fit } from "./_course.ts";
import type { LastingGuildCache } from "./guild_cache.ts";
import type { Session } from "./shard.ts";

/** What a session is restored with. */
export interface RestoreParts extends Omit<Fit, "shards"> {
  readonly store: Store;
  readonly guilds: LastingGuildCache;
}

/** A session that can be gone on with. */
export interface Restored {
  readonly session: Session;
  /** What was dealt with in it and may be told again. */
  readonly handled: readonly string[];
}

/**
 * Reads a shard's session and brings its servers back. Undefined when there is none or it does not fit any more; then
 * nothing of it is left.
 */
export async function restoreShard(
  parts: RestoreParts,
  shard: number,
  shards: number,
): Promise<Restored | undefined> {
  const { store } = parts;
  try {
    const restored = await readShard(parts, shard, shards);
    if (restored) return restored;
  } catch (error) {
    log("checkpoint").warn("Cannot go on with the session: {reason}", { shard, reason: messageOf(error) });
  }
  await deleteSession(store, shard);
  await deleteGuilds(store, shard);
  return undefined;
}

async function readShard(
  { store, botId, intents, guilds }: RestoreParts,
  shard: number,
  shards: number,
): Promise<Restored | undefined> {
  const saved = await getSession(store, shard);
  if (saved?.botId !== botId || saved.shards !== shards || saved.intents !== intents) return undefined;
  for await (const [id, row] of listGuilds(store, shard)) guilds.restore(id, row);
  const { sessionId, sequence, resumeUrl } = saved;
  const handled = await Array.fromAsync(listHandled(store, sessionId, Date.now()));
  return { session: { sessionId, sequence, resumeUrl }, handled };
}
