import { StoreError } from "./errors.ts";

/**
 * Holds an advisory lock on a file beside the store's, which the system lets go of when the process ends, however it
 * ends. The file stays: deleting it would let two processes lock two files of one name. Returns what unlocks it.
 */
export async function lockFile(path: string): Promise<() => void> {
  const file = await Deno.open(path, { create: true, write: true });
  let locked = false;
  try {
    locked = await file.tryLock(true);
  } finally {
    if (!locked) file.close();
  }
  if (!locked) throw new StoreError("another process has it open");
  return () => file.close();
}
