import { asKey, type Key } from "./_key.ts";
import { checkLimits } from "./_limits.ts";
import { openDatabase, type StoreOptions } from "./_open.ts";
import { StoreError, UnreadableRowError } from "./errors.ts";
import { type Check, isStored, type Mutation, type Row, type StoredRow } from "./row.ts";

export type { StoreOptions } from "./_open.ts";

/** What and how much a list returns. */
export interface ListOptions {
  /** At most this many rows; all by default. */
  readonly limit?: number;
  /** From the last key to the first. */
  readonly reverse?: boolean;
  /** The first key that may be listed, instead of the first under the prefix. */
  readonly start?: Key;
  /** The key the list ends before, instead of the end of the prefix. */
  readonly end?: Key;
}

/** Everything that is remembered: rows of bytes under keys, changed only by checked commits. */
export interface Store extends AsyncDisposable {
  /** Reads one row. */
  get(key: Key): Promise<Row>;
  /** Reads many rows, in the order of their keys; more than ten are not one snapshot. */
  getMany(keys: readonly Key[]): Promise<Row[]>;
  /** Reads every row under a prefix in the order of keys; not a snapshot. */
  list(prefix: Key, options?: ListOptions): AsyncIterableIterator<StoredRow>;
  /**
   * Makes all changes, or none when a check fails (then false). Throws `LimitError` before anything is sent when
   * it is too large. Most callers want `commit()`, which reads and tries again.
   */
  commit(checks: readonly Check[], mutations: readonly Mutation[]): Promise<boolean>;
  /** Waits for commits under way, then closes; a second call does nothing. */
  close(): Promise<void>;
}

/**
 * Opens the store at a path inside the data folder (made when absent), at `:memory:`, or at a KV Connect URL
 * (`http:` or `https:`, with the token in `DENO_KV_ACCESS_TOKEN`). Only one process at a time may have a file open.
 *
 * Throws {@linkcode StoreError} with a sentence when that cannot be.
 */
export async function openStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const { kv, release } = await openDatabase(url, options);
  return new KvStore(kv, release);
}

/** Rows Deno KV reads with one call. */
const GET_MANY = 10;

class KvStore implements Store {
  readonly #kv: Deno.Kv;
  readonly #release: () => void;
  readonly #commits = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(kv: Deno.Kv, release: () => void) {
    this.#kv = kv;
    this.#release = release;
  }

  async get(key: Key): Promise<Row> {
    return toRow(await this.#open().get(key));
  }

  async getMany(keys: readonly Key[]): Promise<Row[]> {
    const rows: Row[] = [];
    for (let from = 0; from < keys.length; from += GET_MANY) {
      const entries = await this.#open().getMany<unknown[]>(keys.slice(from, from + GET_MANY));
      rows.push(...entries.map(toRow));
    }
    return rows;
  }

  async *list(prefix: Key, { start, end, ...options }: ListOptions = {}): AsyncIterableIterator<StoredRow> {
    if (options.limit === 0) return;
    for await (const entry of this.#open().list(selector(prefix, start, end), options)) {
      const row = toRow(entry);
      if (isStored(row)) yield row;
    }
  }

  async commit(checks: readonly Check[], mutations: readonly Mutation[]): Promise<boolean> {
    checkLimits(checks, mutations);
    const operation = this.#open().atomic().check(...checks);
    for (const mutation of mutations) add(operation, mutation);
    const committing = operation.commit();
    this.#commits.add(committing);
    try {
      return (await committing).ok;
    } finally {
      this.#commits.delete(committing);
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #finish(): Promise<void> {
    await Promise.allSettled(this.#commits);
    this.#kv.close();
    this.#release();
  }

  #open(): Deno.Kv {
    if (this.#closing) throw new StoreError("Cannot use the store: it is closed");
    return this.#kv;
  }
}

function toRow({ key, value, versionstamp }: Deno.KvEntryMaybe<unknown>): Row {
  if (value === null || value instanceof Uint8Array) return { key: asKey(key), value, versionstamp };
  throw new UnreadableRowError(asKey(key), "its value is not bytes");
}

function add(operation: Deno.AtomicOperation, mutation: Mutation): void {
  if (mutation.type === "delete") operation.delete(mutation.key);
  else if (mutation.expireIn === undefined) operation.set(mutation.key, mutation.value);
  else operation.set(mutation.key, mutation.value, { expireIn: mutation.expireIn });
}

function selector(prefix: Key, start?: Key, end?: Key): Deno.KvListSelector {
  if (start && end) return { start, end };
  if (start) return { prefix, start };
  return end ? { prefix, end } : { prefix };
}
