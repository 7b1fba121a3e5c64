/** Which commands a person may use where: what Discord's own client offers. */
import { rightsIn } from "../access.ts";
import type { Discord } from "../discord.ts";
import type { Channel, GuildChannel, Thread } from "../model/channel.ts";
import type { Command } from "../model/command.ts";
import { InteractionContext } from "../model/interaction.ts";
import { allowedByOverwrite, allowedInChannel } from "./permissions.ts";
import { ALL_PERMISSIONS, allows, Permission } from "../permissions.ts";

/** The commands somebody may use in a channel, of every application that is there. */
export function usableCommands(discord: Discord, userId: string, channel: Channel): Command[] {
  return [...discord.state.commands.values()].filter((one) => mayUseCommand(discord, userId, channel, one));
}

/** Whether the command exists in the channel and the person has the rights it asks for. */
export function mayUseCommand(discord: Discord, userId: string, channel: Channel, command: Command): boolean {
  if (channel.kind === "direct") return command.guild_id === null && inDirect(channel.userIds, command);
  const rights = rightsIn(discord, userId, channel);
  const guild = discord.state.guilds.get(channel.guildId);
  if (!guild?.members.has(command.application_id)) return false;
  if (command.guild_id !== null && command.guild_id !== guild.id) return false;
  if (command.contexts && !command.contexts.includes(InteractionContext.guild)) return false;
  if (!allows(rights, Permission.useApplicationCommands)) return false;
  return rights === ALL_PERMISSIONS || meetsOverwrites(discord, userId, channel, command, rights);
}

/** What the guild's people set comes before what the application wished for. */
function meetsOverwrites(
  discord: Discord,
  userId: string,
  channel: GuildChannel | Thread,
  command: Command,
  rights: bigint,
): boolean {
  const member = discord.state.guilds.get(channel.guildId)?.members.get(userId);
  const place = channel.kind === "thread" ? channel.parentId : channel.id;
  if (!member || !allowedInChannel(discord, channel.guildId, place, command)) return false;
  return allowedByOverwrite(discord, channel.guildId, member, command) ?? meetsDefault(rights, command);
}

function inDirect(userIds: readonly string[], { application_id, contexts }: Command): boolean {
  return userIds.includes(application_id) && (contexts?.includes(InteractionContext.botDm) ?? true);
}

/** "0" leaves a command to administrators (Discord docs, Using Default Permissions). */
function meetsDefault(rights: bigint, { default_member_permissions: wanted }: Command): boolean {
  return wanted === null || (wanted !== "0" && allows(rights, BigInt(wanted)));
}
