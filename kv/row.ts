import type { Key } from "./_key.ts";

/** One row as it is stored; without a row at the key, value and versionstamp are null. */
export interface Row {
  readonly key: Key;
  readonly value: Uint8Array | null;
  readonly versionstamp: string | null;
}

/** A row that exists. */
export interface StoredRow extends Row {
  readonly value: Uint8Array;
  readonly versionstamp: string;
}

/** A condition of a commit: the key still has this versionstamp (null: no row). */
export interface Check {
  readonly key: Key;
  readonly versionstamp: string | null;
}

/** A row to be written. `expireIn` (ms) only lets it be collected some time after. */
export interface SetRow {
  readonly type: "set";
  readonly key: Key;
  readonly value: Uint8Array;
  readonly expireIn?: number;
}

/** A row to be deleted. */
export interface DeleteRow {
  readonly type: "delete";
  readonly key: Key;
}

/** One change of a commit. */
export type Mutation = SetRow | DeleteRow;

/** The change that deletes a row. */
export function deleteRow(key: Key): DeleteRow {
  return { type: "delete", key };
}

/** Whether there is a row at its key. */
export function isStored(row: Row): row is StoredRow {
  return row.value !== null && row.versionstamp !== null;
}
