import { type Key, showKey } from "./_key.ts";

/** Whatever the store refuses or cannot do. The message is one sentence and holds no stored content. */
export class StoreError extends Error {
  override name = "StoreError";
}

/** A stored row that cannot be understood: damaged, of another shape, or written by a newer version. */
export class UnreadableRowError extends StoreError {
  override name = "UnreadableRowError";
  /** The row's key. */
  readonly key: Key;

  constructor(key: Key, state: string, options?: ErrorOptions) {
    super(`Cannot read row "${showKey(key)}": ${state}`, options);
    this.key = key;
  }
}

/** A blob that is absent, incomplete or damaged. */
export class BlobError extends StoreError {
  override name = "BlobError";
}

/** A commit that met other writers at every attempt. Nothing of it was written. */
export class ConflictError extends StoreError {
  override name = "ConflictError";
}

/** A key, value or commit larger than the database takes. Nothing of it was written. */
export class LimitError extends StoreError {
  override name = "LimitError";
}
