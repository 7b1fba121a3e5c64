import { useApp, useStore } from "../context.js";
import { html } from "../html.js";
import { webLink } from "../url.js";
import { Icon } from "./icon.js";

/** Button styles by number (Discord docs, Button Styles). */
const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

/** A button of a message: it asks its application, or it is a link. */
export function Button({ component, message }) {
  const { actions } = useApp();
  const { custom_id, disabled, style, label, emoji } = component;
  const busy = useStore((state) =>
    state.pending.some((one) => one.messageId === message.id && one.customId === custom_id)
  );
  const face = html`${emoji?.name && html`<span>${emoji.name}</span>`}${label}`;
  if (style === 5) {
    const href = webLink(component.url);
    return href && html`
      <a class="button link" href=${href} target="_blank"
        rel="noopener noreferrer">${face}<${Icon} name="link" size=${15} /></a>
    `;
  }
  return html`
    <button type="button" class="button ${STYLES[style] ?? "secondary"}" disabled=${disabled ||
      busy} aria-busy=${busy}
      onClick=${() => actions.useComponent(message, component)}>${face}</button>
  `;
}
