import { initialState } from "./initial.js";

/** Follows what the person does with the page itself. */
export function reduceUi(state, action) {
  switch (action.type) {
    case "world":
      return { ...state, world: action.world };
    case "login":
      return {
        ...initialState(),
        world: state.world,
        locale: state.locale,
        userKey: action.userKey,
        channelId: action.channelId,
      };
    case "status":
      return { ...state, status: action.status };
    case "open-channel":
      return { ...state, channelId: action.channelId, replyTo: null, editing: null, drawer: null };
    case "reply":
      return { ...state, replyTo: action.message, editing: null };
    case "edit":
      return { ...state, editing: action.message, replyTo: null };
    case "commands":
      return { ...state, commands: { ...state.commands, [action.channelId]: action.index } };
    case "modal-closed":
      return { ...state, modal: null };
    case "choices":
      return { ...state, choices: action.choices };
    case "notice":
      return { ...state, notices: [...state.notices.slice(-2), action.notice] };
    case "notice-over":
      return { ...state, notices: state.notices.filter((notice) => notice.id !== action.id) };
    case "drawer":
      return { ...state, drawer: state.drawer === action.drawer ? null : action.drawer };
    case "locale":
      return { ...state, locale: action.locale };
    default:
      return state;
  }
}
