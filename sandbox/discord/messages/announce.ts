/** Tells the gateway what happened to a message. */
import { findMessage } from "../access.ts";
import type { Discord } from "../discord.ts";
import type { Audience, Viewer } from "../gateway/event.ts";
import { publish } from "../gateway/publish.ts";
import { ChannelType } from "../model/channel.ts";
import type { Guild } from "../model/guild.ts";
import type { Message } from "../model/message.ts";
import { partialMemberView } from "../views/guild.ts";
import { userView } from "../views/user.ts";
import { readerOf } from "./content_rule.ts";
import { messageView } from "./view.ts";

/** MESSAGE_CREATE or MESSAGE_UPDATE, to everybody who may see the message. */
export function announceMessage(
  discord: Discord,
  name: "MESSAGE_CREATE" | "MESSAGE_UPDATE",
  message: Message,
): void {
  const channel = discord.state.channels.get(message.channelId);
  const variants = new Map<string, object>();
  const shared = message.reactions.length === 0 && !repliesToEphemeral(discord, message) &&
    !discord.state.channels.has(message.id);
  const data = (viewer: Viewer) => {
    const reader = readerOf(viewer);
    const key = reader.everything && shared ? "" : viewer.sessionId;
    const view = variants.get(key) ?? {
      ...inChannel(discord, messageView(discord, message, reader), message),
      channel_type: channel && channel.kind !== "direct" ? channel.type : ChannelType.dm,
    };
    variants.set(key, view);
    return view;
  };
  publish(discord, { name, audience: audienceOf(discord, message), data });
}

function repliesToEphemeral(discord: Discord, { channelId, reference }: Message): boolean {
  const target = findMessage(discord, channelId, reference?.message_id ?? "");
  return target !== undefined && target.ephemeralFor !== null;
}

/** MESSAGE_DELETE. */
export function announceDeletion(discord: Discord, message: Message): void {
  const guild = guildOfMessage(discord, message);
  const data = { id: message.id, channel_id: message.channelId, ...(guild ? { guild_id: guild.id } : {}) };
  publish(discord, { name: "MESSAGE_DELETE", audience: audienceOf(discord, message), data });
}

/** Whoever sees the channel; for an ephemeral message, its one reader. */
export function audienceOf(discord: Discord, { channelId, ephemeralFor }: Message): Audience {
  if (ephemeralFor === null) return { kind: "channel", channelId };
  const channel = discord.state.channels.get(channelId);
  return {
    kind: "users",
    userIds: [ephemeralFor],
    guildId: channel && channel.kind !== "direct" ? channel.guildId : null,
  };
}

/** What the gateway adds in a guild: which it is, and who the people are in it (Discord docs, Message Create). */
function inChannel(
  discord: Discord,
  view: Record<string, unknown>,
  message: Message,
): Record<string, unknown> {
  const guild = guildOfMessage(discord, message);
  if (!guild) return view;
  const author = guild.members.get(message.authorId);
  const mentions = message.mentionIds.flatMap((id) => {
    const [user, member] = [discord.state.users.get(id), guild.members.get(id)];
    if (!user) return [];
    return [member ? { ...userView(user), member: partialMemberView(member) } : userView(user)];
  });
  return { ...view, mentions, guild_id: guild.id, ...(author ? { member: partialMemberView(author) } : {}) };
}

function guildOfMessage(discord: Discord, { channelId }: Message): Guild | null {
  const channel = discord.state.channels.get(channelId);
  return channel && channel.kind !== "direct" ? discord.state.guilds.get(channel.guildId) ?? null : null;
}
