/** Embeds (Discord docs, Message > Embed Limits). */
import { z } from "zod";
import { fieldError } from "../form.ts";

/** Most characters of all embeds of a message together. */
const TOTAL = 6_000;

const url = z.string().max(2_048).regex(/^(https?|attachment):\/\/\S+$/, "Not a well formed URL.");
const image = z.object({ url });

export const embed = z.object({
  title: z.string().max(256).nullish(),
  description: z.string().max(4_096).nullish(),
  url: url.nullish(),
  timestamp: z.string().refine((text) => !Number.isNaN(Date.parse(text)), {
    params: { code: "DATE_TIME_TYPE_PARSE" },
    error: "Could not parse the timestamp. Should be ISO8601.",
  }).nullish(),
  color: z.number().int().min(0).max(0xff_ff_ff).nullish(),
  footer: z.object({ text: z.string().min(1).max(2_048), icon_url: url.nullish() }).nullish(),
  image: image.nullish(),
  thumbnail: image.nullish(),
  author: z.object({ name: z.string().min(1).max(256), url: url.nullish(), icon_url: url.nullish() })
    .nullish(),
  fields: z.array(z.object({
    name: z.string().min(1).max(256),
    value: z.string().min(1).max(1_024),
    inline: z.boolean().default(false),
  })).max(25).nullish(),
});

export type Embed = z.output<typeof embed>;

/** Throws 50035 when the embeds together say too much. */
export function checkEmbeds(embeds: readonly Embed[]): void {
  if (embeds.reduce((sum, one) => sum + length(one), 0) <= TOTAL) return;
  throw fieldError(["embeds"], "MAX_EMBED_SIZE_EXCEEDED", `Embed size exceeds maximum size of ${TOTAL}`);
}

function length({ title, description, footer, author, fields }: Embed): number {
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap((one) => [one.name, one.value]),
  ];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** An embed as Discord keeps it: typed, and without what was not said. */
export function storedEmbed(one: Embed): Record<string, unknown> {
  return {
    type: "rich",
    ...Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null && value !== undefined)),
  };
}
