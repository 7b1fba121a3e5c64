/** What a sender may say of a message (Discord docs, Message > Create Message and Edit Message). */
import { z } from "zod";
import { messageComponent } from "../components/message_components.ts";
import { snowflake } from "../form.ts";
import { embed } from "./embed.ts";

/** Most characters of a message; Discord counts code points. */
export const CONTENT_LENGTH = 2_000;

const content = z.union([z.string(), z.number().transform(String)]).refine(
  (text) => text.length <= CONTENT_LENGTH || [...text].length <= CONTENT_LENGTH,
  { params: { code: "BASE_TYPE_MAX_LENGTH" }, error: `Must be ${CONTENT_LENGTH} or fewer in length.` },
);

const allowedMentions = z.object({
  parse: z.array(z.enum(["users", "roles", "everyone"])).nullish(),
  users: z.array(snowflake).max(100).nullish(),
  roles: z.array(snowflake).max(100).nullish(),
  replied_user: z.boolean().nullish(),
}).superRefine(({ parse, users, roles }, context) => {
  for (const [kind, list] of [["users", users], ["roles", roles]] as const) {
    if (!list?.length || !parse?.includes(kind)) continue;
    const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
    context.addIssue({
      code: "custom",
      message,
      params: { code: "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE" },
    });
  }
});

export type AllowedMentions = z.output<typeof allowedMentions>;

/** Metadata of a file: `id` is n of `files[n]`, or the id of an attachment to keep. */
const attachment = z.object({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  filename: z.string().min(1).max(1_024).nullish(),
  title: z.string().max(1_024).nullish(),
  description: z.string().max(1_024).nullish(),
  duration_secs: z.number().min(0).nullish(),
  waveform: z.string().max(400).nullish(),
});

export type AttachmentRequest = z.output<typeof attachment>;

const reference = z.object({
  type: z.literal(0).default(0),
  message_id: snowflake,
  channel_id: snowflake.nullish(),
  guild_id: snowflake.nullish(),
  fail_if_not_exists: z.boolean().default(true),
});

const flags = z.number().int().min(0).max(2 ** 31 - 1);

const shared = {
  content: content.nullish(),
  embeds: z.array(embed).max(10).nullish(),
  allowed_mentions: allowedMentions.nullish(),
  components: z.array(messageComponent).max(40).nullish(),
  attachments: z.array(attachment).max(10).nullish(),
  flags: flags.nullish(),
};

/** Body of a new message. */
export const messageDraft = z.object({
  ...shared,
  nonce: z.union([z.string().max(25), z.number().int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  tts: z.boolean().nullish(),
  message_reference: reference.nullish(),
});

export type MessageDraft = z.output<typeof messageDraft>;

/** Body of an edit: what is absent stays. */
export const messageEdit = z.object(shared);

export type MessageEdit = z.output<typeof messageEdit>;
