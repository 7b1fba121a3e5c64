/** What a modal may be built of (Discord docs, Component Reference). */
import { z } from "zod";
import { ComponentType } from "./component.ts";
import { customId, id, options } from "./fields.ts";
import { channelSelect, mentionableSelect, roleSelect, stringSelect, userSelect } from "./selects.ts";

const required = z.boolean().default(true);

const textInput = z.object({
  type: z.literal(ComponentType.textInput),
  id,
  custom_id: customId,
  style: z.union([z.literal(1), z.literal(2)]),
  label: z.string().max(45).optional(),
  min_length: z.number().int().min(0).max(4_000).optional(),
  max_length: z.number().int().min(1).max(4_000).optional(),
  required,
  value: z.string().max(4_000).optional(),
  placeholder: z.string().max(100).optional(),
});

const fileUpload = z.object({
  type: z.literal(ComponentType.fileUpload),
  id,
  custom_id: customId,
  min_values: z.number().int().min(0).max(10).default(1),
  max_values: z.number().int().min(1).max(10).default(1),
  required,
  file_types: z.array(z.string()).max(10).optional(),
});

const radioGroup = z.object({
  type: z.literal(ComponentType.radioGroup),
  id,
  custom_id: customId,
  options: options(2, 10),
  required,
});

const checkboxGroup = z.object({
  type: z.literal(ComponentType.checkboxGroup),
  id,
  custom_id: customId,
  options: options(1, 10),
  min_values: z.number().int().min(0).max(10).optional(),
  max_values: z.number().int().min(1).max(10).optional(),
  required,
});

const checkbox = z.object({
  type: z.literal(ComponentType.checkbox),
  id,
  custom_id: customId,
  default: z.boolean().optional(),
});

const label = z.object({
  type: z.literal(ComponentType.label),
  id,
  label: z.string().min(1).max(45),
  description: z.string().max(100).nullish(),
  component: z.discriminatedUnion("type", [
    textInput,
    stringSelect,
    userSelect,
    roleSelect,
    mentionableSelect,
    channelSelect,
    fileUpload,
    radioGroup,
    checkboxGroup,
    checkbox,
  ]),
});

/** Deprecated by Discord, and still accepted: a text input alone in a row, with its own label. */
const inputRow = z.object({
  type: z.literal(ComponentType.actionRow),
  id,
  components: z.array(textInput.extend({ label: z.string().min(1).max(45) })).length(1),
});

const textDisplay = z.object({
  type: z.literal(ComponentType.textDisplay),
  id,
  content: z.string().min(1).max(4_000),
});

/** Any component at the top of a modal. */
export const modalComponent = z.discriminatedUnion("type", [label, inputRow, textDisplay]);
