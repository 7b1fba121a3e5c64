/** The state before anybody is logged in. */
export function initialState() {
  return {
    world: null,
    userKey: "",
    status: "connecting",
    me: null,
    locale: navigator.language.startsWith("ru") ? "ru" : "en-US",
    guild: null,
    directs: {},
    users: {},
    channelId: "",
    unread: {},
    messages: {},
    typing: {},
    pending: [],
    failures: {},
    commands: {},
    choices: null,
    replyTo: null,
    editing: null,
    modal: null,
    notices: [],
    drawer: null,
  };
}
