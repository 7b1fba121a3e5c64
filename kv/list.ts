import type { Key } from "./_key.ts";
import type { RecordType } from "./codec.ts";
import { UnreadableRowError } from "./errors.ts";
import { decodeRow } from "./record.ts";
import type { ListOptions, Store } from "./store.ts";

/** One record with its key and versionstamp. */
export interface Entry<T> {
  readonly key: Key;
  readonly value: T;
  readonly versionstamp: string;
}

/** What and how much is listed, and what happens at a row that cannot be read. */
export interface RecordListOptions extends ListOptions {
  /** Is told of each unreadable row, which is left out; without it the list throws there. */
  readonly onUnreadable?: (error: UnreadableRowError) => void;
}

/** Every record under a prefix, in the order of keys; not a snapshot. Throws {@linkcode UnreadableRowError}. */
export async function* listRecords<T extends object>(
  store: Store,
  type: RecordType<T>,
  prefix: Key,
  { onUnreadable, ...options }: RecordListOptions = {},
): AsyncIterableIterator<Entry<T>> {
  for await (const { key, value, versionstamp } of store.list(prefix, options)) {
    const record = await decodeRow(store, type, key, value).catch((error) => {
      if (!(error instanceof UnreadableRowError) || !onUnreadable) throw error;
      onUnreadable(error);
    });
    if (record) yield { key, value: record, versionstamp };
  }
}
