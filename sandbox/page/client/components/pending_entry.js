import { useApp, useStore, useTexts } from "../context.js";
import { html } from "../html.js";
import { displayName } from "../people.js";
import { Avatar } from "./avatar.js";
import { Icon } from "./icon.js";
import { Markdown } from "./markdown.js";

/** Something of one's own that is on its way, or did not get there. */
export function PendingEntry({ entry }) {
  const { actions } = useApp();
  const t = useTexts();
  const me = useStore((state) => state.me);
  const name = useStore((state) => displayName(state, state.me));
  const failure = entry.failure === "failed" ? t.failed : entry.failure && t.notSent(entry.failure);
  return html`
    <li class="message first pending ${failure ? "failed" : ""}">
      <${Avatar} user=${me} name=${name} />
      <div class="body">
        <div class="author"><strong>${name}</strong> ${entry.kind !== "message" &&
          html`<span class="used">${t.usedCommand(entry.text)}</span>`}</div>
        ${entry.kind === "message" && html`<${Markdown} text=${entry.text} />`}
        ${entry.files.map((file) => html`<div class="file"><${Icon} name="file" />${file.name}</div>`)}
        <div class="state" role="status">
          ${failure ?? t.sending}
          ${failure && entry.kind === "message" &&
            html`<button type="button" class="text" onClick=${() =>
              actions.retry(entry)}>${t.retry}</button>`}
          ${failure &&
            html`<button type="button" class="text" onClick=${() =>
              actions.dropPending(entry)}>${t.dismiss}</button>`}
        </div>
      </div>
    </li>
  `;
}
