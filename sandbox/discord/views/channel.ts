/** Channels as Discord sends them (Discord docs, Channel Object). */
import type { Discord } from "../discord.ts";
import { type Channel, ChannelType, type DirectChannel, type GuildChannel } from "../model/channel.ts";
import { threadView } from "./thread.ts";
import { userView } from "./user.ts";

/** A channel as `viewerId` sees it. */
export function channelView(discord: Discord, channel: Channel, viewerId: string): Record<string, unknown> {
  switch (channel.kind) {
    case "direct":
      return directView(discord, channel, viewerId);
    case "guild":
      return { ...guildChannelView(channel), guild_id: channel.guildId };
    case "thread":
      return threadView(channel, viewerId);
  }
}

/** A guild's channel without its `guild_id`, as inside GUILD_CREATE. */
export function guildChannelView(channel: GuildChannel): Record<string, unknown> {
  const { voice } = channel;
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    topic: channel.topic,
    position: channel.position,
    parent_id: channel.parentId,
    nsfw: channel.nsfw,
    rate_limit_per_user: channel.rateLimit,
    permission_overwrites: channel.overwrites,
    last_message_id: channel.lastMessageId,
    last_pin_timestamp: channel.lastPinAt,
    flags: 0,
    ...(voice ? { bitrate: voice.bitrate, user_limit: voice.userLimit, rtc_region: null } : {}),
  };
}

function directView(discord: Discord, channel: DirectChannel, viewerId: string): Record<string, unknown> {
  const others = channel.userIds.filter((id) => id !== viewerId);
  return {
    id: channel.id,
    type: ChannelType.dm,
    last_message_id: channel.lastMessageId,
    last_pin_timestamp: channel.lastPinAt,
    flags: 0,
    recipients: others.flatMap((id) => {
      const user = discord.state.users.get(id);
      return user ? [userView(user)] : [];
    }),
  };
}
