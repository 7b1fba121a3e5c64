import { z } from "zod";
import { scope, snowflake, time } from "./_fields.ts";
import { defineRecord } from "./codec.ts";
import { keys } from "./keys.ts";
import { readRecord, setRecord } from "./record.ts";
import type { Store } from "./store.ts";
import { writeRows } from "./write.ts";

const tokens = z.int().min(0);

const schema = z.object({
  /** The server or direct-message channel the reply was given in. */
  scope,
  /** The message that was answered; a slash command has none. */
  promptMessageId: snowflake.exactOptional(),
  /** Every message of the reply, in order. */
  parts: z.array(snowflake).min(1).max(100).exactOptional(),
  /** Who asked. */
  userId: snowflake,
  provider: z.string().min(1).max(100),
  model: z.string().min(1).max(200),
  /** Epoch milliseconds. */
  createdAt: time,
  /** Tokens the provider counted. */
  usage: z.object({ promptTokens: tokens, completionTokens: tokens }).exactOptional(),
});

const record = defineRecord({ name: "a reply", version: 1, schema });

/** How one of the bot's replies came to be. What was said stays at Discord. */
export type ReplyRecord = z.infer<typeof schema>;

/** Remembers how a reply came to be, in place of what was remembered of it before. */
export async function saveReply(
  store: Store,
  channelId: string,
  messageId: string,
  reply: ReplyRecord,
): Promise<void> {
  const row = setRecord(record, keys.conversation(channelId, messageId), reply);
  await writeRows(store, [row]);
}

/** How a reply came to be, undefined when the message is none of the bot's replies. Throws `UnreadableRowError`. */
export function getReply(
  store: Store,
  channelId: string,
  messageId: string,
): Promise<ReplyRecord | undefined> {
  return readRecord(store, record, keys.conversation(channelId, messageId));
}
