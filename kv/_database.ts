import { DatabaseSync } from "node:sqlite";
import { StoreError } from "./errors.ts";

/**
 * Refuses a SQLite file of something else, to which Deno KV would silently add its own tables. An absent or empty
 * file is fine. Throws what SQLite says when the file is no database.
 */
export function checkDatabase(path: string): void {
  if (sizeOf(path) === 0) return;
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
    if (tables.length === 0 || tables.some(({ name }) => name === "kv")) return;
  } finally {
    database.close();
  }
  throw new StoreError("the file is not a KV store");
}

function sizeOf(path: string): number {
  try {
    const { isFile, size } = Deno.statSync(path);
    if (isFile) return size;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return 0;
    throw error;
  }
  throw new StoreError("it is not a file");
}
