/** An event that is still being dealt with. */
export interface Held {
  readonly sequence: number;
  /** On a monotonic clock, in milliseconds. */
  readonly since: number;
}

/**
 * How long an event is waited for at most, in milliseconds: an interaction cannot be answered any later (Discord docs,
 * Interactions > Followup Messages), and what hangs must not hold everything else back.
 */
export const patience = 15 * 60 * 1000;

/** How far a session has come: which events were seen, and up to which one everything was dealt with. */
export class Progress {
  #last = 0;
  #held = new Set<Held>();

  /** A new session begins. */
  reset(): void {
    this.#held = new Set();
  }

  /** An event came. */
  seen(sequence: number): void {
    this.#last = sequence;
  }

  /** The last event that was seen is being dealt with, until it is released. */
  hold(now: number): Held {
    const held = { sequence: this.#last, since: now };
    this.#held.add(held);
    return held;
  }

  /** It was dealt with. One of an earlier session is passed over. */
  release(held: Held): void {
    this.#held.delete(held);
  }

  /** The last event up to which everything was dealt with. */
  mark(now: number): number {
    for (const { sequence, since } of this.#held) { // in the order of events
      if (now - since < patience) return sequence - 1;
    }
    return this.#last;
  }
}
