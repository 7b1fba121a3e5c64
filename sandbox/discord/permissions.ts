/** Who may do what (Discord docs, Permissions): bits, roles, overwrites and what one right takes along. */
import type { GuildChannel } from "./model/channel.ts";
import { OverwriteType } from "./model/channel.ts";
import type { Guild, Member } from "./model/guild.ts";

/** The bits that routes and the gateway ask for. */
export const Permission = {
  kickMembers: 1n << 1n,
  banMembers: 1n << 2n,
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  stream: 1n << 9n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  sendTts: 1n << 12n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useExternalEmojis: 1n << 18n,
  connect: 1n << 20n,
  speak: 1n << 21n,
  muteMembers: 1n << 22n,
  deafenMembers: 1n << 23n,
  moveMembers: 1n << 24n,
  useVad: 1n << 25n,
  changeNickname: 1n << 26n,
  manageNicknames: 1n << 27n,
  manageRoles: 1n << 28n,
  manageWebhooks: 1n << 29n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  createPrivateThreads: 1n << 36n,
  sendMessagesInThreads: 1n << 38n,
  moderateMembers: 1n << 40n,
  sendVoiceMessages: 1n << 46n,
  useExternalApps: 1n << 50n,
  pinMessages: 1n << 51n,
} as const;

/** Every permission Discord documents: bits 0 to 51, but for the unused 47 and 48. */
export const ALL_PERMISSIONS = ((1n << 52n) - 1n) & ~(3n << 47n);

/** What anybody may do in a direct message. */
export const DIRECT_PERMISSIONS = combine(
  "addReactions",
  "viewChannel",
  "sendMessages",
  "embedLinks",
  "attachFiles",
  "readMessageHistory",
  "mentionEveryone",
  "useExternalEmojis",
  "useApplicationCommands",
  "sendVoiceMessages",
  "pinMessages",
);

/** What is left to somebody in a timeout (Discord docs, Permissions > Timed Out Members). */
const TIMEOUT_PERMISSIONS = combine("viewChannel", "readMessageHistory");

/** Rights that mean nothing where one cannot send. */
const NEEDS_SENDING = combine("mentionEveryone", "sendTts", "attachFiles", "embedLinks");

/** The bits of several permissions. */
export function combine(...names: (keyof typeof Permission)[]): bigint {
  return names.reduce((bits, name) => bits | Permission[name], 0n);
}

/** Whether all wanted bits are there. */
export function allows(permissions: bigint, wanted: bigint): boolean {
  return (permissions & wanted) === wanted;
}

/** A member's rights in the guild, before any channel. */
export function guildPermissions(guild: Guild, member: Member, now = Date.now()): bigint {
  if (guild.ownerId === member.userId) return ALL_PERMISSIONS;
  const held = [guild.id, ...member.roles].map((id) => BigInt(guild.roles.get(id)?.permissions ?? "0"));
  const base = held.reduce((bits, role) => bits | role, 0n);
  if (allows(base, Permission.administrator)) return ALL_PERMISSIONS;
  return timedOut(member, now) ? base & TIMEOUT_PERMISSIONS : base;
}

/** A member's rights in one channel, with what a missing right takes along. */
export function channelPermissions(
  guild: Guild,
  member: Member,
  channel: GuildChannel,
  now = Date.now(),
): bigint {
  return implied(writtenPermissions(guild, member, channel, now));
}

/** A member's rights in a thread of this channel, where sending is a right of its own (Discord docs, Threads). */
export function threadPermissions(
  guild: Guild,
  member: Member,
  parent: GuildChannel,
  now = Date.now(),
): bigint {
  const written = writtenPermissions(guild, member, parent, now);
  const sends = allows(written, Permission.sendMessagesInThreads);
  return implied(sends ? written | Permission.sendMessages : written & ~Permission.sendMessages);
}

function writtenPermissions(guild: Guild, member: Member, channel: GuildChannel, now: number): bigint {
  const base = guildPermissions(guild, member, now);
  if (base === ALL_PERMISSIONS) return base;
  const written = applyOverwrites(base, guild, member, channel);
  return timedOut(member, now) ? written & TIMEOUT_PERMISSIONS : written;
}

/** Order of Discord docs, Permissions > Permission Overwrites: everyone, then all roles together, then the member. */
function applyOverwrites(base: bigint, guild: Guild, member: Member, channel: GuildChannel): bigint {
  const roles = channel.overwrites.filter((one) => one.type === OverwriteType.role);
  const everyone = roles.filter((one) => one.id === guild.id);
  const own = roles.filter((one) => one.id !== guild.id && member.roles.includes(one.id));
  const personal = channel.overwrites.filter((one) =>
    one.type === OverwriteType.member && one.id === member.userId
  );
  return [everyone, own, personal].reduce((bits, group) => {
    const deny = group.reduce((sum, one) => sum | BigInt(one.deny), 0n);
    const allow = group.reduce((sum, one) => sum | BigInt(one.allow), 0n);
    return (bits & ~deny) | allow;
  }, base);
}

function implied(permissions: bigint): bigint {
  if (!allows(permissions, Permission.viewChannel)) return 0n;
  return allows(permissions, Permission.sendMessages) ? permissions : permissions & ~NEEDS_SENDING;
}

/** Position of a member's highest role; the owner stands above all. */
export function rank(guild: Guild, member: Member): number {
  if (guild.ownerId === member.userId) return Infinity;
  return Math.max(0, ...member.roles.map((id) => guild.roles.get(id)?.position ?? 0));
}

function timedOut(member: Member, now: number): boolean {
  return member.timeoutUntil !== null && Date.parse(member.timeoutUntil) > now;
}
