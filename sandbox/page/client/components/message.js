import { useApp, useStore, useTexts } from "../context.js";
import { html } from "../html.js";
import { displayName, nameColor } from "../people.js";
import { EPHEMERAL, LOADING } from "../state/messages.js";
import { longTime, shortTime } from "../time.js";
import { Attachments } from "./attachment.js";
import { Avatar } from "./avatar.js";
import { ComponentTree } from "./component_tree.js";
import { EditBox } from "./edit_box.js";
import { Embed } from "./embed.js";
import { Icon } from "./icon.js";
import { Markdown } from "./markdown.js";
import { MessageActions } from "./message_actions.js";
import { Reactions } from "./reactions.js";
import { Reference } from "./reference.js";

/** One message; `first`: the first of a block of one author, shown with picture and name. */
export function Message({ message, first }) {
  const ephemeral = (message.flags & EPHEMERAL) !== 0;
  const mentioned = useStore((state) =>
    message.mention_everyone || message.mentions.some(({ id }) => id === state.me?.id)
  );
  const replied = useStore((state) => state.replyTo?.id === message.id);
  const classes = [
    "message",
    first && "first",
    ephemeral && "ephemeral",
    mentioned && "mentioned",
    replied && "replied",
  ];
  return html`
    <li class=${classes.filter(Boolean).join(" ")} data-id=${message.id} id=${`message-${message.id}`}>
      <${Reference} message=${message} />
      <${Gutter} message=${message} first=${first} />
      <div class="body">
        ${first && html`<${AuthorLine} message=${message} />`}
        <${Content} message=${message} />
        ${ephemeral && html`<${EphemeralNote} message=${message} />`}
      </div>
      <${MessageActions} message=${message} />
    </li>
  `;
}

function Gutter({ message, first }) {
  const { lang } = useTexts();
  const name = useStore((state) => displayName(state, message.author));
  if (first) return html`<${Avatar} user=${message.author} name=${name} />`;
  return html`<time class="gutter" datetime=${message.timestamp}>${
    shortTime(new Date(message.timestamp), lang)
  }</time>`;
}

function AuthorLine({ message }) {
  const t = useTexts();
  const { author, timestamp } = message;
  const name = useStore((state) => displayName(state, author));
  const color = useStore((state) => nameColor(state.guild, author.id));
  const date = new Date(timestamp);
  return html`
    <div class="author">
      <strong style=${{ color }}>${name}</strong>
      ${author.bot && html`<span class="tag">${t.app}</span>`}
      <time datetime=${timestamp} title=${longTime(date, t.lang)}>${shortTime(date, t.lang)}</time>
    </div>
  `;
}

function Content({ message }) {
  const t = useTexts();
  const editing = useStore((state) => state.editing?.id === message.id);
  const failure = useStore((state) => state.failures[message.id]);
  if (editing) return html`<${EditBox} message=${message} />`;
  const thinking = (message.flags & LOADING) !== 0;
  return html`
    ${thinking && html`
      <p
        class="thinking"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${message.author
          .username} ${t.thinking}</p>
    `}
    ${message.content && html`<${Markdown} text=${message.content} />`}
    ${message.edited_timestamp && html`<small class="edited">${t.edited}</small>`}
    <${Attachments} attachments=${message.attachments} />
    ${message.embeds.map((embed) => html`<${Embed} embed=${embed} />`)}
    <${ComponentTree} message=${message} />
    ${failure && html`<p class="failure" role="alert">${failure === "failed" ? t.failed : failure}</p>`}
    <${Reactions} message=${message} />
  `;
}

function EphemeralNote({ message }) {
  const { actions } = useApp();
  const t = useTexts();
  return html`
    <p class="only-you"><${Icon} name="eye" size=${15} />${t.onlyYou} ·
      <button type="button" class="text" onClick=${() => actions.dismiss(message)}>${t.dismiss}</button>
    </p>
  `;
}
