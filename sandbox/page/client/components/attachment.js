import { useTexts } from "../context.js";
import { html } from "../html.js";
import { fileSize } from "../file_size.js";
import { ownUrl } from "../url.js";
import { Icon } from "./icon.js";

/** The largest picture, pixels. */
const MOST = { width: 420, height: 320 };

/** Files of a message: pictures and sounds in place, everything else as a link. */
export function Attachments({ attachments }) {
  if (attachments.length === 0) return null;
  return html`<div class="attachments">${
    attachments.map((one) => html`<${Attachment} key=${one.id} attachment=${one} />`)
  }</div>`;
}

function Attachment({ attachment }) {
  const url = ownUrl(attachment.url);
  const type = attachment.content_type ?? "";
  const name = attachment.title ?? attachment.filename;
  if (/^image\/(?:png|jpeg|gif|webp|avif)/.test(type)) {
    return html`<${Picture} attachment=${attachment} url=${url} name=${name} />`;
  }
  if (type.startsWith("audio/")) {
    return html`<audio controls preload="metadata" src=${url} aria-label=${name}></audio>`;
  }
  return html`<${FileLink} url=${url} name=${name} size=${attachment.size} />`;
}

function Picture({ attachment, url, name }) {
  const { width, height } = attachment;
  const scale = width && height ? Math.min(1, MOST.width / width, MOST.height / height) : 0;
  const size = scale > 0 ? { width: Math.round(width * scale), height: Math.round(height * scale) } : {};
  return html`
    <a href=${url} target="_blank" rel="noopener">
      <img src=${url} alt=${attachment.description ?? name} loading="lazy" ...${size} />
    </a>
  `;
}

/** A file to open or keep. */
export function FileLink({ url, name, size }) {
  const { lang } = useTexts();
  return html`
    <a class="file" href=${url} download=${name} target="_blank" rel="noopener">
      <${Icon} name="file" size=${26} /><span><strong>${name}</strong>${size === undefined
        ? null
        : html`<small>${fileSize(size, lang)}</small>`}</span>
    </a>
  `;
}
