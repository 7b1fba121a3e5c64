import { type Key, showKey } from "./_key.ts";
import { LimitError } from "./errors.ts";
import type { Check, Mutation } from "./row.ts";

/** Largest value in bytes (Deno KV). */
export const MAX_VALUE_BYTES = 65_536;
/** Most changes in one commit (Deno KV). */
export const MAX_MUTATIONS = 1_000;
const MAX_KEY_BYTES = 2_048;
const MAX_CHECKS = 100;
const MAX_COMMIT_BYTES = 819_200;
const MAX_COMMIT_KEY_BYTES = 81_920;

/** Throws {@linkcode LimitError} when a commit is larger than Deno KV takes in one atomic operation. */
export function checkLimits(checks: readonly Check[], mutations: readonly Mutation[]): void {
  atMost(MAX_CHECKS, checks.length, "checks");
  atMost(MAX_MUTATIONS, mutations.length, "changes");
  let keyBytes = 0;
  let valueBytes = 0;
  for (const { key } of [...checks, ...mutations]) keyBytes += sizeOfKey(key);
  for (const mutation of mutations) {
    if (mutation.type === "set") valueBytes += sizeOfValue(mutation.key, mutation.value);
  }
  atMost(MAX_COMMIT_KEY_BYTES, keyBytes, "bytes of keys");
  atMost(MAX_COMMIT_BYTES, keyBytes + valueBytes, "bytes");
}

function atMost(limit: number, actual: number, what: string): void {
  if (actual > limit) throw new LimitError(`Cannot commit ${actual} ${what} at once: at most ${limit} fit`);
}

function sizeOfValue(key: Key, value: Uint8Array): number {
  if (value.length <= MAX_VALUE_BYTES) return value.length;
  throw new LimitError(
    `Cannot write row "${showKey(key)}": its value has ${value.length} bytes, at most ${MAX_VALUE_BYTES} fit`,
  );
}

/** Upper bound of a key's encoded size: text with a type byte and an end, a number with a type byte. */
function sizeOfKey(key: Key): number {
  const size = key.reduce<number>((sum, part) => sum + sizeOfPart(part), 0);
  if (size <= MAX_KEY_BYTES) return size;
  throw new LimitError(`Cannot write a key of ${size} bytes: at most ${MAX_KEY_BYTES} fit`);
}

function sizeOfPart(part: string | number): number {
  return typeof part === "string" ? new TextEncoder().encode(part).length + 2 : 9;
}
