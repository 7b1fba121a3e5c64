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

/** The part of a message that a conversation needs (Discord docs, Message object). */
export const linkedMessageSchema = z.object({
  id: snowflake,
  channel_id: snowflake,
  content: z.string().default(""),
  author: userSchema,
  mentions: z.array(userSchema).default([]),
  attachments: z.array(fileSchema).default([]),
  message_reference: z.object({ message_id: snowflake.optional(), channel_id: snowflake.optional() })
    .nullish(),
  interaction_metadata: z.object({ user: userSchema.optional() }).nullish(),
});

/** A message one may have replied to. */
export type LinkedMessage = z.infer<typeof linkedMessageSchema>;

/** A message as the REST API gives it, with the one it replies to. */
export const messageSchema = linkedMessageSchema.extend({
  referenced_message: linkedMessageSchema.nullish(),
});

/** A message as the REST API gives it. */
export type FullMessage = z.infer<typeof messageSchema>;

/** MESSAGE_CREATE (Discord docs, Gateway Events > Message Create). */
export const createdSchema = messageSchema.extend({
  guild_id: snowflake.optional(),
  member: memberSchema.optional(),
  type: z.number().default(0),
  webhook_id: snowflake.optional(),
});

/** A message that was just created. */
export type CreatedMessage = z.infer<typeof createdSchema>;

const optionSchema = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().default(false),
});

const attachmentsSchema = z.object({ attachments: z.record(z.string(), fileSchema).default({}) });

/** What every interaction has (Discord docs, Interaction object). */
const interactionBase = {
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  guild_id: snowflake.optional(),
  channel_id: snowflake,
  channel: z.object({ parent_id: snowflake.nullish(), type: z.number() }).optional(),
  member: memberSchema.extend({ user: userSchema, permissions: z.string().regex(/^\d+$/).default("0") })
    .optional(),
  user: userSchema.optional(),
  locale: z.string().optional(),
  guild_locale: z.string().optional(),
};

const commandSchema = z.object({
  ...interactionBase,
  type: z.union([z.literal(2), z.literal(4)]),
  data: z.object({
    name: z.string(),
    /** 1 typed, 2 on a user, 3 on a message (Discord docs, Application Command Types). */
    type: z.number().default(1),
    target_id: snowflake.optional(),
    options: z.array(optionSchema).default([]),
    resolved: attachmentsSchema.optional(),
  }),
});

const componentSchema = z.object({
  ...interactionBase,
  type: z.literal(3),
  message: z.object({ id: snowflake }),
  data: z.object({ custom_id: z.string(), values: z.array(z.string()).optional() }),
});

/** A field of a sent form: text has `value`, selects and uploads have `values`. */
const fieldSchema = z.object({
  custom_id: z.string(),
  value: z.union([z.string(), z.boolean()]).nullish(),
  values: z.array(z.string()).optional(),
});

const modalSchema = z.object({
  ...interactionBase,
  type: z.literal(5),
  message: z.object({ id: snowflake }).optional(),
  data: z.object({
    custom_id: z.string(),
    /** A label holds one `component`; an action row, the old form, holds `components`. */
    components: z.array(z.object({
      component: fieldSchema.optional(),
      components: z.array(fieldSchema).optional(),
    })),
    resolved: attachmentsSchema.optional(),
  }),
});

/** INTERACTION_CREATE, other than PING (Discord docs, Interaction object). */
export const interactionSchema = z.discriminatedUnion("type", [commandSchema, componentSchema, modalSchema]);

/** An interaction that was just made. */
export type Interaction = z.infer<typeof interactionSchema>;

/** A command that was used, or is being typed. */
export type UsedCommand = z.infer<typeof commandSchema>;

/** A form that was sent. */
export type SentModal = z.infer<typeof modalSchema>;
