/** Fills an empty state with the world: one school, its people and its bot. */
import { WORLD } from "../world.ts";
import type { Application } from "./model/application.ts";
import { ChannelType, type GuildChannel } from "./model/channel.ts";
import type { Guild, Member, Role } from "./model/guild.ts";
import type { User } from "./model/user.ts";
import { combine } from "./permissions.ts";
import type { State } from "./state.ts";

const CREATED = "2024-01-25T00:00:00.000000+00:00";

/** What @everyone may do: Discord's defaults for a new server, without mentioning everyone. */
const EVERYONE = combine(
  "viewChannel",
  "sendMessages",
  "sendMessagesInThreads",
  "createPublicThreads",
  "createPrivateThreads",
  "embedLinks",
  "attachFiles",
  "addReactions",
  "useExternalEmojis",
  "readMessageHistory",
  "useApplicationCommands",
  "useExternalApps",
  "connect",
  "speak",
  "stream",
  "useVad",
  "changeNickname",
  "sendVoiceMessages",
);

/** Puts the world's guild, people, bot and tokens in place. */
export function seed(state: State, privileged: Partial<Application["privileged"]> = {}): void {
  const { users, applicationId } = WORLD;
  for (const { id, name, token } of Object.values(users)) {
    const locale = name === "member" ? "ru" : "en-US";
    addUser(
      state,
      { id, username: name, global_name: capital(name), avatar: null, bot: false, locale },
      token,
    );
  }
  const bot = {
    id: applicationId,
    username: "Pupil",
    global_name: null,
    avatar: null,
    bot: true,
    locale: "en-US",
  };
  addUser(state, bot, WORLD.botToken);
  state.applications.set(applicationId, {
    id: applicationId,
    name: "Pupil",
    description: "A bot that a server's members teach",
    publicKey: WORLD.publicKey,
    ownerId: users.owner.id,
    interactionsEndpointUrl: null,
    privileged: { presences: true, members: true, messageContent: true, ...privileged },
  });
  addGuild(state);
}

function addUser(state: State, user: User, token: string): void {
  state.users.set(user.id, user);
  state.tokens.set(token, user.id);
}

function addGuild(state: State): void {
  const { guildId, users, applicationId, roles } = WORLD;
  const guild: Guild = {
    id: guildId,
    name: "Pupil's school",
    ownerId: users.owner.id,
    preferredLocale: "en-US",
    roles: new Map(seedRoles().map((one) => [one.id, one])),
    members: new Map(),
    channelIds: new Set(),
    voiceStates: new Map(),
  };
  for (const { id } of Object.values(users)) {
    addMember(guild, id, id === users.trainer.id ? [roles.trainer] : []);
  }
  addMember(guild, applicationId, [roles.bot]);
  state.guilds.set(guildId, guild);
  for (const channel of seedChannels()) {
    state.channels.set(channel.id, channel);
    guild.channelIds.add(channel.id);
  }
}

function seedRoles(): Role[] {
  const { guildId, roles, applicationId } = WORLD;
  const plain = { color: 0, hoist: false, managed: false, mentionable: false };
  return [
    { ...plain, id: guildId, name: "@everyone", position: 0, permissions: `${EVERYONE}` },
    {
      ...plain,
      id: roles.trainer,
      name: "Trainer",
      color: 0x2f_a0_5a,
      position: 1,
      permissions: `${combine("manageMessages")}`,
      mentionable: true,
    },
    {
      ...plain,
      id: roles.bot,
      name: "Pupil",
      position: 2,
      permissions: `${EVERYONE | combine("manageMessages", "pinMessages", "manageThreads")}`,
      managed: true,
      tags: { bot_id: applicationId },
    },
  ];
}

function addMember(guild: Guild, userId: string, roles: string[]): void {
  const member: Member = {
    userId,
    nick: null,
    roles,
    joinedAt: CREATED,
    deaf: false,
    mute: false,
    timeoutUntil: null,
  };
  guild.members.set(userId, member);
}

function seedChannels(): GuildChannel[] {
  const { general, training, voice } = WORLD.channels;
  return [
    seedChannel(general, "general", 0, "Talk to Pupil here"),
    seedChannel(training, "training", 1, "Where Pupil is taught"),
    {
      ...seedChannel(voice, "voice", 2, null),
      type: ChannelType.voice,
      voice: { bitrate: 64_000, userLimit: 0 },
    },
  ];
}

function seedChannel(id: string, name: string, position: number, topic: string | null): GuildChannel {
  return {
    kind: "guild",
    id,
    type: ChannelType.text,
    guildId: WORLD.guildId,
    name,
    topic,
    position,
    parentId: null,
    nsfw: false,
    rateLimit: 0,
    overwrites: [],
    voice: null,
    lastMessageId: null,
    lastPinAt: null,
  };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
