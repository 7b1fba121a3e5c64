import { useApp } from "../context.js";
import { html } from "../html.js";

/** Reactions under a message; pressing one joins it or leaves it. */
export function Reactions({ message }) {
  const { actions } = useApp();
  if (!message.reactions?.length) return null;
  return html`
    <div class="reactions">
      ${message.reactions.map(({ emoji, count, me }) =>
        html`
          <button type="button" key=${emoji.name} aria-pressed=${me} onClick=${() =>
            actions.react(message, emoji, !me)}>
            ${emoji.name} <span>${count}</span>
          </button>
        `
      )}
    </div>
  `;
}
