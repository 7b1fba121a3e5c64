import { z } from "zod";
import { fileSchema } from "../incoming.ts";

const snowflake = z.string().regex(/^\d{1,20}$/);

/** A user, as far as Pupil reads it (Discord docs, User object). */
export const userSchema = z.object({
  id: snowflake,
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().default(false),
});

/** A user of Discord. */
export type User = z.infer<typeof userSchema>;

const memberSchema = z.object({ nick: z.string().nullish(), roles: z.array(snowflake).default([]) });

/** The part of a message that a reply chain needs. */
const linkedSchema = z.object({
  id: snowflake,
  channel_id: snowflake,
  content: z.string().default(""),
  author: userSchema,
  mentions: z.array(userSchema).default([]),
  message_reference: z.object({ message_id: snowflake.optional(), channel_id: snowflake.optional() })
    .nullish(),
  interaction_metadata: z.object({ user: userSchema.optional() }).nullish(),
});

/** A message one may have replied to (Discord docs, Message object). */
export type LinkedMessage = z.infer<typeof linkedSchema>;

/** A message as the REST API gives it. */
export const linkedMessageSchema = linkedSchema;

/** MESSAGE_CREATE (Discord docs, Gateway Events > Message Create). */
export const messageSchema = linkedSchema.extend({
  guild_id: snowflake.optional(),
  member: memberSchema.optional(),
  attachments: z.array(fileSchema).default([]),
  type: z.number().default(0),
  webhook_id: snowflake.optional(),
  referenced_message: linkedSchema.nullish(),
});

/** A message that was just created. */
export type CreatedMessage = z.infer<typeof messageSchema>;

const optionSchema = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

/** INTERACTION_CREATE for a slash command (Discord docs, Interaction object). */
export const commandSchema = z.object({
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  guild_id: snowflake.optional(),
  channel_id: snowflake,
  member: memberSchema.extend({ user: userSchema }).optional(),
  user: userSchema.optional(),
  locale: z.string().optional(),
  guild_locale: z.string().optional(),
  data: z.object({
    name: z.string(),
    options: z.array(optionSchema).default([]),
    resolved: z.object({ attachments: z.record(z.string(), fileSchema).default({}) }).optional(),
  }),
});

/** A slash command that was just used. */
export type UsedCommand = z.infer<typeof commandSchema>;
