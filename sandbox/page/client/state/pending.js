/** What was sent and has not come back yet: messages and interactions, known by their nonce. */

const HANDLERS = {
  MESSAGE_CREATE: (state, { nonce }) => without(state, nonce),
  INTERACTION_SUCCESS: (state, { nonce }) => without(state, nonce),
  INTERACTION_FAILURE: (state, { nonce }) => failed(state, nonce, "failed"),
  INTERACTION_MODAL_CREATE: (state, data) => ({ ...without(state, data.nonce), modal: data }),
  APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE: (state, data) => ({ ...state, choices: data }),
};

/** Follows what is under way. An entry: `{nonce, kind, channelId, text, files, messageId?, customId?, failure?}`. */
export function reducePending(state, action) {
  switch (action.type) {
    case "gateway":
      return HANDLERS[action.name]?.(state, action.data) ?? state;
    case "pending":
      return { ...cleared(state, action.entry), pending: [...state.pending, action.entry] };
    case "pending-done":
      return without(state, action.nonce);
    case "pending-failed":
      return failed(state, action.nonce, action.failure);
    default:
      return state;
  }
}

function without(state, nonce) {
  if (nonce === undefined || !state.pending.some((entry) => entry.nonce === String(nonce))) return state;
  return { ...state, pending: state.pending.filter((entry) => entry.nonce !== String(nonce)) };
}

/** A failed press of a component is told under its message; everything else stays in the list with its failure. */
function failed(state, nonce, failure) {
  const entry = state.pending.find((one) => one.nonce === String(nonce));
  if (!entry) return state;
  if (entry.messageId) {
    return { ...without(state, nonce), failures: { ...state.failures, [entry.messageId]: failure } };
  }
  const pending = state.pending.map((one) => one === entry ? { ...entry, failure } : one);
  return { ...state, pending };
}

function cleared(state, entry) {
  if (!entry.messageId || !state.failures[entry.messageId]) return state;
  const { [entry.messageId]: _, ...failures } = state.failures;
  return { ...state, failures };
}
