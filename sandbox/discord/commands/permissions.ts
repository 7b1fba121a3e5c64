/** What a guild's people changed about who may use a command (Discord docs, Application Commands > Permissions). */
import type { Discord } from "../discord.ts";
import type { Member } from "../model/guild.ts";
import { type Command, type CommandPermission, CommandPermissionType } from "../model/command.ts";

/** Where the overwrites of a command, or of a whole application, are kept. */
export function commandPermissionKey(guildId: string, commandOrApplicationId: string): string {
  return `${guildId}/${commandOrApplicationId}`;
}

/** The overwrites that count for a command in a guild: its own, else its application's. */
function overwritesOf(discord: Discord, guildId: string, command: Command): readonly CommandPermission[] {
  const { commandPermissions } = discord.state;
  return commandPermissions.get(commandPermissionKey(guildId, command.id)) ??
    commandPermissions.get(commandPermissionKey(guildId, command.application_id)) ?? [];
}

/** Whether the command may be used in a channel: by the channel's own overwrite, else by that of all channels. */
export function allowedInChannel(
  discord: Discord,
  guildId: string,
  channelId: string,
  command: Command,
): boolean {
  const channels = overwritesOf(discord, guildId, command).filter(({ type }) =>
    type === CommandPermissionType.channel
  );
  const own = channels.find(({ id }) => id === channelId);
  const all = channels.find(({ id }) => id === `${BigInt(guildId) - 1n}`);
  return (own ?? all)?.permission ?? true;
}

/** What overwrites say of a member: the person's own first, then their roles together, then everyone's; null: nothing. */
export function allowedByOverwrite(
  discord: Discord,
  guildId: string,
  member: Member,
  command: Command,
): boolean | null {
  const overwrites = overwritesOf(discord, guildId, command);
  const own = overwrites.find(({ id, type }) => type === CommandPermissionType.user && id === member.userId);
  if (own) return own.permission;
  const roles = overwrites.filter(({ id, type }) =>
    type === CommandPermissionType.role && member.roles.includes(id)
  );
  if (roles.length > 0) return roles.some(({ permission }) => permission);
  const everyone = overwrites.find(({ id, type }) => type === CommandPermissionType.role && id === guildId);
  return everyone?.permission ?? null;
}
