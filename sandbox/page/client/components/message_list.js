import { useApp, useStore, useTexts } from "../context.js";
import { html, useEffect, useLayoutEffect, useRef } from "../html.js";
import { historyOf } from "../state/messages.js";
import { dayName, sameDay } from "../time.js";
import { channelName } from "./channel.js";
import { Message } from "./message.js";
import { PendingEntry } from "./pending_entry.js";

/** Messages of one author closer than this are shown as one block, milliseconds. */
const TOGETHER_MS = 7 * 60_000;
/** This near to the end the list follows what arrives, pixels. */
const NEAR_END = 120;

/** The messages of a channel, oldest first, and what is being sent. */
export function MessageList({ channel }) {
  const { actions } = useApp();
  const t = useTexts();
  const history = useStore((state) => historyOf(state, channel.id));
  const allPending = useStore((state) => state.pending);
  const pending = allPending.filter((entry) => entry.channelId === channel.id && !entry.messageId);
  const name = useStore((state) => channelName(state, channel));
  const list = useFollowing([history, allPending]);
  const { items, loaded, more } = history;

  return html`
    <div class="messages" ref=${list} tabindex="0" role="log" aria-label=${t.messages} aria-busy=${!loaded}>
      ${!loaded
        ? html`<p class="hint">${t.loading}</p>`
        : more
        ? html`<button type="button" class="load-older" onClick=${() =>
          actions.loadOlder(channel.id)}>${t.loadOlder}</button>`
        : html`
          <div class="beginning">
            <h3>${t.beginning(channel.recipients ? name : `#${name}`)}</h3>
            <p>${t.beginningHint}</p>
          </div>
        `}
      <ol>
        ${items.map((message, index) =>
          html`
            <${Row} key=${message.id} message=${message} previous=${items[index - 1]} />
          `
        )}
        ${pending.map((entry) => html`<${PendingEntry} key=${entry.nonce} entry=${entry} />`)}
      </ol>
    </div>
  `;
}

function Row({ message, previous }) {
  const t = useTexts();
  const date = new Date(message.timestamp);
  const newDay = !previous || !sameDay(date, new Date(previous.timestamp));
  return html`
    ${newDay && html`<li class="day" role="separator"><span>${dayName(date, t)}</span></li>`}
    <${Message} message=${message} first=${newDay || !continues(previous, message)} />
  `;
}

function continues(previous, message) {
  return previous.author.id === message.author.id && !message.message_reference &&
    !message.interaction_metadata &&
    (previous.flags & 64) === (message.flags & 64) &&
    Date.parse(message.timestamp) - Date.parse(previous.timestamp) < TOGETHER_MS;
}

/** Keeps the list at its end while it is there, and in its place when older messages come in above. */
function useFollowing(changes) {
  const list = useRef(null);
  const last = useRef({ atEnd: true, height: 0, top: 0 });
  useEffect(() => {
    const element = list.current;
    const note = () => {
      const { scrollHeight, scrollTop, clientHeight } = element;
      last.current = {
        atEnd: scrollHeight - scrollTop - clientHeight < NEAR_END,
        height: scrollHeight,
        top: scrollTop,
      };
    };
    const settle = () => last.current.atEnd && (element.scrollTop = element.scrollHeight);
    const sizes = new ResizeObserver(settle);
    sizes.observe(element.querySelector("ol"));
    sizes.observe(element);
    element.addEventListener("scroll", note, { passive: true });
    return () => (sizes.disconnect(), element.removeEventListener("scroll", note));
  }, []);
  useLayoutEffect(() => {
    const element = list.current;
    const { atEnd, height, top } = last.current;
    if (atEnd) element.scrollTop = element.scrollHeight;
    else if (top < NEAR_END) element.scrollTop = top + element.scrollHeight - height;
  }, changes);
  return list;
}
