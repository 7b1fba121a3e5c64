/** The five selects (Discord docs, Component Reference). */
import { z } from "zod";
import { ComponentType } from "./component.ts";
import { autoSelect, options, select } from "./fields.ts";

export const stringSelect = z.object({
  type: z.literal(ComponentType.stringSelect),
  ...select,
  options: options(1, 25),
});
export const userSelect = z.object({ type: z.literal(ComponentType.userSelect), ...autoSelect });
export const roleSelect = z.object({ type: z.literal(ComponentType.roleSelect), ...autoSelect });
export const mentionableSelect = z.object({
  type: z.literal(ComponentType.mentionableSelect),
  ...autoSelect,
});
export const channelSelect = z.object({
  type: z.literal(ComponentType.channelSelect),
  ...autoSelect,
  channel_types: z.array(z.number().int()).optional(),
});
