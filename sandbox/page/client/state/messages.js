import { compareIds } from "../snowflake.js";
import { known } from "./guild.js";

/** Flag of a message that only one person sees (Discord docs, Message Flags). */
export const EPHEMERAL = 1 << 6;
/** Flag of an answer that is still being thought about. */
export const LOADING = 1 << 7;
/** How long a typing sign lasts without another, milliseconds. */
const TYPING_MS = 10_000;

const HANDLERS = {
  MESSAGE_CREATE: (state, message) => noteUnread(arrived(state, message), message),
  MESSAGE_UPDATE: (state, message) => {
    const typing = message.author ? withoutTyper(state.typing, message) : state.typing;
    return changeMessage(
      { ...state, typing },
      message.channel_id,
      message.id,
      (old) => ({ ...old, ...message }),
    );
  },
  MESSAGE_DELETE: (state, { channel_id, id }) => withoutMessages(state, channel_id, [id]),
  MESSAGE_DELETE_BULK: (state, { channel_id, ids }) => withoutMessages(state, channel_id, ids),
  MESSAGE_REACTION_ADD: (state, data) => changeReaction(state, data, 1),
  MESSAGE_REACTION_REMOVE: (state, data) => changeReaction(state, data, -1),
  MESSAGE_REACTION_REMOVE_ALL: (state, data) =>
    changeMessage(state, data.channel_id, data.message_id, (old) => ({ ...old, reactions: [] })),
  TYPING_START: (state, { channel_id, user_id }) => {
    if (user_id === state.me?.id) return state;
    const typing = { ...state.typing[channel_id], [user_id]: Date.now() + TYPING_MS };
    return { ...state, typing: { ...state.typing, [channel_id]: typing } };
  },
  READY: (state) => ({ ...state, messages: {}, typing: {}, unread: {} }),
};

/** Follows what happens to messages. */
export function reduceMessages(state, action) {
  switch (action.type) {
    case "gateway":
      return HANDLERS[action.name]?.(state, action.data) ?? state;
    case "history":
      return withHistory(state, action);
    case "forget-message":
      return withoutMessages(state, action.channelId, [action.id]);
    case "typing-over":
      return withoutOldTyping(state, action.now);
    case "read":
      return state.unread[action.channelId]
        ? { ...state, unread: { ...state.unread, [action.channelId]: 0 } }
        : state;
    default:
      return state;
  }
}

/** What is kept of a channel: messages oldest first, whether the newest were fetched, whether older ones exist. */
export function historyOf(state, channelId) {
  return state.messages[channelId] ?? EMPTY;
}

const EMPTY = { items: [], loaded: false, more: true };

function arrived(state, message) {
  const next = withItems(state, message.channel_id, [message]);
  return { ...next, typing: withoutTyper(next.typing, message), users: known(state.users, [message.author]) };
}

function withHistory(state, { channelId, messages, limit }) {
  const next = withItems(state, channelId, messages);
  const kept = { ...next.messages[channelId], loaded: true, more: messages.length >= limit };
  const users = known(state.users, messages.flatMap((message) => [message.author, ...message.mentions]));
  return { ...next, users, messages: { ...next.messages, [channelId]: kept } };
}

/** Messages by id, in order, each once; a newer copy wins. */
function withItems(state, channelId, added) {
  const history = historyOf(state, channelId);
  const items = new Map([...history.items, ...added].map((message) => [message.id, message]));
  const sorted = [...items.values()].sort((a, b) => compareIds(a.id, b.id));
  return { ...state, messages: { ...state.messages, [channelId]: { ...history, items: sorted } } };
}

function withoutMessages(state, channelId, ids) {
  const history = historyOf(state, channelId);
  const items = history.items.filter((message) => !ids.includes(message.id));
  return { ...state, messages: { ...state.messages, [channelId]: { ...history, items } } };
}

function changeMessage(state, channelId, id, change) {
  const history = historyOf(state, channelId);
  if (!history.items.some((message) => message.id === id)) return state;
  const items = history.items.map((message) => message.id === id ? change(message) : message);
  return { ...state, messages: { ...state.messages, [channelId]: { ...history, items } } };
}

function changeReaction(state, { channel_id, message_id, emoji, user_id }, by) {
  return changeMessage(state, channel_id, message_id, (message) => {
    const others = (message.reactions ?? []).filter((one) => one.emoji.name !== emoji.name);
    const before = message.reactions?.find((one) => one.emoji.name === emoji.name);
    const count = (before?.count ?? 0) + by;
    const me = user_id === state.me?.id ? by > 0 : before?.me ?? false;
    return { ...message, reactions: count > 0 ? [...others, { emoji, count, me }] : others };
  });
}

function noteUnread(state, message) {
  if (message.author.id === state.me?.id || message.channel_id === state.channelId) return state;
  const count = (state.unread[message.channel_id] ?? 0) + 1;
  return { ...state, unread: { ...state.unread, [message.channel_id]: count } };
}

function withoutTyper(typing, { channel_id, author }) {
  if (!typing[channel_id]?.[author.id]) return typing;
  const { [author.id]: _, ...rest } = typing[channel_id];
  return { ...typing, [channel_id]: rest };
}

function withoutOldTyping(state, now) {
  const entries = Object.entries(state.typing).map(([channelId, typers]) => [
    channelId,
    Object.fromEntries(Object.entries(typers).filter(([, until]) => until > now)),
  ]);
  const count = (typing) =>
    Object.values(typing).reduce((sum, typers) => sum + Object.keys(typers).length, 0);
  const typing = Object.fromEntries(entries);
  return count(typing) === count(state.typing) ? state : { ...state, typing };
}
