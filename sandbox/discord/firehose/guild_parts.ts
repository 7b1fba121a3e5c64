/** What a poured guild is made of. */
import { ChannelType, type GuildChannel, OverwriteType } from "../model/channel.ts";
import type { Member, Role } from "../model/guild.ts";
import type { User } from "../model/user.ts";
import { localId } from "./template.ts";

/** Where the local ids of each kind begin. */
export const FIRST = { role: 100, channel: 1_000, member: 5_000, emoji: 8_000 };

/** When everybody joined. */
export const JOINED = "2025-03-01T12:00:00.000000+00:00";

/** Roles: everyone's, the bot's own, and so many more. */
export function roles(botId: string, all: number): Role[] {
  const everyone = role(localId(0), "@everyone", 0, "1071698660929");
  const own = {
    ...role(localId(FIRST.role), "Pupil", 1, "2147560512"),
    managed: true,
    tags: { bot_id: botId },
  };
  const more = Array.from(
    { length: all - 2 },
    (_, index) =>
      role(localId(FIRST.role + index + 1), `Role number ${index + 1}`, index + 2, `${2 ** (index % 40)}`),
  );
  return [everyone, own, ...more];
}

function role(id: string, name: string, position: number, permissions: string): Role {
  return {
    id,
    name,
    color: 0x33_66_99,
    hoist: false,
    position,
    permissions,
    managed: false,
    mentionable: false,
  };
}

/** Text channels, and a voice channel after every seven; topics of so many characters. */
export function channels(all: number, topic: number): GuildChannel[] {
  return Array.from({ length: all }, (_, index) => {
    const voice = index % 8 === 7;
    return {
      kind: "guild",
      id: localId(FIRST.channel + index),
      type: voice ? ChannelType.voice : ChannelType.text,
      guildId: localId(0),
      name: `channel-number-${index}`,
      topic: "What this channel is for. ".repeat(40).slice(0, topic),
      position: index,
      parentId: null,
      nsfw: false,
      rateLimit: 0,
      overwrites: Array.from({ length: index % 5 }, (_, at) => ({
        id: at === 0 ? localId(0) : localId(FIRST.role + at),
        type: OverwriteType.role,
        allow: at === 0 ? "0" : "1024",
        deny: at === 0 ? "2048" : "0",
      })),
      voice: voice ? { bitrate: 64_000, userLimit: 0 } : null,
      lastMessageId: localId(FIRST.channel + index),
      lastPinAt: null,
    };
  });
}

/** Emojis, some of them moving. */
export function emojis(all: number): Record<string, unknown>[] {
  return Array.from({ length: all }, (_, index) => ({
    id: localId(FIRST.emoji + index),
    name: `emoji_${index}`,
    roles: [],
    require_colons: true,
    managed: false,
    animated: index % 7 === 0,
    available: true,
  }));
}

/** The member of this number as a user. */
export function person(index: number): User {
  const id = localId(FIRST.member + index);
  const name = `member.${index}`;
  return { id, username: name, global_name: `Member ${index}`, avatar: null, bot: false, locale: "en-US" };
}

/** Somebody's place in the guild; the number decides their roles. */
export function memberOf(userId: string, index: number): Member {
  const roles = Array.from({ length: index % 3 }, (_, at) => localId(FIRST.role + at + 1));
  return { userId, nick: null, roles, joinedAt: JOINED, deaf: false, mute: false, timeoutUntil: null };
}

/** Somebody's place in a voice channel. */
export function heard(userId: string): Record<string, unknown> {
  return {
    channel_id: localId(FIRST.channel + 7),
    user_id: userId,
    session_id: "0123456789abcdef0123456789abcdef",
    deaf: false,
    mute: false,
    self_deaf: false,
    self_mute: true,
    self_video: false,
    suppress: false,
    request_to_speak_timestamp: null,
  };
}
