import { ConflictError } from "./errors.ts";

/** How an attempt that met another writer is made again. */
export interface RetryOptions {
  /** Attempts before `ConflictError`; 40 by default, about ten seconds. */
  readonly attempts?: number;
  /** Random numbers in [0, 1) for the jitter; `Math.random` by default. */
  readonly random?: () => number;
  /** Waits that many milliseconds; a timer by default. */
  readonly wait?: (ms: number) => Promise<void>;
}

const FIRST_WAIT_MS = 4;
const LONGEST_WAIT_MS = 500;

/**
 * Makes attempts until one has a result, waiting between them a random part of a span that doubles up to 500 ms.
 * Undefined means that another writer was in the way, and so does a locked database. Throws `ConflictError` after the
 * last attempt.
 */
export async function retry<R>(
  attempt: () => Promise<{ readonly result: R } | undefined>,
  options: RetryOptions = {},
): Promise<R> {
  const { attempts = 40, random = Math.random, wait = sleep } = options;
  let cause: unknown;
  for (let number = 0; number < attempts; number++) {
    if (number > 0) await wait(random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** number));
    try {
      const outcome = await attempt();
      if (outcome) return outcome.result;
    } catch (error) {
      if (!isLocked(error)) throw error;
      cause = error;
    }
  }
  throw new ConflictError(`Cannot commit: other writers were in the way at each of ${attempts} attempts`, {
    cause,
  });
}

/** SQLite's busy errors, as Deno KV words them. */
function isLocked(error: unknown): boolean {
  return error instanceof Error && /database (table )?is (locked|busy)/i.test(error.message);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
