import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import { defineRecord } from "./codec.ts";
import { UnreadableRowError } from "./errors.ts";
import { type Key, keys, prefixes } from "./keys.ts";
import { listRecords } from "./list.ts";
import { MAX_INLINE_BYTES } from "./record.ts";
import { deleteRow, type Mutation } from "./row.ts";
import type { Store } from "./store.ts";
import { writeRows } from "./write.ts";

/** What a gateway shard knows of one server, in a form of its own. */
export interface GuildRow {
  readonly locale: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const record = defineRecord({
  name: "a server",
  version: 1,
  schema: z.object({
    locale: z.string().max(20),
    /** Base64. */
    bytes: z.string(),
    /** How many bytes there are when they are compressed (raw deflate). */
    inflated: z.int().positive().max(16 * 1024 * 1024).exactOptional(),
  }),
});

/** More bytes than this are compressed. */
const MAX_PLAIN_BYTES = 40_000;
/** What one commit holds, so that it takes but a few milliseconds, well below Deno KV's 819,200 bytes and 1,000 changes. */
const COMMIT_BYTES = 200_000;
const COMMIT_ROWS = 500;

/**
 * Saves what is known of servers; undefined forgets one. Not one commit: each server is whole. Returns the ids of those
 * that are too large to be kept, which are forgotten.
 */
export async function saveGuilds(
  store: Store,
  shard: number,
  guilds: Iterable<readonly [id: string, row: GuildRow | undefined]>,
): Promise<string[]> {
  const tooLarge: string[] = [];
  const batch = new Batch(store);
  for (const [id, row] of guilds) {
    const mutation = row ? setGuild(keys.guild(shard, id), row) : deleteRow(keys.guild(shard, id));
    if (!mutation) tooLarge.push(id);
    await batch.add(mutation ?? deleteRow(keys.guild(shard, id)));
  }
  await batch.flush();
  return tooLarge;
}

/** Everything saved of a shard's servers. Throws `UnreadableRowError`. */
export async function* listGuilds(
  store: Store,
  shard: number,
): AsyncIterableIterator<readonly [id: string, row: GuildRow]> {
  for await (const { key, value } of listRecords(store, record, prefixes.guilds(shard))) {
    yield [String(key.at(-1)), { locale: value.locale, bytes: decode(key, value.bytes, value.inflated) }];
  }
}

/** Forgets all servers of a shard. */
export async function deleteGuilds(store: Store, shard: number): Promise<void> {
  const batch = new Batch(store);
  for await (const { key } of store.list(prefixes.guilds(shard))) await batch.add(deleteRow(key));
  await batch.flush();
}

/** The change that saves a server; undefined when it is too large even compressed. */
function setGuild(key: Key, { locale, bytes }: GuildRow): Mutation | undefined {
  const plain = bytes.length <= MAX_PLAIN_BYTES;
  const value = record.encode({
    locale,
    bytes: (plain ? bytes : new Uint8Array(deflateRawSync(bytes))).toBase64(),
    ...(!plain && { inflated: bytes.length }),
  });
  return value.length <= MAX_INLINE_BYTES ? { type: "set", key, value } : undefined;
}

function decode(key: Key, base64: string, inflated: number | undefined): Uint8Array<ArrayBuffer> {
  try {
    const bytes = Uint8Array.fromBase64(base64);
    return inflated ? new Uint8Array(inflateRawSync(bytes, { maxOutputLength: inflated })) : bytes;
  } catch (cause) {
    throw new UnreadableRowError(key, "its bytes are damaged", { cause });
  }
}

/** Changes that are committed whenever there are enough of them. */
class Batch {
  readonly #store: Store;
  #mutations: Mutation[] = [];
  #bytes = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  async add(mutation: Mutation): Promise<void> {
    this.#mutations.push(mutation);
    if (mutation.type === "set") this.#bytes += mutation.value.length;
    if (this.#bytes >= COMMIT_BYTES || this.#mutations.length >= COMMIT_ROWS) await this.flush();
  }

  async flush(): Promise<void> {
    const mutations = this.#mutations;
    this.#mutations = [];
    this.#bytes = 0;
    if (mutations.length > 0) await writeRows(this.#store, mutations);
  }
}
