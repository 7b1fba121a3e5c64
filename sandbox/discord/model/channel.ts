/** A place where messages are. */

/** Channel types used here (Discord docs, Channel > Channel Types). */
export const ChannelType = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  announcementThread: 10,
  publicThread: 11,
  privateThread: 12,
  stage: 13,
  forum: 15,
} as const;

/** Whom an overwrite is for. */
export const OverwriteType = { role: 0, member: 1 } as const;

/** A permission overwrite, as Discord sends it. */
export interface Overwrite {
  id: string;
  type: number;
  allow: string;
  deny: string;
}

interface ChannelBase {
  readonly id: string;
  lastMessageId: string | null;
  lastPinAt: string | null;
}

/** A channel of a guild. */
export interface GuildChannel extends ChannelBase {
  readonly kind: "guild";
  readonly type: number;
  readonly guildId: string;
  name: string;
  topic: string | null;
  position: number;
  parentId: string | null;
  nsfw: boolean;
  /** Slow mode, seconds. */
  rateLimit: number;
  overwrites: Overwrite[];
  /** Voice only: bits per second, and how many may enter (0: any number). */
  voice: { bitrate: number; userLimit: number } | null;
}

/** A conversation inside a channel of a guild, whose rights it inherits (Discord docs, Threads). */
export interface Thread extends ChannelBase {
  readonly kind: "thread";
  readonly type: number;
  readonly guildId: string;
  readonly parentId: string;
  readonly ownerId: string;
  name: string;
  /** Slow mode, seconds. */
  rateLimit: number;
  archived: boolean;
  locked: boolean;
  /** Private threads only: whether members may add others. */
  invitable: boolean;
  /** Minutes. */
  autoArchive: number;
  /** When it was last archived or woken, ISO 8601. */
  archivedAt: string;
  readonly createdAt: string;
  /** User id to when they joined, ISO 8601. */
  readonly members: Map<string, string>;
  /** Messages in it, and messages ever sent to it, but for its first. */
  messageCount: number;
  totalSent: number;
}

/** A conversation of two. */
export interface DirectChannel extends ChannelBase {
  readonly kind: "direct";
  readonly userIds: readonly [string, string];
}

export type Channel = GuildChannel | Thread | DirectChannel;
