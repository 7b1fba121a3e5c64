/** Finds what a caller names, if the caller may: the one place where rights turn into errors. */
import type { Discord } from "./discord.ts";
import { archivedThread, missingAccess, missingPermissions, unknown } from "./errors.ts";
import { type Channel, ChannelType, type Thread } from "./model/channel.ts";
import type { Guild, Member } from "./model/guild.ts";
import type { Message } from "./model/message.ts";
import type { User } from "./model/user.ts";
import {
  allows,
  channelPermissions,
  combine,
  DIRECT_PERMISSIONS,
  guildPermissions,
  Permission,
  threadPermissions,
} from "./permissions.ts";

type Right = keyof typeof Permission;

/** Somebody's rights in a channel; 0 for whoever is not in it. */
export function rightsIn(discord: Discord, userId: string, channel: Channel): bigint {
  if (channel.kind === "direct") return channel.userIds.includes(userId) ? DIRECT_PERMISSIONS : 0n;
  const guild = discord.state.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  if (!guild || !member) return 0n;
  return channel.kind === "guild"
    ? channelPermissions(guild, member, channel)
    : rightsInThread(discord, guild, member, channel);
}

/** A private thread is there for its members and for those who manage threads. */
function rightsInThread(discord: Discord, guild: Guild, member: Member, thread: Thread): bigint {
  const parent = discord.state.channels.get(thread.parentId);
  if (parent?.kind !== "guild") return 0n;
  const rights = threadPermissions(guild, member, parent);
  const invited = thread.type !== ChannelType.privateThread || thread.members.has(member.userId);
  return invited || allows(rights, Permission.manageThreads) ? rights : 0n;
}

/** Whether somebody sees a channel at all. */
export function canView(discord: Discord, userId: string, channel: Channel): boolean {
  return allows(rightsIn(discord, userId, channel), Permission.viewChannel);
}

/** A channel the caller sees and has the rights in; throws 10003, 50001 or 50013. */
export function requireChannel(
  discord: Discord,
  userId: string,
  channelId: string,
  ...rights: Right[]
): Channel {
  const channel = discord.state.channels.get(channelId);
  if (!channel) throw unknown("Channel");
  const held = rightsIn(discord, userId, channel);
  if (!allows(held, Permission.viewChannel)) throw missingAccess();
  if (!allows(held, combine(...rights))) throw missingPermissions();
  return channel;
}

/** A channel as `requireChannel` finds it, and no archived thread; throws 50083 too. */
export function requireActive(
  discord: Discord,
  userId: string,
  channelId: string,
  ...rights: Right[]
): Channel {
  const channel = requireChannel(discord, userId, channelId, ...rights);
  if (channel.kind === "thread" && channel.archived) throw archivedThread();
  return channel;
}

/** A guild the caller is in and has the rights in; throws 10004 (also when not in it, as Discord does) or 50013. */
export function requireGuild(
  discord: Discord,
  userId: string,
  guildId: string,
  ...rights: Right[]
): { guild: Guild; member: Member } {
  const guild = discord.state.guilds.get(guildId);
  const member = guild?.members.get(userId);
  if (!guild || !member) throw unknown("Guild");
  if (!allows(guildPermissions(guild, member), combine(...rights))) throw missingPermissions();
  return { guild, member };
}

/** A message the caller can read; throws 10008. */
export function requireMessage(
  discord: Discord,
  userId: string,
  channelId: string,
  messageId: string,
): Message {
  const message = findMessage(discord, channelId, messageId);
  if (!message || (message.ephemeralFor !== null && message.ephemeralFor !== userId)) {
    throw unknown("Message");
  }
  return message;
}

/** A message of a channel, ephemeral ones too. */
export function findMessage(discord: Discord, channelId: string, messageId: string): Message | undefined {
  const stored = discord.state.messages.get(channelId)?.get(messageId);
  if (stored) return stored;
  const ephemeral = discord.state.ephemerals.get(messageId);
  return ephemeral?.channelId === channelId ? ephemeral : undefined;
}

/** A user by id; throws 10013. */
export function requireUser(discord: Discord, userId: string): User {
  const user = discord.state.users.get(userId);
  if (!user) throw unknown("User");
  return user;
}

/** The guild of a channel, and null in direct messages. */
export function guildOf(discord: Discord, channel: Channel): Guild | null {
  return channel.kind !== "direct" ? discord.state.guilds.get(channel.guildId) ?? null : null;
}
