import { DiscordRefusal } from "../errors.ts";
import type { ReadMessage } from "../incoming.ts";
import { type FullMessage, messageSchema } from "./_payloads.ts";
import { nameOf, readableText } from "./_text.ts";
import { replyChain } from "./history.ts";
import { requestAs, type Rest } from "./rest.ts";

/** A message of Discord's as a conversation needs it. */
export function conversationMessage(
  rest: Rest,
  botId: string,
  message: FullMessage,
  nick?: string | null,
): ReadMessage {
  return {
    id: message.id,
    channelId: message.channel_id,
    author: { id: message.author.id, name: nameOf(message.author, nick) },
    own: message.author.id === botId,
    text: readableText(message, botId),
    files: message.attachments,
    history: (limit) => replyChain(rest, botId, message, message.referenced_message ?? undefined, limit),
  };
}

/** Looks a message up. Undefined when it is gone or may not be read. */
export async function fetchMessage(
  rest: Rest,
  botId: string,
  channelId: string,
  messageId: string,
): Promise<ReadMessage | undefined> {
  try {
    const path = `/channels/${channelId}/messages/${messageId}`;
    return conversationMessage(rest, botId, await requestAs(rest, messageSchema, { method: "GET", path }));
  } catch (error) {
    if (error instanceof DiscordRefusal && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  }
}
