import { z } from "zod";
import { sha256, snowflake, time } from "./_fields.ts";
import { deleteBlob, getBlob, listBlobs, putBlob } from "./blob.ts";
import { defineRecord } from "./codec.ts";
import { StoreError } from "./errors.ts";
import { type BlobOwner, keys } from "./keys.ts";
import { readRecord, setRecord } from "./record.ts";
import { deleteRow } from "./row.ts";
import type { Store } from "./store.ts";
import { writeRows } from "./write.ts";

/** Most UTF-8 bytes of a saved cache. */
export const MAX_CACHE_BYTES = 32 * 1024 * 1024;

const record = defineRecord({
  name: "a gateway session",
  version: 1,
  schema: z.object({
    sessionId: z.string().min(1).max(200),
    sequence: z.int().min(0),
    resumeUrl: z.string().min(1).max(500),
    botId: snowflake,
    savedAt: time,
    cacheBlob: sha256.exactOptional(),
  }),
});

/** What a shard needs to take up its gateway session after a restart (Discord docs, Gateway > Resuming). */
export interface Session {
  readonly sessionId: string;
  /** The last sequence number received. */
  readonly sequence: number;
  readonly resumeUrl: string;
  /** The bot the session belongs to. */
  readonly botId: string;
  /** Epoch milliseconds. */
  readonly savedAt: number;
  /** What the bot knew, in a form of its own; at most 32 MiB of UTF-8. */
  readonly cache?: string;
}

/** Reads a shard's session, undefined when none is saved. Throws `StoreError` when it or its cache is damaged. */
export async function getSession(store: Store, shard: number): Promise<Session | undefined> {
  const saved = await readRecord(store, record, keys.session(shard));
  if (saved === undefined) return undefined;
  const { cacheBlob, ...session } = saved;
  if (cacheBlob === undefined) return session;
  const cache = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })
    .decode(await getBlob(store, owner(shard), cacheBlob));
  return { ...session, cache };
}

/** Saves a shard's session in place of the one before. Throws `StoreError` when a field or the cache does not fit. */
export async function saveSession(store: Store, shard: number, session: Session): Promise<void> {
  const { cache, ...fields } = session;
  const cacheBlob = cache === undefined ? undefined : await putBlob(store, owner(shard), encodeCache(cache));
  const key = keys.session(shard);
  const row = setRecord(record, key, cacheBlob === undefined ? fields : { ...fields, cacheBlob });
  await writeRows(store, [row]);
  await deleteCaches(store, shard, cacheBlob);
}

/** Forgets a shard's session and its cache. */
export async function deleteSession(store: Store, shard: number): Promise<void> {
  await writeRows(store, [deleteRow(keys.session(shard))]);
  await deleteCaches(store, shard);
}

async function deleteCaches(store: Store, shard: number, except?: string): Promise<void> {
  for await (const sha of listBlobs(store, owner(shard))) {
    if (sha !== except) await deleteBlob(store, owner(shard), sha);
  }
}

function encodeCache(cache: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(cache);
  if (bytes.length <= MAX_CACHE_BYTES) return bytes;
  throw new StoreError(
    `Cannot save a session: its cache has ${bytes.length} bytes, at most ${MAX_CACHE_BYTES} fit`,
  );
}

function owner(shard: number): BlobOwner {
  return `session:${shard}`;
}
