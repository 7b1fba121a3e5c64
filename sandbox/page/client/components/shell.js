import { useApp, useStore, useTexts } from "../context.js";
import { html, useEffect } from "../html.js";
import { Channel } from "./channel.js";
import { Members } from "./members.js";
import { Modal } from "./modal.js";
import { Notices } from "./notices.js";
import { Sidebar } from "./sidebar.js";

/** The whole page: channels, the open channel, members; a modal and notices above. */
export function Shell() {
  const { actions } = useApp();
  const t = useTexts();
  const channelId = useStore((state) => state.channelId);
  const ready = useStore((state) => state.status === "ready" && state.guild !== null);
  const drawer = useStore((state) => state.drawer);
  const modal = useStore((state) => state.modal);

  useEffect(() => {
    document.documentElement.lang = t.lang;
  }, [t]);
  useEffect(() => {
    if (ready && channelId) actions.openChannel(channelId);
  }, [ready, channelId]);
  useEffect(() => {
    const timer = setInterval(actions.forgetTyping, 1_000);
    return () => clearInterval(timer);
  }, []);

  return html`
    <div class="shell" data-drawer=${drawer ?? "none"}>
      <${Sidebar} />
      <${Channel} />
      <${Members} />
      ${drawer &&
        html`<button type="button" class="shade" aria-label=${t.close} onClick=${() =>
          actions.toggleDrawer(null)}></button>`}
    </div>
    ${modal && html`<${Modal} key=${modal.id} modal=${modal} />`}
    <${Notices} />
  `;
}
