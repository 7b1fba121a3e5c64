/** How often a bot may identify (Discord docs, Gateway > Identifying, Session Start Limit Object). */
import type { RateLimits } from "../rest/rate_limit.ts";

/** ms within which `CONCURRENCY` identifies are granted. */
const WINDOW = 5_000;
const CONCURRENCY = 1;

/** ms after which the count of a day begins anew. */
const DAY = 24 * 3_600_000;

/** Identifies a day. */
const TOTAL = 1_000;

interface Day {
  readonly began: number;
  used: number;
}

/** As `GET /gateway/bot` tells it; `reset_after` is ms. */
export interface SessionStartLimit {
  readonly total: number;
  readonly remaining: number;
  readonly reset_after: number;
  readonly max_concurrency: number;
}

export class IdentifyLimiter {
  readonly #granted = new Map<string, number>();
  readonly #days = new Map<string, Day>();

  /** `generous`: every identify is granted, and still counted. `now` is ms since 1970. */
  constructor(readonly mode: RateLimits, readonly now: () => number = Date.now) {}

  /** `granted`, or `early`: another one was granted just before, or `spent`: the day's are used up. */
  take(botId: string): "granted" | "early" | "spent" {
    const strict = this.mode === "real";
    const day = this.#day(botId);
    if (strict && day.used >= TOTAL) return "spent";
    day.used++;
    if (strict && this.now() - (this.#granted.get(botId) ?? -Infinity) < WINDOW) return "early";
    this.#granted.set(botId, this.now());
    return "granted";
  }

  /** What is left of the day. */
  limitOf(botId: string): SessionStartLimit {
    const { began, used } = this.#day(botId);
    return {
      total: TOTAL,
      remaining: Math.max(0, TOTAL - used),
      reset_after: used === 0 ? 0 : began + DAY - this.now(),
      max_concurrency: CONCURRENCY,
    };
  }

  #day(botId: string): Day {
    const known = this.#days.get(botId);
    if (known && this.now() < known.began + DAY) return known;
    const fresh = { began: this.now(), used: 0 };
    this.#days.set(botId, fresh);
    return fresh;
  }
}
