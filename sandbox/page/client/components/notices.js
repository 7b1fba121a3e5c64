import { useApp, useStore, useTexts } from "../context.js";
import { html } from "../html.js";
import { Icon } from "./icon.js";

/** What went wrong lately, told politely in a corner. */
export function Notices() {
  const { actions } = useApp();
  const t = useTexts();
  const notices = useStore((state) => state.notices);
  return html`
    <div class="notices" role="status" aria-live="polite">
      ${notices.map(({ id, text }) =>
        html`
          <div class="notice" key=${id}>
            <span>${text}</span>
            <button type="button" class="plain" aria-label=${t.close} onClick=${() =>
              actions.dismissNotice(id)}>
              <${Icon} name="close" size=${16} />
            </button>
          </div>
        `
      )}
    </div>
  `;
}
