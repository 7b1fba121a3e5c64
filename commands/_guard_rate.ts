import { UserError } from "../services/errors.ts";
import type { Exceeded, Rate } from "../services/limits.ts";
import type { Guard, GuardContext } from "./_guard.ts";

/** A span of time: `"5s"`, `"1m"`, `"2h"`. */
export type Span = `${number}${"s" | "m" | "h"}`;

const seconds = { s: 1, m: 60, h: 3600 };

/** A span in milliseconds. Throws for one that is not a whole number from 1 with its unit. */
function milliseconds(span: Span): number {
  const [, count, unit] = /^([1-9]\d{0,5})([smh])$/.exec(span) ?? [];
  if (unit === "s" || unit === "m" || unit === "h") return Number(count) * seconds[unit] * 1000;
  throw new RangeError(`Cannot read span "${span}": it is not a whole number from 1 with s, m or h`);
}

function times(count: number): number {
  if (Number.isSafeInteger(count) && count > 0 && count <= 1000) return count;
  throw new RangeError(`Cannot allow "${count}" uses: it is not a whole number from 1 to 1000`);
}

function tooSoon({ wait }: Exceeded, whose: "member" | "scope", guard: string): UserError {
  const seconds = Math.max(1, Math.ceil(wait / 1000));
  return new UserError((t) => t.guards.tooSoon[whose]({ seconds }), { guard, whose, seconds });
}

function rateOf(guard: string, whose: string, { command }: GuardContext, times: number, per: number): Rate {
  return { key: `${guard}/${times}/${per}/${command}/${whose}`, times, per };
}

/** Lets a member use a command once in a span of time, wherever it is used. */
export function cooldown(span: Span): Guard {
  const per = milliseconds(span);
  return {
    name: "cooldown",
    counts: true,
    check(context) {
      const exceeded = context.limits.take(rateOf("cooldown", context.origin.author.id, context, 1, per));
      if (exceeded) throw tooSoon(exceeded, "member", "cooldown");
    },
  };
}

/** How often a command may be used in a span of time: by one member anywhere, and by everybody in one scope. */
export interface Quota {
  readonly user?: number;
  readonly scope?: number;
  readonly per: Span;
}

/** Lets a command be used so often in any span of that length. A use that is refused does not count. */
export function quota(quota: Quota): Guard {
  const per = milliseconds(quota.per);
  const user = quota.user === undefined ? undefined : times(quota.user);
  const scope = quota.scope === undefined ? undefined : times(quota.scope);
  return {
    name: "quota",
    counts: true,
    check(context) {
      const { author, scope: where } = context.origin;
      const ofUser = user && rateOf("quota", author.id, context, user, per);
      const ofScope = scope && rateOf("quota", where, context, scope, per);
      const exceeded = context.limits.take(...[ofUser, ofScope].filter((rate) => typeof rate === "object"));
      if (exceeded) throw tooSoon(exceeded, exceeded.rate === ofUser ? "member" : "scope", "quota");
    },
  };
}
