import { useStore, useTexts } from "../context.js";
import { html } from "../html.js";
import { plainText } from "../markdown/plain.js";
import { mentionLabel } from "../mentions.js";
import { displayName, nameColor } from "../people.js";
import { Avatar } from "./avatar.js";

/** Type of a message that is a reply (Discord docs, Message Types). */
const REPLY = 19;

/** The line above a message: what it replies to, or which command it answers. */
export function Reference({ message }) {
  if (message.type === REPLY) return html`<${Replied} message=${message} />`;
  const origin = message.interaction_metadata ?? message.interaction;
  const name = origin?.name ?? message.interaction?.name;
  return origin?.user && name
    ? html`<${Used} user=${origin.user} name=${name} type=${message.type} />`
    : null;
}

function Replied({ message }) {
  const t = useTexts();
  const target = message.referenced_message;
  const shown = useStore((state) => target && preview(target, state, t));
  if (!target) return html`<div class="reference"><em>${t.originalGone}</em></div>`;
  const show = () =>
    document.getElementById(`message-${target.id}`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  return html`
    <div class="reference">
      <${Person} user=${target.author} />
      <button type="button" class="quote" onClick=${show}>${shown}</button>
    </div>
  `;
}

function Used({ user, name, type }) {
  const t = useTexts();
  return html`<div class="reference"><${Person} user=${user} /><span>${
    t.usedCommand(type === 20 ? `/${name}` : name)
  }</span></div>`;
}

function Person({ user }) {
  const name = useStore((state) => displayName(state, user));
  const color = useStore((state) => nameColor(state.guild, user.id));
  return html`
    <${Avatar} user=${user} name=${name} size=${16} /><strong
      style=${{ color }}>${name}</strong>
  `;
}

/** One line of a message without its Markdown signs. */
function preview(message, state, t) {
  const text = plainText(message.content, (node) => mentionLabel(state, node, t));
  const hasMore = message.attachments.length + message.embeds.length + message.components.length > 0;
  return text || (hasMore ? t.clickToSee : "…");
}
