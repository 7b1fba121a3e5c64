import { type Scope, scopeKind } from "../kv/keys.ts";
import { type Usage, type UsageOfDay, utcDay } from "../kv/usage.ts";
import { UserError } from "./errors.ts";

/** The most that one member, and a whole scope, may use a day; undefined for no limit. */
export interface Caps {
  readonly user: number | undefined;
  readonly scope: number | undefined;
}

/** One limit of a day, in tokens or in millionths of a US dollar. */
export interface DailyLimit {
  readonly who: keyof Caps;
  readonly unit: "tokens" | "micros";
  readonly limit: number;
}

/** The limits that are set, in the order in which they are told. `usd` is in US dollars. */
export function dailyLimits({ tokens, usd }: { readonly tokens: Caps; readonly usd: Caps }): DailyLimit[] {
  return (["user", "scope"] as const).flatMap((who) => [
    ...(tokens[who] === undefined ? [] : [{ who, unit: "tokens" as const, limit: tokens[who] }]),
    ...(usd[who] === undefined ? [] : [{ who, unit: "micros" as const, limit: Math.round(usd[who] * 1e6) }]),
  ]);
}

/** The first limit that lies below what is used. Only what a call adds to can be in its way. */
export function passedLimit(
  limits: readonly DailyLimit[],
  used: UsageOfDay,
  call: Usage,
): DailyLimit | undefined {
  return limits.find(({ who, unit, limit }) => call[unit] > 0 && used[who][unit] > limit);
}

/** Epoch seconds of the next midnight in UTC. */
function nextDay(at: number): number {
  return Date.parse(`${utcDay(at)}T00:00:00Z`) / 1000 + 86_400;
}

/** The sentence for a limit that a call would pass, at a time in epoch milliseconds. */
export function limitError(
  { who, unit, limit }: DailyLimit,
  call: Usage,
  scope: Scope,
  at: number,
): UserError {
  const whose = who === "user" ? "member" : scopeKind(scope) === "guild" ? "server" : "direct";
  const needed = call[unit];
  return new UserError(
    (t) =>
      needed > limit
        ? t.budget.tooLarge({ whose, unit, limit, needed })
        : t.budget.passed({ whose, unit, limit, resetsAt: nextDay(at) }),
    { budget: who, unit },
  );
}
