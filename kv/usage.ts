import { z } from "zod";
import { defineRecord } from "./codec.ts";
import { commit, type CommitOptions, type Reads } from "./commit.ts";
import { type Key, keys, type Scope } from "./keys.ts";
import { readRecord, setRecord } from "./record.ts";
import type { Store } from "./store.ts";

const amount = z.int().min(0);
const schema = z.object({ tokens: amount, micros: amount, calls: amount });
const record = defineRecord({ name: "usage", version: 1, schema });

/** What was used of the models: tokens, money in millionths of a US dollar, calls. */
export type Usage = z.infer<typeof schema>;

/** A day's use by one member and by the whole scope. */
export const usageOfDay = z.object({ user: schema, scope: schema });

/** A day's use by one member and by the whole scope. */
export type UsageOfDay = z.infer<typeof usageOfDay>;

/** Whose use, and on which UTC day (`2026-11-21`, see {@linkcode utcDay}). */
export interface UsageKey {
  readonly scope: Scope;
  readonly userId: string;
  readonly day: string;
}

const NONE: Usage = { tokens: 0, micros: 0, calls: 0 };

/** The UTC day of a time in epoch milliseconds: `2026-11-21`. */
export function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** What a member and the whole scope have used on a day. Throws `UnreadableRowError`. */
export async function getUsage(store: Store, key: UsageKey): Promise<UsageOfDay> {
  const [user, scope] = await Promise.all([
    readRecord(store, record, userKey(key)),
    readRecord(store, record, scopeKey(key)),
  ]);
  return { user: user ?? NONE, scope: scope ?? NONE };
}

/**
 * Adds to a member's and the scope's use and returns both. Whole numbers; a negative one takes back what was counted
 * before a call and not used, down to zero. With an operation id a repeat adds nothing.
 */
export function addUsage(
  store: Store,
  key: UsageKey,
  used: Partial<Usage>,
  options: CommitOptions<UsageOfDay> & { readonly operationId?: string } = {},
): Promise<UsageOfDay> {
  const { operationId, ...others } = options;
  const operation = operationId === undefined ? {} : { operation: { id: operationId, result: usageOfDay } };
  return commit(store, async (reads) => {
    const user = await added(reads, userKey(key), used);
    const scope = await added(reads, scopeKey(key), used);
    const mutations = [setRecord(record, userKey(key), user), setRecord(record, scopeKey(key), scope)];
    return { mutations, result: { user, scope } };
  }, { ...others, ...operation });
}

async function added(reads: Reads, key: Key, used: Partial<Usage>): Promise<Usage> {
  const before = await reads.record(record, key) ?? NONE;
  const sum = (name: keyof Usage) => Math.max(0, before[name] + (used[name] ?? 0));
  return { tokens: sum("tokens"), micros: sum("micros"), calls: sum("calls") };
}

function userKey({ scope, userId, day }: UsageKey): Key {
  return keys.usage(scope, day, userId);
}

function scopeKey({ scope, day }: UsageKey): Key {
  return keys.scopeUsage(scope, day);
}
