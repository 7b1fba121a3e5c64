/** Who and what there is: oneself, the server with its channels and people, direct messages. */

const byId = (items) => Object.fromEntries(items.map((item) => [item.id, item]));

const HANDLERS = {
  READY: (state, data) => {
    const directs = byId(data.private_channels ?? []);
    const users = known(state.users, [
      data.user,
      ...Object.values(directs).flatMap((direct) => direct.recipients),
    ]);
    return { ...state, me: data.user, locale: data.user.locale ?? state.locale, directs, users, guild: null };
  },
  GUILD_CREATE: (state, data) => {
    if (data.unavailable) return state;
    const guild = {
      id: data.id,
      name: data.name,
      ownerId: data.owner_id,
      roles: byId(data.roles),
      channels: byId(data.channels.map((channel) => ({ ...channel, guild_id: data.id }))),
      members: Object.fromEntries(data.members.map((member) => [member.user.id, member])),
      online: Object.fromEntries(data.presences.map(({ user, status }) => [user.id, status])),
      voices: Object.fromEntries(data.voice_states.map((voice) => [voice.user_id, voice.channel_id])),
    };
    const channelId = state.channelId || firstText(guild)?.id || "";
    return { ...state, guild, channelId, users: known(state.users, data.members.map(({ user }) => user)) };
  },
  CHANNEL_CREATE: (state, channel) => withChannel(state, channel),
  CHANNEL_UPDATE: (state, channel) => withChannel(state, channel),
  CHANNEL_DELETE: (state, channel) => withoutChannel(state, channel.id),
  GUILD_ROLE_CREATE: (state, { role }) => withGuild(state, "roles", role.id, role),
  GUILD_ROLE_UPDATE: (state, { role }) => withGuild(state, "roles", role.id, role),
  GUILD_ROLE_DELETE: (state, { role_id }) => withGuild(state, "roles", role_id, undefined),
  GUILD_MEMBER_ADD: withMember,
  GUILD_MEMBER_UPDATE: withMember,
  GUILD_MEMBER_REMOVE: (state, { user }) => withGuild(state, "members", user.id, undefined),
  PRESENCE_UPDATE: (state, { user, status }) => withGuild(state, "online", user.id, status),
  VOICE_STATE_UPDATE: (state, voice) =>
    withGuild(state, "voices", voice.user_id, voice.channel_id ?? undefined),
  USER_UPDATE: (state, user) => ({
    ...state,
    me: { ...state.me, ...user },
    users: known(state.users, [user]),
  }),
  USER_SETTINGS_UPDATE: (state, { locale }) => locale ? { ...state, locale } : state,
};

/** Follows the gateway's events about people and places. */
export function reduceGuild(state, action) {
  switch (action.type) {
    case "gateway":
      return HANDLERS[action.name]?.(state, action.data) ?? state;
    case "direct":
      return withChannel(state, action.channel);
    case "users":
      return { ...state, users: known(state.users, action.users) };
    default:
      return state;
  }
}

/** Text channels of the server in their order. */
export function textChannels(guild) {
  return channelsOfTypes(guild, [0, 5]);
}

/** Voice channels of the server in their order. */
export function voiceChannels(guild) {
  return channelsOfTypes(guild, [2, 13]);
}

function channelsOfTypes(guild, types) {
  const channels = Object.values(guild?.channels ?? {}).filter((channel) => types.includes(channel.type));
  return channels.sort((a, b) => a.position - b.position);
}

/** The channel of an id, of the server or direct, or undefined. */
export function channelOf(state, id) {
  return state.guild?.channels[id] ?? state.directs[id];
}

function firstText(guild) {
  return textChannels(guild)[0];
}

/** The users with these added. */
export function known(users, added) {
  const fresh = added.filter((user) => user && users[user.id]?.username !== user.username);
  return fresh.length === 0 ? users : { ...users, ...byId(fresh) };
}

function withChannel(state, channel) {
  if (channel.guild_id) return withGuild(state, "channels", channel.id, channel);
  const users = known(state.users, channel.recipients ?? []);
  return { ...state, users, directs: { ...state.directs, [channel.id]: channel } };
}

function withoutChannel(state, id) {
  const { [id]: _, ...directs } = state.directs;
  const next = withGuild({ ...state, directs }, "channels", id, undefined);
  return next.channelId === id ? { ...next, channelId: firstText(next.guild)?.id ?? "" } : next;
}

function withMember(state, member) {
  const known_ = known(state.users, [member.user]);
  return withGuild({ ...state, users: known_ }, "members", member.user.id, member);
}

/** The state with one entry of one of the guild's tables set, or removed when `value` is undefined. */
function withGuild(state, table, key, value) {
  if (!state.guild) return state;
  const { [key]: _, ...rest } = state.guild[table];
  const entries = value === undefined ? rest : { ...rest, [key]: value };
  return { ...state, guild: { ...state.guild, [table]: entries } };
}
