import { useStore, useTexts } from "../context.js";
import { html, useMemo, useState } from "../html.js";
import { mentionLabel } from "../mentions.js";
import { parseMarkdown } from "../markdown/blocks.js";
import { longTime, relativeTime } from "../time.js";

/** A text in Discord's Markdown. It becomes elements one by one; nothing of it is ever read as HTML. */
export function Markdown({ text }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return html`<div class="markdown">${blocks.map(drawBlock)}</div>`;
}

function drawBlock(block) {
  switch (block.type) {
    case "heading":
      return html`<div class="heading level-${block.level}" role="heading" aria-level=${block.level + 2}>${
        draw(block)
      }</div>`;
    case "small":
      return html`<p class="small">${draw(block)}</p>`;
    case "quote":
      return html`<blockquote>${block.children.map(drawBlock)}</blockquote>`;
    case "code":
      return html`<pre tabindex="0"><code data-language=${block.language}>${block.text}</code></pre>`;
    case "list":
      return drawList(block);
    case "line":
      return draw(block);
    default:
      return html`<p>${draw(block)}</p>`;
  }
}

function drawList({ start, items }) {
  const lines = items.map((item) => html`<li>${item.map(drawBlock)}</li>`);
  return start === undefined ? html`<ul>${lines}</ul>` : html`<ol start=${start}>${lines}</ol>`;
}

function draw(node) {
  return node.children.map(drawInline);
}

function drawInline(node) {
  if (typeof node === "string") return node;
  switch (node.type) {
    case "strong":
      return html`<strong>${draw(node)}</strong>`;
    case "em":
      return html`<em>${draw(node)}</em>`;
    case "underline":
      return html`<u>${draw(node)}</u>`;
    case "strike":
      return html`<s>${draw(node)}</s>`;
    case "code":
      return html`<code>${node.text}</code>`;
    case "break":
      return html`<br />`;
    case "link":
      return html`<a href=${node.href} target="_blank" rel="noopener noreferrer nofollow">${draw(node)}</a>`;
    case "spoiler":
      return html`<${Spoiler}>${draw(node)}<//>`;
    case "time":
      return html`<${Time} ...${node} />`;
    default:
      return html`<${Mention} node=${node} />`;
  }
}

function Spoiler({ children }) {
  const t = useTexts();
  const [shown, setShown] = useState(false);
  if (shown) return html`<span class="spoiler shown">${children}</span>`;
  return html`<button type="button" class="spoiler" aria-label=${t.spoiler} onClick=${() =>
    setShown(true)}>${children}</button>`;
}

function Time({ seconds, style }) {
  const t = useTexts();
  const date = new Date(seconds * 1000);
  const shown = style === "R" ? relativeTime(date, t.lang) : longTime(date, t.lang);
  return html`<time class="stamp" datetime=${isNaN(date) ? undefined : date.toISOString()}>${shown}</time>`;
}

function Mention({ node }) {
  const t = useTexts();
  const label = useStore((state) => mentionLabel(state, node, t));
  const own = useStore((state) =>
    node.type === "everyone" || (node.type === "user" && node.id === state.me?.id)
  );
  return html`<span class="mention ${own ? "own" : ""}">${label}</span>`;
}
