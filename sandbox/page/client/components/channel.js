import { useApp, useStore, useTexts } from "../context.js";
import { html, useState } from "../html.js";
import { displayName } from "../people.js";
import { channelOf } from "../state/guild.js";
import { Composer } from "./composer.js";
import { Icon } from "./icon.js";
import { MessageList } from "./message_list.js";
import { Typing } from "./typing.js";

/** The open channel: its name, its messages, the composer. Files dropped anywhere on it are attached. */
export function Channel() {
  const t = useTexts();
  const channel = useStore((state) => channelOf(state, state.channelId));
  const status = useStore((state) => state.status);
  const userKey = useStore((state) => state.userKey);
  const [dropped, setDropped] = useState([]);
  const [over, setOver] = useState(false);
  const drop = (event) => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length > 0) setDropped([...event.dataTransfer.files]);
  };
  return html`
    <main class="channel-view" onDragOver=${(
      event,
    ) => (event.preventDefault(), setOver(true))} onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <${Header} channel=${channel} />
      ${status !== "ready" && html`<p class="banner" role="status">${t.status[status]}</p>`}
      ${channel && html`
        <${MessageList} key=${`${userKey}/${channel.id}`} channel=${channel} />
        <${Composer} key=${`composer/${userKey}/${channel.id}`} channel=${channel} dropped=${dropped} />
        <${Typing} channelId=${channel.id} />
      `}
      ${over && html`<div class="dropzone">${t.drop}</div>`}
    </main>
  `;
}

function Header({ channel }) {
  const { actions } = useApp();
  const t = useTexts();
  const name = useStore((state) => channelName(state, channel));
  return html`
    <header class="channel-header">
      <button type="button" class="plain only-narrow" aria-label=${t.channels} onClick=${() =>
        actions.toggleDrawer("channels")}><${Icon} name="menu" /></button>
      <${Icon} name=${channel?.recipients ? "at" : "hash"} />
      <h2>${name}</h2>
      ${channel?.topic && html`<p class="topic">${channel.topic}</p>`}
      <button type="button" class="plain members-button" aria-label=${t.members} onClick=${() =>
        actions.toggleDrawer("members")}><${Icon} name="people" /></button>
    </header>
  `;
}

/** A channel's name; for direct messages the other's. */
export function channelName(state, channel) {
  const other = channel?.recipients?.[0];
  return other ? displayName(state, other) : channel?.name ?? "";
}
