/** A guild as big as real ones are: the GUILD_CREATE of a server that a bot is in. */
import { ChannelType, type GuildChannel, OverwriteType } from "../model/channel.ts";
import type { Guild, Member, Role } from "../model/guild.ts";
import type { User } from "../model/user.ts";
import { guildChannelView } from "../views/channel.ts";
import { guildView, partialMemberView } from "../views/guild.ts";
import { userView } from "../views/user.ts";
import { localId, Template } from "./template.ts";

/** How many of each a guild of `USUAL` bytes has. */
const COUNTS = { roles: 44, channels: 48, members: 20, emojis: 50, heard: 5 };

/** Characters of a GUILD_CREATE with the counts above and short topics. */
const USUAL = 66_000;

/** Longest topic (Discord docs, Channel). */
const TOPIC = 1_024;

const JOINED = "2025-03-01T12:00:00.000000+00:00";
const FIRST = { role: 100, channel: 1_000, member: 5_000, emoji: 8_000 };

/** What of a guild its messages name. */
export interface Cast {
  readonly template: Template;
  readonly members: readonly { readonly user: User; readonly member: Member }[];
  /** Ids of its text channels. */
  readonly channelIds: readonly string[];
}

/** A guild whose GUILD_CREATE is about this many bytes, with the bot in it. */
export function castGuild(botId: string, bytes: number): Cast {
  const share = bytes / USUAL;
  const [sparse, dense] = [Math.min(share, 1), share];
  const scaled = {
    roles: count(COUNTS.roles * sparse),
    channels: count(COUNTS.channels * dense),
    members: count(COUNTS.members * sparse),
    emojis: count(COUNTS.emojis * sparse),
    heard: count(COUNTS.heard * sparse),
  };
  const missing = bytes - new Template(guildCreate(botId, scaled, 0)).length;
  const topic = Math.max(0, Math.min(TOPIC, Math.floor(missing / scaled.channels)));
  return {
    template: new Template(guildCreate(botId, scaled, topic)),
    members: Array.from({ length: scaled.members }, (_, index) => ({
      user: person(index),
      member: memberOf(person(index).id, index),
    })),
    channelIds: channels(scaled, topic).filter(({ type }) => type === ChannelType.text).map(({ id }) => id),
  };
}

function count(wanted: number): number {
  return Math.max(1, Math.round(wanted));
}

function guildCreate(botId: string, counts: typeof COUNTS, topic: number): Record<string, unknown> {
  const all = roles(botId, counts);
  const people = Array.from({ length: counts.members }, (_, index) => person(index));
  return {
    ...guildView(guild(all)),
    emojis: emojis(counts),
    joined_at: JOINED,
    large: false,
    unavailable: false,
    member_count: counts.members + 1,
    members: [
      { user: { id: botId }, ...partialMemberView(memberOf(botId, 0)) },
      ...people.map((user, index) => ({
        user: userView(user),
        ...partialMemberView(memberOf(user.id, index)),
      })),
    ],
    channels: channels(counts, topic).map(guildChannelView),
    threads: [],
    voice_states: people.slice(0, counts.heard).map((user) => heard(user.id)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function guild(all: Role[]): Guild {
  return {
    id: localId(0),
    name: "A server among many",
    ownerId: localId(FIRST.member),
    preferredLocale: "en-US",
    roles: new Map(all.map((role) => [role.id, role])),
    members: new Map(),
    channelIds: new Set(),
    voiceStates: new Map(),
  };
}

function roles(botId: string, counts: typeof COUNTS): Role[] {
  const everyone = role(localId(0), "@everyone", 0, "1071698660929");
  const own = {
    ...role(localId(FIRST.role), "Pupil", 1, "2147560512"),
    managed: true,
    tags: { bot_id: botId },
  };
  const more = Array.from(
    { length: counts.roles - 2 },
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

function channels(counts: typeof COUNTS, topic: number): GuildChannel[] {
  return Array.from({ length: counts.channels }, (_, index) => {
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

function emojis(counts: typeof COUNTS): Record<string, unknown>[] {
  return Array.from({ length: counts.emojis }, (_, index) => ({
    id: localId(FIRST.emoji + index),
    name: `emoji_${index}`,
    roles: [],
    require_colons: true,
    managed: false,
    animated: index % 7 === 0,
    available: true,
  }));
}

function person(index: number): User {
  const id = localId(FIRST.member + index);
  const name = `member.${index}`;
  return { id, username: name, global_name: `Member ${index}`, avatar: null, bot: false, locale: "en-US" };
}

function memberOf(userId: string, index: number): Member {
  const roles = Array.from({ length: index % 3 }, (_, at) => localId(FIRST.role + at + 1));
  return { userId, nick: null, roles, joinedAt: JOINED, deaf: false, mute: false, timeoutUntil: null };
}

function heard(userId: string): Record<string, unknown> {
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
