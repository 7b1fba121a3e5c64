import { useStore, useTexts } from "../context.js";
import { html } from "../html.js";
import { displayName } from "../people.js";

/** "Ada is typing…", below the composer. */
export function Typing({ channelId }) {
  const t = useTexts();
  const names = useStore((state) => {
    const ids = Object.keys(state.typing[channelId] ?? {});
    return ids.map((id) => state.users[id] ? displayName(state, state.users[id]) : t.unknownUser).join("\n");
  });
  const list = names === "" ? [] : names.split("\n");
  return html`
    <div class="typing" aria-live="polite">
      ${list.length > 0 &&
        html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${t.typing(list)}`}
    </div>
  `;
}
