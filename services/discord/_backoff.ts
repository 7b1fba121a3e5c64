import { setTimeout as pause } from "node:timers/promises";

/** Pauses between tries: none before the first, then growing ones with chance in them. */
export class Backoff {
  readonly #first: number;
  readonly #longest: number;
  #tries = 0;

  /** The pause before the second try and the longest one, in milliseconds; it doubles with every further try. */
  constructor(first: number, longest: number) {
    this.#first = first;
    this.#longest = longest;
  }

  /** How many tries there were since the last success. */
  get tries(): number {
    return this.#tries;
  }

  /** Waits as long as the next try has to, and counts it. Ends early when the signal fires. */
  async next(signal: AbortSignal): Promise<void> {
    const span = this.#tries === 0 ? 0 : Math.min(this.#first * 2 ** (this.#tries - 1), this.#longest);
    this.#tries++;
    if (span > 0) await wait(span * (0.5 + Math.random() / 2), signal);
  }

  succeeded(): void {
    this.#tries = 0;
  }
}

/** Waits so many milliseconds, or until the signal fires. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
