/** Buttons (Discord docs, Component Reference > Button). */
import { z } from "zod";
import { snowflake } from "../form.ts";
import { ComponentType } from "./component.ts";
import { customId, emoji, id } from "./fields.ts";

const LINK = 5;
const PREMIUM = 6;

export const button = z.object({
  type: z.literal(ComponentType.button),
  id,
  style: z.number().int().min(1).max(PREMIUM),
  label: z.string().max(80).optional(),
  emoji: emoji.optional(),
  custom_id: customId.optional(),
  sku_id: snowflake.optional(),
  url: z.string().max(512).regex(/^(https?|discord):\/\/\S+$/, "Not a well formed URL.").optional(),
  disabled: z.boolean().optional(),
}).superRefine((one, context) => {
  for (const [field, code, message] of faults(one)) {
    context.addIssue({ code: "custom", path: [field], message, params: { code }, input: one });
  }
});

type Fault = [field: string, code: string, message: string];

/** A style decides which fields must and which must not be there. */
function faults(
  one: {
    style: number;
    label?: unknown;
    emoji?: unknown;
    custom_id?: unknown;
    url?: unknown;
    sku_id?: unknown;
  },
): Fault[] {
  const wanted = one.style === LINK ? "url" : one.style === PREMIUM ? "sku_id" : "custom_id";
  const rivals = (["url", "sku_id", "custom_id"] as const).filter((field) => field !== wanted);
  const found: Fault[] = [];
  if (one[wanted] === undefined) found.push([wanted, "BASE_TYPE_REQUIRED", "This field is required"]);
  for (const field of rivals.filter((field) => one[field] !== undefined)) {
    found.push([field, "BUTTON_COMPONENT_FIELD_FORBIDDEN", `A button of this style cannot have a ${field}`]);
  }
  if (one.style !== PREMIUM && !one.label && one.emoji === undefined) {
    found.push(["label", "BUTTON_COMPONENT_LABEL_REQUIRED", "A button must have a label or an emoji"]);
  }
  return found;
}
