/** A place where messages are. */

/** Channel types used here (Discord docs, Channel > Channel Types). */
export const ChannelType = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
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

/** A conversation of two. */
export interface DirectChannel extends ChannelBase {
  readonly kind: "direct";
  readonly userIds: readonly [string, string];
}

export type Channel = GuildChannel | DirectChannel;
