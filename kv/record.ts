import { z } from "zod";
import { sha256 } from "./_fields.ts";
import { getBlob, putBlob } from "./blob.ts";
import type { RecordType } from "./codec.ts";
import { BlobError, LimitError, UnreadableRowError } from "./errors.ts";
import { isScope, type Key, type Scope } from "./keys.ts";
import type { SetRow } from "./row.ts";
import type { Store } from "./store.ts";

/** A record of more bytes than this is kept in a blob. */
export const MAX_INLINE_BYTES = 60_000;

/** What stands in the row of a record kept in a blob: version 0 is no record's. */
const pointer = z.strictObject({
  v: z.literal(0),
  owner: z.custom<Scope>((value) => typeof value === "string" && isScope(value), "not an owner"),
  sha256,
});
const POINTER_START = '{"v":0,';
const MAX_POINTER_BYTES = 200;

/** The change that writes a small record. Throws {@linkcode LimitError} above 60,000 bytes. */
export function setRecord<T extends object>(type: RecordType<T>, key: Key, value: T): SetRow {
  const bytes = type.encode(value);
  if (bytes.length <= MAX_INLINE_BYTES) return { type: "set", key, value: bytes };
  throw new LimitError(
    `Cannot write ${type.name}: it has ${bytes.length} bytes, at most ${MAX_INLINE_BYTES} fit`,
  );
}

/** The change that writes a record of any size; above 60,000 bytes its blob is written at once, for the owner. */
export async function setLargeRecord<T extends object>(
  store: Store,
  owner: Scope,
  type: RecordType<T>,
  key: Key,
  value: T,
): Promise<SetRow> {
  const bytes = type.encode(value);
  if (bytes.length <= MAX_INLINE_BYTES) return { type: "set", key, value: bytes };
  const row = { v: 0, owner, sha256: await putBlob(store, owner, bytes) };
  return { type: "set", key, value: new TextEncoder().encode(JSON.stringify(row)) };
}

/** Reads one record, undefined without a row. Throws {@linkcode UnreadableRowError}. */
export async function readRecord<T extends object>(
  store: Store,
  type: RecordType<T>,
  key: Key,
): Promise<T | undefined> {
  const { value } = await store.get(key);
  return value === null ? undefined : await decodeRow(store, type, key, value);
}

/** A record from its row's bytes, wherever they say it is kept. Throws {@linkcode UnreadableRowError}. */
export async function decodeRow<T extends object>(
  store: Store,
  type: RecordType<T>,
  key: Key,
  bytes: Uint8Array,
): Promise<T> {
  if (!isPointer(bytes)) return type.decode(key, bytes);
  const blob = readPointer(key, bytes);
  try {
    return type.decode(key, await getBlob(store, blob.owner, blob.sha256));
  } catch (cause) {
    if (cause instanceof BlobError) throw new UnreadableRowError(key, cause.message, { cause });
    throw cause;
  }
}

function isPointer(bytes: Uint8Array): boolean {
  return bytes.length <= MAX_POINTER_BYTES &&
    new TextDecoder().decode(bytes.subarray(0, POINTER_START.length)) === POINTER_START;
}

function readPointer(key: Key, bytes: Uint8Array): z.infer<typeof pointer> {
  try {
    return pointer.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new UnreadableRowError(key, "it does not say in which blob it is kept", { cause });
  }
}
