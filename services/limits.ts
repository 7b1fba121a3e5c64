/** So many uses of one thing within a span of time. */
export interface Rate {
  /** What is counted; equal keys are counted together. */
  readonly key: string;
  /** Most uses within any span of that length. */
  readonly times: number;
  /** The span, in milliseconds. */
  readonly per: number;
}

/** A rate that is used up. */
export interface Exceeded {
  readonly rate: Rate;
  /** Milliseconds until there is room again. */
  readonly wait: number;
}

/** Counts uses in memory: a restart forgets them, and so does a crowd larger than the memory. */
export interface Limits {
  /**
   * Takes one use of every rate, or of none of them when one is used up. Returns undefined when taken, else the rate
   * with the longest wait.
   */
  take(...rates: readonly Rate[]): Exceeded | undefined;
  /** How many keys are remembered. */
  readonly size: number;
}

/** What {@linkcode createLimits} can be told. */
export interface LimitsOptions {
  /** A clock in milliseconds that never goes back; by default `performance.now`. */
  readonly now?: () => number;
  /** Most keys that are remembered, 10,000 by default; beyond it those used longest ago are forgotten. */
  readonly capacity?: number;
}

/** Makes a memory of uses. */
export function createLimits(options: LimitsOptions = {}): Limits {
  const { now = () => performance.now(), capacity = 10_000 } = options;
  /** The times of the latest uses by key, oldest first; the keys themselves in the order of their latest use. */
  const uses = new Map<string, readonly number[]>();

  function waitFor({ key, times, per }: Rate, at: number): number {
    const oldest = uses.get(key)?.at(-times);
    return oldest === undefined ? 0 : Math.max(0, oldest + per - at);
  }

  function note({ key, times }: Rate, at: number): void {
    const before = uses.get(key) ?? [];
    uses.delete(key);
    uses.set(key, [...before, at].slice(-times));
    const [stalest] = uses.keys();
    if (uses.size > capacity && stalest !== undefined) uses.delete(stalest);
  }

  return {
    take(...rates) {
      const at = now();
      const waits = rates.map((rate) => ({ rate, wait: waitFor(rate, at) }));
      const [longest] = waits.toSorted((a, b) => b.wait - a.wait);
      if (longest && longest.wait > 0) return longest;
      for (const rate of rates) note(rate, at);
      return undefined;
    },
    get size() {
      return uses.size;
    },
  };
}
