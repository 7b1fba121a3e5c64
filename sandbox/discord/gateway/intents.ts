/** Which intent lets a bot see which event (Discord docs, Gateway > List of Intents). */

export const Intent = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildModeration: 1 << 2,
  guildVoiceStates: 1 << 7,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  guildMessageTyping: 1 << 11,
  directMessages: 1 << 12,
  directMessageReactions: 1 << 13,
  directMessageTyping: 1 << 14,
  messageContent: 1 << 15,
} as const;

/** Every bit that has a meaning: 0–16, 20, 21, 24 and 25. */
export const KNOWN_INTENTS = 0x1_ff_ff | (1 << 20) | (1 << 21) | (1 << 24) | (1 << 25);

interface Wanted {
  readonly guild: number;
  readonly direct: number;
}

const GUILDS = both(Intent.guilds);
const MEMBERS = both(Intent.guildMembers);
const MESSAGES: Wanted = { guild: Intent.guildMessages, direct: Intent.directMessages };
const REACTIONS: Wanted = { guild: Intent.guildMessageReactions, direct: Intent.directMessageReactions };

const EVENTS: Record<string, Wanted> = {
  GUILD_CREATE: GUILDS,
  GUILD_UPDATE: GUILDS,
  GUILD_DELETE: GUILDS,
  GUILD_ROLE_CREATE: GUILDS,
  GUILD_ROLE_UPDATE: GUILDS,
  GUILD_ROLE_DELETE: GUILDS,
  CHANNEL_CREATE: GUILDS,
  CHANNEL_UPDATE: GUILDS,
  CHANNEL_DELETE: GUILDS,
  CHANNEL_PINS_UPDATE: { guild: Intent.guilds, direct: Intent.directMessages },
  THREAD_CREATE: GUILDS,
  THREAD_UPDATE: GUILDS,
  THREAD_DELETE: GUILDS,
  THREAD_LIST_SYNC: GUILDS,
  THREAD_MEMBER_UPDATE: GUILDS,
  THREAD_MEMBERS_UPDATE: MEMBERS,
  GUILD_MEMBER_ADD: MEMBERS,
  GUILD_MEMBER_UPDATE: MEMBERS,
  GUILD_MEMBER_REMOVE: MEMBERS,
  VOICE_STATE_UPDATE: both(Intent.guildVoiceStates),
  PRESENCE_UPDATE: both(Intent.guildPresences),
  MESSAGE_CREATE: MESSAGES,
  MESSAGE_UPDATE: MESSAGES,
  MESSAGE_DELETE: MESSAGES,
  MESSAGE_DELETE_BULK: MESSAGES,
  MESSAGE_REACTION_ADD: REACTIONS,
  MESSAGE_REACTION_REMOVE: REACTIONS,
  MESSAGE_REACTION_REMOVE_ALL: REACTIONS,
  MESSAGE_REACTION_REMOVE_EMOJI: REACTIONS,
  TYPING_START: { guild: Intent.guildMessageTyping, direct: Intent.directMessageTyping },
};

/** Whether a bot with these intents is told of an event. Events outside the list need none. */
export function intendedFor(intents: number, event: string, direct: boolean): boolean {
  const wanted = EVENTS[event];
  return wanted === undefined || (intents & (direct ? wanted.direct : wanted.guild)) !== 0;
}

function both(intent: number): Wanted {
  return { guild: intent, direct: intent };
}
