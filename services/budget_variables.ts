import { z } from "zod";
import type { BudgetConfig } from "./budget.ts";
import { pricesText } from "./prices.ts";

/** A number of tokens from 1, or no limit. */
const tokens = z.string().regex(/^(none|[1-9]\d{0,11})$/, 'must be a whole number from 1, or "none"')
  .transform((text): number | "none" => text === "none" ? text : Number(text));

/** An amount of US dollars above 0, to a millionth, or no limit. */
const dollars = z.string()
  .regex(/^(none|(?=.*[1-9])\d{1,7}(\.\d{1,6})?)$/, 'must be US dollars like 2.50, or "none"')
  .transform((text): number | "none" => text === "none" ? text : Number(text));

/** The variables of the budget. */
export const budgetVariables = {
  DAILY_TOKENS_USER: tokens.default(200_000)
    .describe("Most tokens a member may use in a server in a day (UTC), or `none`"),
  DAILY_TOKENS_SCOPE: tokens.default(2_000_000)
    .describe("Most tokens a whole server may use in a day, or `none`"),
  DAILY_USD_USER: dollars.optional()
    .describe("Most US dollars a member may use in a server in a day; no limit when not set"),
  DAILY_USD_SCOPE: dollars.optional()
    .describe("Most US dollars a whole server may use in a day; no limit when not set"),
  MODEL_PRICES: pricesText.optional().describe(
    'US dollars per million tokens: `{"<model>": {"input": 0.15, "output": 0.6}}`',
  ),
};

function limit(value: number | "none" | undefined): number | undefined {
  return value === "none" ? undefined : value;
}

/** The budget as the variables set it. */
export function budgetConfig(
  v: z.infer<z.ZodObject<typeof budgetVariables>>,
): BudgetConfig {
  return {
    tokens: { user: limit(v.DAILY_TOKENS_USER), scope: limit(v.DAILY_TOKENS_SCOPE) },
    usd: { user: limit(v.DAILY_USD_USER), scope: limit(v.DAILY_USD_SCOPE) },
    prices: v.MODEL_PRICES ?? new Map(),
  };
}
