/** Puts messages where they are found again. */
import type { Discord } from "../discord.ts";
import { type Message, MessageType } from "../model/message.ts";

/** Most messages kept in one channel: the oldest go first. */
const KEPT = 20_000;

/** Remembers a message: in its channel, or apart when it is ephemeral. */
export function storeMessage(discord: Discord, message: Message): void {
  const { state } = discord;
  if (message.ephemeralFor !== null) {
    state.ephemerals.set(message.id, message);
    return;
  }
  const list = state.messages.get(message.channelId) ?? new Map<string, Message>();
  state.messages.set(message.channelId, list.set(message.id, message));
  for (const oldest of list.keys()) {
    if (list.size <= KEPT) break;
    list.delete(oldest);
  }
  const channel = state.channels.get(message.channelId);
  if (!channel) return;
  channel.lastMessageId = message.id;
  if (channel.kind !== "thread" || message.type === MessageType.threadStarter) return;
  channel.messageCount++;
  channel.totalSent++;
}

/** Forgets a message and its files. */
export function forgetMessage(discord: Discord, message: Message): void {
  const deleted = discord.state.messages.get(message.channelId)?.delete(message.id);
  const channel = discord.state.channels.get(message.channelId);
  if (deleted && channel?.kind === "thread") channel.messageCount--;
  discord.state.ephemerals.delete(message.id);
  for (const { id, filename } of message.attachments) {
    discord.state.files.delete(`/attachments/${message.channelId}/${id}/${filename}`);
  }
}
