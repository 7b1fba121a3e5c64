/** Guilds, roles and members as Discord sends them (Discord docs, Guild Object). */
import type { Discord } from "../discord.ts";
import type { Guild, Member, Role, VoiceState } from "../model/guild.ts";
import { userView } from "./user.ts";

/** A role as Discord sends it. */
export function roleView(role: Role): Record<string, unknown> {
  const colors = { primary_color: role.color, secondary_color: null, tertiary_color: null };
  return { ...role, colors, icon: null, unicode_emoji: null, flags: 0 };
}

/** A member without its user, as inside messages. */
export function partialMemberView(member: Member): Record<string, unknown> {
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: member.deaf,
    mute: member.mute,
    flags: 0,
    pending: false,
    communication_disabled_until: member.timeoutUntil,
  };
}

/** A member with its user. */
export function memberView(discord: Discord, member: Member): Record<string, unknown> {
  const user = discord.state.users.get(member.userId);
  return { user: user ? userView(user) : undefined, ...partialMemberView(member) };
}

/** A voice state with its member, as the gateway sends it. */
export function voiceStateView(discord: Discord, state: VoiceState): Record<string, unknown> {
  const member = discord.state.guilds.get(state.guild_id)?.members.get(state.user_id);
  return member ? { ...state, member: memberView(discord, member) } : { ...state };
}

/** A guild without its channels and members. */
export function guildView(guild: Guild): Record<string, unknown> {
  return {
    ...IMMUTABLE,
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.preferredLocale,
    roles: [...guild.roles.values()].map(roleView),
  };
}

/** Fields in which no guild of the stand-in differs from another. */
const IMMUTABLE = {
  home_header: null,
  region: "deprecated",
  widget_channel_id: null,
  max_stage_video_channel_users: 50,
  incidents_data: null,
  icon: null,
  description: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  afk_channel_id: null,
  afk_timeout: 300,
  widget_enabled: false,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  emojis: [],
  stickers: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  max_members: 500_000,
  max_presences: null,
  max_video_channel_users: 25,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  nsfw: false,
  nsfw_level: 0,
};
