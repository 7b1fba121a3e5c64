/** Op 4: entering, moving between and leaving voice channels (Discord docs, Gateway Events > Update Voice State). */
import { z } from "zod";
import { rightsIn } from "../access.ts";
import type { Discord } from "../discord.ts";
import { snowflake } from "../form.ts";
import { ChannelType, type GuildChannel } from "../model/channel.ts";
import type { Guild, VoiceState } from "../model/guild.ts";
import { allows, combine, Permission } from "../permissions.ts";
import { voiceStateView } from "../views/guild.ts";
import type { Viewer } from "./event.ts";
import { publish } from "./publish.ts";

/** What op 4 carries. */
export const voiceStateUpdate = z.object({
  guild_id: snowflake,
  channel_id: snowflake.nullable(),
  self_mute: z.boolean().default(false),
  self_deaf: z.boolean().default(false),
});

/** Applies op 4; what is not allowed is ignored, as Discord does. */
export function updateVoiceState(
  discord: Discord,
  viewer: Viewer,
  wanted: z.output<typeof voiceStateUpdate>,
): void {
  const guild = discord.state.guilds.get(wanted.guild_id);
  if (!guild?.members.has(viewer.userId)) return;
  if (wanted.channel_id === null) return leaveVoice(discord, guild, viewer.userId);
  const channel = discord.state.channels.get(wanted.channel_id);
  if (
    channel?.kind !== "guild" || channel.guildId !== guild.id ||
    !mayEnter(discord, guild, channel, viewer.userId)
  ) {
    return;
  }
  const { self_mute, self_deaf } = wanted;
  const state = { ...blank(guild, viewer), channel_id: channel.id, self_mute, self_deaf };
  guild.voiceStates.set(viewer.userId, state);
  announce(discord, state);
}

/** Takes somebody out of whatever voice channel of the guild they are in. */
export function leaveVoice(discord: Discord, guild: Guild, userId: string): void {
  const state = guild.voiceStates.get(userId);
  if (!state) return;
  guild.voiceStates.delete(userId);
  announce(discord, { ...state, channel_id: null });
}

/** Takes a session that ended out of the voice channels it entered. */
export function leaveEverywhere(discord: Discord, viewer: Viewer): void {
  for (const guild of discord.state.guilds.values()) {
    if (guild.voiceStates.get(viewer.userId)?.session_id !== viewer.sessionId) continue;
    leaveVoice(discord, guild, viewer.userId);
  }
}

function mayEnter(discord: Discord, guild: Guild, channel: GuildChannel, userId: string): boolean {
  if (!channel.voice || (channel.type !== ChannelType.voice && channel.type !== ChannelType.stage)) {
    return false;
  }
  const rights = rightsIn(discord, userId, channel);
  if (!allows(rights, combine("viewChannel", "connect"))) return false;
  const others = [...guild.voiceStates.values()].filter((one) =>
    one.channel_id === channel.id && one.user_id !== userId
  );
  const { userLimit } = channel.voice;
  return userLimit === 0 || others.length < userLimit || allows(rights, Permission.moveMembers);
}

function blank(guild: Guild, viewer: Viewer): Omit<VoiceState, "channel_id" | "self_mute" | "self_deaf"> {
  const member = guild.members.get(viewer.userId);
  return {
    guild_id: guild.id,
    user_id: viewer.userId,
    session_id: viewer.sessionId,
    deaf: member?.deaf ?? false,
    mute: member?.mute ?? false,
    self_video: false,
    suppress: false,
    request_to_speak_timestamp: null,
  };
}

function announce(discord: Discord, state: VoiceState): void {
  const audience = { kind: "guild", guildId: state.guild_id } as const;
  publish(discord, { name: "VOICE_STATE_UPDATE", audience, data: voiceStateView(discord, state) });
}
