import { retry, type RetryOptions } from "./_retry.ts";
import type { Mutation } from "./row.ts";
import type { Store } from "./store.ts";

/**
 * Makes changes that depend on nothing read before, all or none. Throws `ConflictError` when the database stays
 * locked and `LimitError` when they are too large for one commit.
 */
export async function writeRows(
  store: Store,
  mutations: readonly Mutation[],
  options: RetryOptions = {},
): Promise<void> {
  await retry(async () => ({ result: await store.commit([], mutations) }), options);
}
