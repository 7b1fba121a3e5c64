import { join } from "node:path";
import { asKey, type Key } from "../../kv/_key.ts";
import { guildScope, openStore, type Store } from "../../kv/mod.ts";

/** A scope for tests. */
export const scope = guildScope("100000000000000001");

/** Bytes of a text. */
export const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A key no builder makes, for tests of what is below the builders. */
export const key = (...parts: (string | number)[]): Key => asKey(["test", ...parts]);

/** Runs with an empty store in memory, and closes it. */
export async function withStore(run: (store: Store) => Promise<void>): Promise<void> {
  await using store = await openStore(":memory:");
  await run(store);
}

/** Runs with an empty folder, and removes it. */
export async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "pupil_kv_" });
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Runs with the path of a store file that does not exist yet, in a folder of its own. */
export function withPath(run: (path: string, folder: string) => Promise<void>): Promise<void> {
  return withFolder((folder) => run(join(folder, "pupil.kv"), folder));
}

/** The same random numbers in [0, 1) for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
