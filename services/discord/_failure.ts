import { z } from "zod";
import { DiscordRefusal, DiscordUnreachable, messageOf } from "../errors.ts";

/** What the library rejects with: `status` 999 when there was no answer, `body` the answer's text. */
const causeSchema = z.object({
  status: z.number(),
  body: z.string().optional(),
  error: z.string().optional(),
});

/** Discord's error format (Discord docs, Reference > Error Messages). */
const bodySchema = z.object({ code: z.number().default(0), message: z.string().default("") });

function readBody(text: string | undefined): z.infer<typeof bodySchema> {
  try {
    return bodySchema.parse(JSON.parse(text ?? "{}"));
  } catch {
    return { code: 0, message: "the answer is not in Discord's error format" };
  }
}

/** What the library threw, as one of our two kinds of failure. */
export function readFailure(route: string, error: unknown): DiscordRefusal | DiscordUnreachable {
  const cause = causeSchema.safeParse(error instanceof Error ? error.cause : undefined);
  if (!cause.success) return new DiscordUnreachable(route, messageOf(error), error);
  const { status, body } = cause.data;
  if (status === 999) return new DiscordUnreachable(route, cause.data.error ?? "no answer", error);
  const { code, message } = readBody(body);
  return new DiscordRefusal(route, status, code, message, error);
}
