/** A server, with those who are in it. Channels are kept apart, by id. */

/** A role, as Discord sends it. */
export interface Role {
  readonly id: string;
  name: string;
  color: number;
  hoist: boolean;
  position: number;
  /** Bit set as a decimal string. */
  permissions: string;
  managed: boolean;
  mentionable: boolean;
  /** Present on the role that belongs to one bot. */
  readonly tags?: { readonly bot_id: string };
}

/** Somebody's place in a guild. */
export interface Member {
  readonly userId: string;
  nick: string | null;
  roles: string[];
  readonly joinedAt: string;
  deaf: boolean;
  mute: boolean;
  /** End of a timeout, ISO 8601. */
  timeoutUntil: string | null;
}

/** Where somebody is heard, as Discord sends it but for `member`. */
export interface VoiceState {
  guild_id: string;
  channel_id: string | null;
  user_id: string;
  session_id: string;
  deaf: boolean;
  mute: boolean;
  self_deaf: boolean;
  self_mute: boolean;
  self_video: boolean;
  suppress: boolean;
  request_to_speak_timestamp: string | null;
}

export interface Guild {
  readonly id: string;
  name: string;
  ownerId: string;
  /** Locale of the server, which interactions carry as `guild_locale`. */
  preferredLocale: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
  readonly channelIds: Set<string>;
  readonly voiceStates: Map<string, VoiceState>;
}
