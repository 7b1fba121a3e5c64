import type { Key } from "./_key.ts";
import type { RecordType } from "./codec.ts";
import { decodeRow } from "./record.ts";
import type { Check, Row } from "./row.ts";
import type { Store } from "./store.ts";

/** The reads of one attempt at a commit: what was read has to be unchanged when the changes are made. */
export class Reads {
  readonly #store: Store;
  readonly #rows = new Map<string, Promise<Row>>();
  readonly #checks: Check[] = [];

  constructor(store: Store) {
    this.#store = store;
  }

  /** Reads one row; a second read of a key returns the first. */
  get(key: Key): Promise<Row> {
    const id = JSON.stringify(key);
    const row = this.#rows.get(id) ?? this.#read(key);
    this.#rows.set(id, row);
    return row;
  }

  /** Reads one record, undefined without a row. Throws `UnreadableRowError`. */
  async record<T extends object>(type: RecordType<T>, key: Key): Promise<T | undefined> {
    const { value } = await this.get(key);
    return value === null ? undefined : await decodeRow(this.#store, type, key, value);
  }

  /** The conditions under which what was read still holds. */
  checks(): readonly Check[] {
    return this.#checks;
  }

  async #read(key: Key): Promise<Row> {
    const row = await this.#store.get(key);
    this.#checks.push({ key, versionstamp: row.versionstamp });
    return row;
  }
}
