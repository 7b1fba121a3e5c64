import { html } from "../html.js";
import { longTime } from "../time.js";
import { useTexts } from "../context.js";
import { isOwn, ownUrl, webLink } from "../url.js";
import { Markdown } from "./markdown.js";

/** An embed (Discord docs, Embed Object). */
export function Embed({ embed }) {
  const { title, description, color, fields = [], author, footer, image, thumbnail, timestamp } = embed;
  const style = color === undefined || color === null
    ? {}
    : { "--stripe": `#${color.toString(16).padStart(6, "0")}` };
  return html`
    <article class="embed" style=${style}>
      <div class="embed-text">
        ${author?.name && html`<div class="embed-author">${author.name}</div>`}
        ${title && html`
          <div class="embed-title">
            <${MaybeLink} url=${embed.url}>
              <${Markdown} text=${title} />
              <//>
              </div>
        `}
        ${description && html`<${Markdown} text=${description} />`}
        ${fields.length > 0 &&
          html`<dl class="embed-fields">${fields.map((field) => html`<${Field} ...${field} />`)}</dl>`}
      </div>
      ${thumbnail?.url && html`<${Media} url=${thumbnail.url} kind="thumbnail" />`}
      ${image?.url && html`<${Media} url=${image.url} kind="image" />`}
      ${(footer?.text || timestamp) && html`<${Footer} text=${footer?.text} timestamp=${timestamp} />`}
    </article>
  `;
}

function Field({ name, value, inline }) {
  return html`
    <div class=${inline ? "inline" : ""}>
      <dt>
        <${Markdown} text=${name} />
      </dt>
      <dd>
        <${Markdown} text=${value} />
      </dd>
    </div>
  `;
}

function Footer({ text, timestamp }) {
  const { lang } = useTexts();
  const parts = [text, timestamp && longTime(new Date(timestamp), lang)].filter(Boolean);
  return html`<footer>${parts.join(" · ")}</footer>`;
}

function MaybeLink({ url, children }) {
  const href = url && webLink(url);
  return href
    ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${children}</a>`
    : children;
}

/** A picture of our own server; others are a link, so that opening a channel tells no stranger. */
export function Media({ url, description, kind }) {
  const t = useTexts();
  const href = webLink(url);
  if (!href) return null;
  if (isOwn(href)) {
    return html`<img class=${kind} src=${ownUrl(href)} alt=${description ?? ""} loading="lazy" />`;
  }
  return html`<a class=${kind} href=${href} target="_blank" rel="noopener noreferrer nofollow">${
    description ?? t.externalImage
  }</a>`;
}
