import type { Scope } from "../kv/keys.ts";
import type { Store } from "../kv/store.ts";
import { addUsage, getUsage, type Usage, type UsageKey, type UsageOfDay, utcDay } from "../kv/usage.ts";
import { type Caps, dailyLimits, limitError, passedLimit } from "./_daily_limits.ts";
import { messageOf } from "./errors.ts";
import { log } from "./log.ts";
import { costMicros, type Prices, type TokenCounts } from "./prices.ts";
import { Turns } from "./turns.ts";

/** What may be used of the models on one UTC day. */
export interface BudgetConfig {
  readonly tokens: Caps;
  /** US dollars. */
  readonly usd: Caps;
  readonly prices: Prices;
}

/** A call of a model that is about to be made. */
export interface PlannedCall {
  readonly scope: Scope;
  readonly userId: string;
  /** The model's name at its provider. */
  readonly model: string;
  readonly promptTokens: number;
  /** The longest answer it may give. */
  readonly maxCompletionTokens: number;
}

/** What is counted for a call until it is known what it used. */
export interface Reservation {
  /**
   * Counts what was really used in place of the estimate; undefined takes the estimate back. Once that is stored,
   * further calls do nothing. Never rejects: when the store fails, or the numbers are none, the estimate stays and the
   * log says so.
   */
  settle(actual: TokenCounts | undefined): Promise<void>;
}

/** What members and scopes may use of the models a day. */
export interface Budget {
  /**
   * Counts the estimate of a call before it is made. It stays counted until it is settled; after a crash that is until
   * the end of the UTC day, so that more is counted than was used, never less.
   *
   * @throws {UserError} when the call would pass a limit; nothing is counted then
   */
  reserve(call: PlannedCall): Promise<Reservation>;
}

const nothing: Usage = { tokens: 0, micros: 0, calls: 0 };

function combine(a: Usage, b: Usage, sign: 1 | -1): Usage {
  return {
    tokens: a.tokens + sign * b.tokens,
    micros: a.micros + sign * b.micros,
    calls: a.calls + sign * b.calls,
  };
}

function plus({ user, scope }: UsageOfDay, call: Usage): UsageOfDay {
  return { user: combine(user, call, 1), scope: combine(scope, call, 1) };
}

/** A provider's counts come from outside: only whole numbers from 0 can be counted. */
function areCounts({ promptTokens, completionTokens }: TokenCounts): boolean {
  return Number.isSafeInteger(promptTokens) && promptTokens >= 0 &&
    Number.isSafeInteger(completionTokens) && completionTokens >= 0;
}

/** Counts calls in tokens and in money, as far as their model has a price. */
function createMeter({ prices, usd }: BudgetConfig): (model: string, counts: TokenCounts) => Usage {
  const limited = usd.user !== undefined || usd.scope !== undefined;
  const noted = new Set<string>();
  return (model, counts) => {
    const price = prices.get(model);
    if (!price && limited && !noted.has(model)) {
      noted.add(model);
      log("budget").warn('Cannot apply the money limits to model "{model}": it has no price', { model });
    }
    const tokens = counts.promptTokens + counts.completionTokens;
    return { tokens, micros: price ? costMicros(price, counts) : 0, calls: 1 };
  };
}

/**
 * Makes the budget. What is used is kept in the store by UTC day.
 *
 * @param now the time in epoch milliseconds
 */
export function createBudget(config: BudgetConfig, store: Store, now: () => number = Date.now): Budget {
  const limits = dailyLimits(config);
  const measure = createMeter(config);
  const turns = new Turns();

  /** In this process nobody adds between look and add; another process may, so there is a last look. */
  async function hold(key: UsageKey, call: Usage, at: number): Promise<void> {
    const before = passedLimit(limits, plus(await getUsage(store, key), call), call);
    if (before) throw limitError(before, call, key.scope, at);
    const after = passedLimit(limits, await addUsage(store, key, call), call);
    if (!after) return;
    await addUsage(store, key, combine(nothing, call, -1));
    throw limitError(after, call, key.scope, at);
  }

  function reservation(key: UsageKey, model: string, held: Usage): Reservation {
    const operationId = `usage:${crypto.randomUUID()}`;
    async function settle(actual: TokenCounts | undefined): Promise<void> {
      if (actual && !areCounts(actual)) throw new Error("the provider's counts are not whole numbers");
      const change = combine(actual ? measure(model, actual) : nothing, held, -1);
      await turns.run(key.scope, () => addUsage(store, key, change, { operationId }));
    }
    const note = (error: unknown) =>
      log("budget").error("Cannot settle what a call used: {reason}", { ...key, reason: messageOf(error) });
    return { settle: (actual) => settle(actual).catch(note) };
  }

  return {
    async reserve({ scope, userId, model, promptTokens, maxCompletionTokens: completionTokens }) {
      const at = now();
      const key: UsageKey = { scope, userId, day: utcDay(at) };
      const held = measure(model, { promptTokens, completionTokens });
      await turns.run(scope, () => hold(key, held, at));
      return reservation(key, model, held);
    },
  };
}
