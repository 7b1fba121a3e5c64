import { log } from "../log.ts";
import { wait } from "./_backoff.ts";

/** How many sessions may be begun, and how fast (Discord docs, Gateway > Session Start Limit Object). */
export interface SessionStartLimit {
  readonly total: number;
  readonly remaining: number;
  /** Milliseconds until there are `total` again. */
  readonly resetAfter: number;
  readonly maxConcurrency: number;
}

/** After a reset there is another one a day later, in milliseconds. */
const day = 24 * 60 * 60 * 1000;

/** Lets shards begin new sessions at the pace Discord allows. */
export type IdentifyGate = (shard: number, signal: AbortSignal) => Promise<void>;

/**
 * One IDENTIFY in five seconds from each bucket of shards, and no more a day than Discord takes: more would reset the
 * bot's token (Discord docs, Gateway > Identifying, Max Concurrency).
 *
 * @param pause five seconds, in milliseconds
 */
export function createIdentifyGate(
  limit: SessionStartLimit,
  pause: number,
  now = () => performance.now(),
): IdentifyGate {
  const nextInBucket = new Map<number, number>();
  let { remaining } = limit;
  let resetAt = now() + limit.resetAfter;

  /** How long a shard has to wait; 0 takes its turn. */
  function turn(shard: number): number {
    if (remaining <= 0 && now() >= resetAt) {
      remaining = limit.total;
      resetAt = now() + day;
    }
    if (remaining <= 0) return resetAt - now();
    const bucket = shard % limit.maxConcurrency;
    const early = (nextInBucket.get(bucket) ?? 0) - now();
    if (early > 0) return early;
    remaining--;
    nextInBucket.set(bucket, now() + pause);
    return 0;
  }

  return async (shard, signal) => {
    for (let left = turn(shard); left > 0 && !signal.aborted; left = turn(shard)) {
      if (left > pause) {
        log("gateway").warn("Discord allows no new session for {minutes} minutes", {
          shard,
          minutes: Math.ceil(left / 60_000),
        });
      }
      await wait(left, signal);
    }
  };
}
