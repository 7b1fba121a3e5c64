import { z } from "zod";
import type { Key } from "./_key.ts";
import { retry } from "./_retry.ts";
import { defineRecord } from "./codec.ts";
import { BlobError, UnreadableRowError } from "./errors.ts";
import { keys, prefixes, type Scope } from "./keys.ts";
import { deleteRow, type Mutation } from "./row.ts";
import type { Store } from "./store.ts";
import { writeRows } from "./write.ts";

/** Bytes in one chunk. */
export const CHUNK_BYTES = 60_000;
/** Largest blob: it is held in memory while it is written or read. */
export const MAX_BLOB_BYTES = 64 * 1024 * 1024;

/** Chunks in one commit: 13 × 60,000 bytes stay under Deno KV's 819,200. */
const CHUNKS_A_COMMIT = 13;
const KEYS_A_COMMIT = 500;
const WRITE_ATTEMPTS = 3;

const manifest = defineRecord({
  name: "a blob's manifest",
  version: 1,
  schema: z.object({ bytes: z.int().min(0).max(MAX_BLOB_BYTES) }),
});

/**
 * Keeps bytes under their SHA-256, which is returned. Chunks are written first and the manifest last, so that an
 * interrupted write leaves no blob; whatever it left, or damage, is repaired by writing the same bytes again.
 *
 * Throws {@linkcode BlobError} when they are more than 64 MiB.
 */
export async function putBlob(
  store: Store,
  owner: Scope,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  if (bytes.length > MAX_BLOB_BYTES) {
    throw new BlobError(`Cannot keep a blob of ${bytes.length} bytes: at most ${MAX_BLOB_BYTES} fit`);
  }
  const sha = await sha256(bytes);
  for (let attempt = 0; attempt < WRITE_ATTEMPTS; attempt++) {
    if (await isWhole(store, owner, sha)) return sha;
    await writeChunks(store, owner, sha, bytes);
    await writeRows(store, [{
      type: "set",
      key: keys.blob(owner, sha),
      value: manifest.encode({ bytes: bytes.length }),
    }]);
  }
  if (await isWhole(store, owner, sha)) return sha;
  throw new BlobError(`Cannot keep blob "${sha}": it was damaged each time it was written`);
}

/**
 * Reads a blob and verifies it. Throws {@linkcode BlobError} when it is absent, incomplete or damaged, and
 * {@linkcode UnreadableRowError} when its manifest is.
 */
export async function getBlob(store: Store, owner: Scope, sha: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = keys.blob(owner, sha);
  const row = await store.get(key);
  if (row.value === null) throw new BlobError(`Cannot read blob "${sha}": there is none`);
  const bytes = await readChunks(store, owner, sha, manifest.decode(key, row.value).bytes);
  if (await sha256(bytes) !== sha) throw new BlobError(`Cannot read blob "${sha}": its content is damaged`);
  return bytes;
}

/** Deletes a blob, manifest first; an absent one is no error. Stops when the same bytes are written meanwhile. */
export async function deleteBlob(store: Store, owner: Scope, sha: string): Promise<void> {
  const key = keys.blob(owner, sha);
  await writeRows(store, [deleteRow(key)]);
  let batch: Mutation[] = [];
  for await (const chunk of store.list(prefixes.blobChunks(owner, sha))) {
    batch.push(deleteRow(chunk.key));
    if (batch.length < KEYS_A_COMMIT) continue;
    if (!await deleteUnless(store, key, batch)) return;
    batch = [];
  }
  await deleteUnless(store, key, batch);
}

/** The SHA-256 of every whole blob of an owner. */
export async function* listBlobs(store: Store, owner: Scope): AsyncIterableIterator<string> {
  for await (const { key } of store.list(prefixes.blobs(owner))) yield String(key.at(-1));
}

async function isWhole(store: Store, owner: Scope, sha: string): Promise<boolean> {
  if ((await store.get(keys.blob(owner, sha))).value === null) return false;
  try {
    await getBlob(store, owner, sha);
    return true;
  } catch (error) {
    if (error instanceof BlobError || error instanceof UnreadableRowError) return false;
    throw error;
  }
}

async function writeChunks(store: Store, owner: Scope, sha: string, bytes: Uint8Array): Promise<void> {
  const chunks: Mutation[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    const key = keys.blobChunk(owner, sha, from / CHUNK_BYTES);
    chunks.push({ type: "set", key, value: bytes.subarray(from, from + CHUNK_BYTES) });
  }
  for (let from = 0; from < chunks.length; from += CHUNKS_A_COMMIT) {
    await writeRows(store, chunks.slice(from, from + CHUNKS_A_COMMIT));
  }
}

async function readChunks(store: Store, owner: Scope, sha: string, size: number) {
  const bytes = new Uint8Array(size);
  let at = 0;
  const limit = Math.ceil(size / CHUNK_BYTES);
  for await (const { value } of store.list(prefixes.blobChunks(owner, sha), { limit })) {
    if (at + value.length > size) {
      throw new BlobError(`Cannot read blob "${sha}": it is longer than ${size} bytes`);
    }
    bytes.set(value, at);
    at += value.length;
  }
  if (at < size) throw new BlobError(`Cannot read blob "${sha}": ${size - at} of ${size} bytes are missing`);
  return bytes;
}

/** Deletes the chunks of a blob that has no manifest; false when it has one again. */
function deleteUnless(store: Store, manifestKey: Key, mutations: readonly Mutation[]): Promise<boolean> {
  const checks = [{ key: manifestKey, versionstamp: null }];
  return retry(async () => ({ result: await store.commit(checks, mutations) }));
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
