/** Fields that several components share. */
import { z } from "zod";
import { snowflake } from "../form.ts";

/** Chosen by the sender or given in order of appearance; 0 counts as not chosen. */
export const id = z.number().int().min(0).max(2 ** 31 - 1).optional();

export const customId = z.string().min(1).max(100);

export const emoji = z.object({
  id: snowflake.nullish().transform((value) => value ?? null),
  name: z.string().max(100).nullish().transform((value) => value ?? null),
  animated: z.boolean().optional(),
});

/** A file of the message (`attachment://name`) or an address on the web. */
export const media = z.object({
  url: z.string().min(1).max(2_048).regex(/^(https?|attachment):\/\//, "Not a well formed URL."),
});

const option = z.object({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().max(100).nullish(),
  emoji: emoji.optional(),
  default: z.boolean().optional(),
});

/** Options of a list; their values must differ. */
export function options(min: number, max: number) {
  return z.array(option).min(min).max(max).refine(
    (list) => new Set(list.map(({ value }) => value)).size === list.length,
    {
      params: { code: "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED" },
      error: "The specified option value is already used",
    },
  );
}

/** What every select has; `most` is the number of values it may take. */
export const select = {
  id,
  custom_id: customId,
  placeholder: z.string().max(150).optional(),
  min_values: z.number().int().min(0).max(25).default(1),
  max_values: z.number().int().min(1).max(25).default(1),
  required: z.boolean().optional(),
  disabled: z.boolean().optional(),
};

const defaults = z.array(z.object({ id: snowflake, type: z.enum(["user", "role", "channel"]) })).max(25)
  .optional();

/** A select that Discord fills itself. */
export const autoSelect = { ...select, default_values: defaults };
