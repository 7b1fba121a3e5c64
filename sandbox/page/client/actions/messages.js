import { historyOf } from "../state/messages.js";
import { makeNonce } from "../snowflake.js";

/** Messages fetched at once. */
const PAGE = 50;
/** A typing sign is sent at most this often, milliseconds. */
const TYPING_EVERY = 8_000;

/** What one does with messages. `report(error)` tells the person what went wrong. */
export function messageActions(store, session, report) {
  let typedAt = 0;
  const path = (channelId, id) => `/channels/${channelId}/messages${id ? `/${id}` : ""}`;

  async function load(channelId, before) {
    const older = before ? `&before=${before}` : "";
    const messages = await session.api.get(`${path(channelId)}?limit=${PAGE}${older}`);
    store.dispatch({ type: "history", channelId, messages, limit: PAGE });
  }

  async function post(entry, replyTo) {
    const { channelId, text, files, nonce } = entry;
    const body = {
      content: text,
      nonce,
      attachments: files.map((file, id) => ({ id: String(id), filename: file.name })),
    };
    if (replyTo) body.message_reference = { message_id: replyTo.id, channel_id: channelId };
    typedAt = 0;
    try {
      const message = await session.api.post(path(channelId), body, files);
      store.dispatch({ type: "history", channelId, messages: [message], limit: 0 });
      store.dispatch({ type: "pending-done", nonce });
    } catch (error) {
      store.dispatch({ type: "pending-failed", nonce, failure: error.message });
    }
  }

  return {
    loadNewest: (channelId) => load(channelId).catch(report),
    loadOlder: (channelId) => load(channelId, historyOf(store.state, channelId).items[0]?.id).catch(report),

    /** Sends a message; it shows as pending at once. */
    send(text, files) {
      const { channelId, replyTo } = store.state;
      const entry = { nonce: makeNonce(), kind: "message", channelId, text, files, replyTo };
      store.dispatch({ type: "pending", entry });
      store.dispatch({ type: "reply", message: null });
      return post(entry, replyTo);
    },
    /** Sends again what failed. */
    retry(entry) {
      store.dispatch({ type: "pending-done", nonce: entry.nonce });
      const again = { ...entry, nonce: makeNonce(), failure: undefined };
      store.dispatch({ type: "pending", entry: again });
      return post(again, entry.replyTo);
    },
    dropPending: (entry) => store.dispatch({ type: "pending-done", nonce: entry.nonce }),

    reply: (message) => store.dispatch({ type: "reply", message }),
    startEdit: (message) => store.dispatch({ type: "edit", message }),
    /** Opens one's own last message of the channel for editing. */
    editLast() {
      const { channelId, me } = store.state;
      const own = historyOf(store.state, channelId).items.findLast((one) =>
        one.author.id === me?.id && one.type !== 20
      );
      if (own) store.dispatch({ type: "edit", message: own });
    },
    async saveEdit(message, content) {
      store.dispatch({ type: "edit", message: null });
      if (content === message.content) return;
      await session.api.patch(path(message.channel_id, message.id), { content }).catch(report);
    },
    remove: (message) => session.api.delete(path(message.channel_id, message.id)).catch(report),
    /** Hides an ephemeral message: it lives on this page alone. */
    dismiss: ({ channel_id, id }) => store.dispatch({ type: "forget-message", channelId: channel_id, id }),
    /** Puts one's reaction on a message, or takes it away. */
    react(message, emoji, on) {
      const address = `${path(message.channel_id, message.id)}/reactions/${
        encodeURIComponent(emoji.name)
      }/@me`;
      return (on ? session.api.put(address) : session.api.delete(address)).catch(report);
    },

    /** Tells the others that one is writing, now and then. */
    typing() {
      if (Date.now() - typedAt < TYPING_EVERY) return;
      typedAt = Date.now();
      session.api.post(`/channels/${store.state.channelId}/typing`).catch(report);
    },
  };
}
