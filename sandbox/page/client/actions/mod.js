import { historyOf } from "../state/messages.js";
import { interactionActions } from "./interactions.js";
import { messageActions } from "./messages.js";
import { Session } from "./session.js";

/** Milliseconds a notice stays. */
const NOTICE_MS = 8_000;

/** Everything the components can do. */
export function createActions(store) {
  let noticeId = 0;
  const session = new Session(store);

  function report(error) {
    const id = ++noticeId;
    store.dispatch({ type: "notice", notice: { id, text: error.message } });
    setTimeout(() => store.dispatch({ type: "notice-over", id }), NOTICE_MS);
  }

  const messages = messageActions(store, session, report);
  const interactions = interactionActions(store, session, report);

  return {
    ...messages,
    ...interactions,
    report,
    start: () => session.start().catch(report),
    login: (userKey) => session.login(userKey),
    /** Shows a channel, with its newest messages and its commands. */
    async openChannel(channelId) {
      store.dispatch({ type: "open-channel", channelId });
      store.dispatch({ type: "read", channelId });
      const wanted = [interactions.loadCommands(channelId)];
      if (!historyOf(store.state, channelId).loaded) wanted.push(messages.loadNewest(channelId));
      await Promise.all(wanted);
    },
    /** Opens the direct messages with somebody. */
    async openDirect(userId) {
      try {
        const channel = await session.api.post("/users/@me/channels", { recipient_id: userId });
        store.dispatch({ type: "direct", channel });
        store.dispatch({ type: "open-channel", channelId: channel.id });
      } catch (error) {
        report(error);
      }
    },
    /** Changes the language of the account, as Discord's settings do. */
    async setLocale(locale) {
      try {
        await session.api.patch("/users/@me/settings", { locale });
        store.dispatch({ type: "locale", locale });
        await interactions.loadCommands(store.state.channelId);
      } catch (error) {
        report(error);
      }
    },
    /** Enters a voice channel, or leaves it when one is there. */
    toggleVoice(channelId) {
      const { guild, me } = store.state;
      session.gateway.enterVoice(guild.id, guild.voices[me.id] === channelId ? null : channelId);
    },
    toggleDrawer: (drawer) => store.dispatch({ type: "drawer", drawer }),
    dismissNotice: (id) => store.dispatch({ type: "notice-over", id }),
    forgetTyping: () => store.dispatch({ type: "typing-over", now: Date.now() }),
  };
}
