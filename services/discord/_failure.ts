import { z } from "zod";
import { DiscordRefusal } from "../errors.ts";

/** Discord's error format (Discord docs, Reference > Error Messages; Rate Limits > Rate Limit Response Structure). */
const bodySchema = z.object({
  code: z.number().default(0),
  message: z.string().default(""),
  retry_after: z.number().nonnegative().optional(),
  global: z.boolean().default(false),
});

type ErrorBody = z.infer<typeof bodySchema>;

function readBody(text: string): ErrorBody {
  try {
    return bodySchema.parse(JSON.parse(text));
  } catch {
    return { code: 0, message: "the answer is not in Discord's error format", global: false };
  }
}

/** An answer that is an error, in our words. */
export function refusal(route: string, status: number, text: string): DiscordRefusal {
  const { code, message } = readBody(text);
  return new DiscordRefusal(route, status, code, message);
}

/** How long a 429 asks to wait. */
export interface RetryAfter {
  readonly milliseconds: number;
  /** Whether it holds for every route. */
  readonly global: boolean;
}

/** Reads a 429; a second when it does not say how long (Discord docs, Rate Limits > Exceeding A Rate Limit). */
export function readRetryAfter(headers: Headers, text: string): RetryAfter {
  const { retry_after, global } = readBody(text);
  const header = headers.get("retry-after");
  const seconds = retry_after ?? (header === null ? NaN : Number(header));
  return {
    milliseconds: 1000 * (Number.isFinite(seconds) && seconds >= 0 ? seconds : 1),
    global: global || headers.has("x-ratelimit-global"),
  };
}
