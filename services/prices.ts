import { z } from "zod";

/** What a model costs: US dollars for a million tokens, which is the same as millionths of a dollar for one. */
export interface Price {
  readonly input: number;
  readonly output: number;
}

/** Prices by the model's name at its provider. */
export type Prices = ReadonlyMap<string, Price>;

const amount = z.number().min(0).max(100_000);
const schema = z.record(z.string().min(1).max(200), z.strictObject({ input: amount, output: amount }));

/** What the variable has to look like. */
const form =
  'must be JSON like {"gpt-4o-mini": {"input": 0.15, "output": 0.6}}, in US dollars per million tokens';

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // said with the form it must have
  }
}

function fault({ path: [model, field], code }: z.core.$ZodIssue): string {
  if (model === undefined) return form;
  const named = `${form}: model "${String(model).slice(0, 100)}"`;
  if (field !== undefined) return `${named}: "${String(field)}" is not a number from 0 to 100000`;
  return `${named} ${
    code === "unrecognized_keys" ? "has more than" : "is not an object with"
  } "input" and "output"`;
}

/** Reads prices from JSON: `{"<model>": {"input": <dollars>, "output": <dollars>}}`, per million tokens. */
export const pricesText = z.string().transform((text, ctx): Prices => {
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return new Map(Object.entries(parsed.data));
  const [issue] = parsed.error.issues;
  ctx.addIssue({ code: "custom", message: issue ? fault(issue) : form });
  return z.NEVER;
});

/** Tokens that went into a model and came out of it. */
export interface TokenCounts {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** What tokens cost, in millionths of a US dollar, rounded up. */
export function costMicros(
  { input, output }: Price,
  { promptTokens, completionTokens }: TokenCounts,
): number {
  const exact = promptTokens * input + completionTokens * output;
  return Math.ceil(Number(exact.toFixed(6))); // 0.1 + 0.2 is a little more than 0.3
}
