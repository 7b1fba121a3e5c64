/** Rate limits: the one place where a request is counted (Discord docs, Rate Limits). */
import { BoundedMap } from "../bounded_map.ts";
import { GLOBAL, isExempt, type RateRule, ruleOf } from "./rate_rules.ts";

/** `real`: as strict as Discord. `generous`: nobody is ever limited, and the headers say so. */
export type RateLimits = "real" | "generous";

/** A request to be counted. */
export interface Counted {
  /** Method and path with the names of its parameters. */
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  /** Whoever asks. */
  readonly caller: string;
}

/** What the limits say to a request. */
export interface Verdict {
  /** Every answer carries them. */
  readonly headers: Readonly<Record<string, string>>;
  /** Set when the request is one too many: when to come again, in seconds. */
  readonly refused?: { readonly retryAfter: number; readonly global: boolean };
}

interface Window {
  count: number;
  /** ms since 1970. */
  readonly endsAt: number;
}

/** Windows kept: those of the past are of no use, but for their number. */
const WINDOWS = 20_000;

export class RateLimiter {
  readonly #windows = new BoundedMap<Window>(WINDOWS);

  /** `now` is ms since 1970. */
  constructor(readonly mode: RateLimits, readonly now: () => number = Date.now) {}

  /** Counts a request. */
  count({ route, params, caller }: Counted): Verdict {
    if (this.mode === "generous") {
      return { headers: this.#headers(GLOBAL, route, { count: 1, endsAt: this.now() + 1_000 }) };
    }
    const rule = ruleOf(route);
    const global = isExempt(route) ? null : this.#take(`${caller} global`, GLOBAL);
    if (global && global.count > GLOBAL.limit) return this.#refuse(GLOBAL, route, global, true);
    const window = this.#take(`${caller} ${rule.bucket} ${majorOf(params)}`, rule);
    if (window.count > rule.limit) return this.#refuse(rule, rule.bucket, window, false);
    return { headers: this.#headers(rule, rule.bucket, window) };
  }

  #take(key: string, rule: RateRule): Window {
    const open = this.#windows.get(key);
    if (open && open.endsAt > this.now()) {
      open.count++;
      return open;
    }
    const fresh = { count: 1, endsAt: this.now() + rule.seconds * 1_000 };
    this.#windows.set(key, fresh);
    return fresh;
  }

  #refuse(rule: RateRule, bucket: string, window: Window, global: boolean): Verdict {
    const retryAfter = Math.max(0, window.endsAt - this.now()) / 1_000;
    const scope = global ? "global" : "user";
    const headers = {
      ...(global ? { "x-ratelimit-global": "true" } : this.#headers(rule, bucket, window)),
      "x-ratelimit-scope": scope,
      "retry-after": `${Math.ceil(retryAfter)}`,
    };
    return { headers, refused: { retryAfter, global } };
  }

  #headers(rule: RateRule, bucket: string, { count, endsAt }: Window): Record<string, string> {
    return {
      "x-ratelimit-limit": `${rule.limit}`,
      "x-ratelimit-remaining": `${Math.max(0, rule.limit - count)}`,
      "x-ratelimit-reset": (endsAt / 1_000).toFixed(3),
      "x-ratelimit-reset-after": (Math.max(0, endsAt - this.now()) / 1_000).toFixed(3),
      "x-ratelimit-bucket": bucketName(bucket),
    };
  }
}

/** The parameter that has buckets of its own: channel, guild, or webhook with its token. */
function majorOf({ channel, guild, application, token }: Counted["params"]): string {
  return channel ?? guild ?? (token === undefined ? "" : `${application} ${token}`);
}

/** FNV-1a, twice over: an opaque name, as Discord's are. */
function bucketName(text: string): string {
  const hash = (seed: number) =>
    [...text].reduce((sum, char) => Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0, seed);
  return [0x81_1c_9d_c5, 0x12_34_56_78].map((seed) => hash(seed).toString(16).padStart(8, "0")).join("");
}
