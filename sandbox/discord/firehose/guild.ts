/** A guild as big as real ones are: the GUILD_CREATE of a server that a bot is in. */
import { ChannelType } from "../model/channel.ts";
import type { Guild, Member, Role } from "../model/guild.ts";
import type { User } from "../model/user.ts";
import { guildChannelView } from "../views/channel.ts";
import { guildView, partialMemberView } from "../views/guild.ts";
import { userView } from "../views/user.ts";
import { channels, emojis, FIRST, heard, JOINED, memberOf, person, roles } from "./guild_parts.ts";
import { localId, Template } from "./template.ts";

/** How many of each a guild of `USUAL` bytes has. */
const COUNTS = { roles: 44, channels: 48, members: 20, emojis: 50, heard: 5 };

/** Characters of a GUILD_CREATE with the counts above and short topics. */
const USUAL = 66_000;

/** Longest topic (Discord docs, Channel). */
const TOPIC = 1_024;

/** What of a guild its messages name. */
export interface Cast {
  readonly template: Template;
  readonly members: readonly { readonly user: User; readonly member: Member }[];
  /** Ids of its text channels. */
  readonly channelIds: readonly string[];
}

/** A guild whose GUILD_CREATE is about this many bytes, with the bot in it. */
export function castGuild(bot: User, bytes: number): Cast {
  const share = bytes / USUAL;
  const [sparse, dense] = [Math.min(share, 1), share];
  const scaled = {
    roles: count(COUNTS.roles * sparse),
    channels: count(COUNTS.channels * dense),
    members: count(COUNTS.members * sparse),
    emojis: count(COUNTS.emojis * sparse),
    heard: count(COUNTS.heard * sparse),
  };
  const missing = bytes - new Template(guildCreate(bot, scaled, 0)).length;
  const topic = Math.max(0, Math.min(TOPIC, Math.floor(missing / scaled.channels)));
  return {
    template: new Template(guildCreate(bot, scaled, topic)),
    members: Array.from({ length: scaled.members }, (_, index) => ({
      user: person(index),
      member: memberOf(person(index).id, index),
    })),
    channelIds: channels(scaled.channels, topic).filter(({ type }) => type === ChannelType.text).map((
      { id },
    ) => id),
  };
}

function count(wanted: number): number {
  return Math.max(1, Math.round(wanted));
}

function guildCreate(bot: User, counts: typeof COUNTS, topic: number): Record<string, unknown> {
  const all = roles(bot.id, counts.roles);
  const people = Array.from({ length: counts.members }, (_, index) => person(index));
  return {
    ...guildView(guild(all)),
    emojis: emojis(counts.emojis),
    joined_at: JOINED,
    large: false,
    unavailable: false,
    member_count: counts.members + 1,
    members: [
      { user: userView(bot), ...partialMemberView(memberOf(bot.id, 0)) },
      ...people.map((user, index) => ({
        user: userView(user),
        ...partialMemberView(memberOf(user.id, index)),
      })),
    ],
    channels: channels(counts.channels, topic).map(guildChannelView),
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
