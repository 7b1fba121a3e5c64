/** A channel as interactions name it (Discord docs, Receiving and Responding > Resolved Data Structure). */
import type { GuildChannel, Thread } from "../model/channel.ts";
import { threadView } from "./thread.ts";

/** What is told of a channel or thread that somebody chose. */
export function partialChannelView(channel: GuildChannel | Thread): Record<string, unknown> {
  const { id, name, type, guildId, parentId, lastMessageId } = channel;
  const shared = {
    id,
    name,
    type,
    guild_id: guildId,
    parent_id: parentId,
    last_message_id: lastMessageId,
    flags: 0,
  };
  if (channel.kind === "thread") {
    return { ...shared, thread_metadata: threadView(channel, "").thread_metadata };
  }
  const { topic, nsfw, position } = channel;
  return { ...shared, topic, nsfw, position };
}
