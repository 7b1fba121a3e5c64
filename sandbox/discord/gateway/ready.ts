/** What a session hears first: READY, then a GUILD_CREATE for each of its guilds. */
import { canView } from "../access.ts";
import { applicationFlags } from "../views/application_flags.ts";
import type { Discord } from "../discord.ts";
import type { Guild, Member } from "../model/guild.ts";
import { channelView, guildChannelView } from "../views/channel.ts";
import { threadsOf } from "../threads/list.ts";
import { guildView, memberView, voiceStateView } from "../views/guild.ts";
import { threadView } from "../views/thread.ts";
import { selfView } from "../views/user.ts";
import type { Viewer } from "./event.ts";
import { intendedFor, Intent } from "./intents.ts";
import { presenceView } from "./presence.ts";
import type { Session } from "./session.ts";
import { onShard } from "./visibility.ts";

/** Dispatches READY and the guilds to a fresh session. */
export function welcome(discord: Discord, session: Session, version: number): void {
  const { viewer } = session;
  const guilds = [...discord.state.guilds.values()]
    .filter((guild) => guild.members.has(viewer.userId) && onShard(viewer, guild.id));
  session.dispatch("READY", JSON.stringify(readyView(discord, viewer, guilds, version)));
  if (viewer.intents !== null && !intendedFor(viewer.intents, "GUILD_CREATE", false)) return;
  for (const guild of guilds) {
    session.dispatch("GUILD_CREATE", JSON.stringify(guildCreateView(discord, guild, viewer)));
  }
}

function readyView(
  discord: Discord,
  viewer: Viewer,
  guilds: Guild[],
  version: number,
): Record<string, unknown> {
  const user = discord.state.users.get(viewer.userId);
  const application = discord.state.applications.get(viewer.userId);
  return {
    v: version,
    user: user ? selfView(user) : null,
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: viewer.sessionId,
    session_type: "normal",
    resume_gateway_url: `${discord.origin.replace(/^http/, "ws")}/gateway`,
    relationships: [],
    private_channels: application ? [] : directChannels(discord, viewer.userId),
    presences: [],
    guild_join_requests: [],
    geo_ordered_rtc_regions: [],
    _trace: ["sandbox"],
    ...(application
      ? { shard: viewer.shard, application: { id: application.id, flags: applicationFlags(application) } }
      : { user_settings: { locale: user?.locale } }),
  };
}

function directChannels(discord: Discord, userId: string): Record<string, unknown>[] {
  return [...discord.state.channels.values()]
    .filter((channel) => channel.kind === "direct" && channel.userIds.includes(userId))
    .map((channel) => channelView(discord, channel, userId));
}

/** A guild with everything in it, as this viewer gets it. */
export function guildCreateView(discord: Discord, guild: Guild, viewer: Viewer): Record<string, unknown> {
  const presences = sees(viewer, Intent.guildPresences);
  return {
    ...guildView(guild),
    joined_at: guild.members.get(viewer.userId)?.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: visibleMembers(guild, viewer).map((member) => memberView(discord, member)),
    channels: visibleChannels(discord, guild, viewer),
    threads: visibleThreads(discord, guild, viewer),
    voice_states: [...guild.voiceStates.values()].map((state) => {
      const { guild_id: _, ...rest } = voiceStateView(discord, state);
      return rest;
    }),
    presences: presences
      ? [...guild.members.keys()].map((id) => presenceView(discord, id)).filter((one) =>
        one.status !== "offline"
      )
      : [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** Without the presence intent: oneself and those in voice (Discord docs, Gateway Events > Guild Create). */
function visibleMembers(guild: Guild, viewer: Viewer): Member[] {
  const members = [...guild.members.values()];
  if (sees(viewer, Intent.guildPresences)) return members;
  return members.filter(({ userId }) => userId === viewer.userId || guild.voiceStates.has(userId));
}

/** A bot is told of every channel, a person of those they can see. */
function visibleChannels(discord: Discord, guild: Guild, viewer: Viewer): Record<string, unknown>[] {
  return [...guild.channelIds].flatMap((id) => {
    const channel = discord.state.channels.get(id);
    if (channel?.kind !== "guild") return [];
    return viewer.intents !== null || canView(discord, viewer.userId, channel)
      ? [guildChannelView(channel)]
      : [];
  });
}

/** Active threads that this viewer sees, bot or person. */
function visibleThreads(discord: Discord, guild: Guild, { userId }: Viewer): Record<string, unknown>[] {
  return threadsOf(discord, { guildId: guild.id })
    .filter((thread) => !thread.archived && canView(discord, userId, thread))
    .map((thread) => withoutIds(threadView(thread, userId)));
}

/** Here a thread's member is told without the ids (Discord docs, Channel > Thread Member Object). */
function withoutIds({ member, ...thread }: Record<string, unknown>): Record<string, unknown> {
  if (typeof member !== "object" || member === null) return thread;
  const { id: _id, user_id: _userId, ...rest } = member as Record<string, unknown>;
  return { ...thread, member: rest };
}

function sees(viewer: Viewer, intent: number): boolean {
  return viewer.intents === null || (viewer.intents & intent) !== 0;
}
