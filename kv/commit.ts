import { retry, type RetryOptions } from "./_retry.ts";
import { type Operation, recall, remember } from "./_operation.ts";
import { Reads } from "./_reads.ts";
import type { Check, Mutation } from "./row.ts";
import type { Store } from "./store.ts";

export type { Operation } from "./_operation.ts";
export type { Reads } from "./_reads.ts";
export type { RetryOptions } from "./_retry.ts";

/** What one attempt wants to change, and what its commit returns. */
export interface Plan<R> {
  readonly mutations: readonly Mutation[];
  readonly result: R;
  /** Conditions beside those that come from the attempt's reads. */
  readonly checks?: readonly Check[];
}

/** How a commit is made. */
export interface CommitOptions<R> extends RetryOptions {
  /** Names what must not happen twice: a repeat changes nothing and returns the first result. */
  readonly operation?: Operation<R>;
}

/**
 * Changes the store so that no other writer's change is lost: `build` reads through `reads` and says what to change;
 * the changes are made only if nothing it read has changed since, else it is called again with fresh reads.
 *
 * Throws `ConflictError` when other writers were in the way at every attempt, `LimitError` when the commit is too
 * large, and whatever `build` throws; in each case nothing was written.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { z } from "zod";
 * import { commit, defineRecord, guildScope, keys, openStore, setRecord } from "./mod.ts";
 *
 * const counter = defineRecord({ name: "a counter", version: 1, schema: z.object({ count: z.int() }) });
 * const key = keys.dataset(guildScope("1"), "faq");
 * await using store = await openStore(":memory:");
 * const count = await commit(store, async (reads) => {
 *   const result = (await reads.record(counter, key))?.count ?? 0;
 *   return { mutations: [setRecord(counter, key, { count: result + 1 })], result };
 * });
 * assert.equal(count, 0);
 * ```
 */
export function commit<R>(
  store: Store,
  build: (reads: Reads) => Plan<R> | Promise<Plan<R>>,
  options: CommitOptions<R> = {},
): Promise<R> {
  const { operation } = options;
  return retry(async () => {
    const reads = new Reads(store);
    const before = operation && await recall(reads, operation);
    if (before) return before;
    const plan = await build(reads);
    const mutations = operation ? [...plan.mutations, remember(operation, plan.result)] : plan.mutations;
    const checks = [...reads.checks(), ...(plan.checks ?? [])];
    return await store.commit(checks, mutations) ? { result: plan.result } : undefined;
  }, options);
}
