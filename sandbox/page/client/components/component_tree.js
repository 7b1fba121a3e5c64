import { html } from "../html.js";
import { isOwn, ownUrl } from "../url.js";
import { FileLink } from "./attachment.js";
import { Button } from "./button.js";
import { Media } from "./embed.js";
import { Markdown } from "./markdown.js";
import { SelectMenu } from "./select_menu.js";

/** Component types (Discord docs, Component Reference), with what draws each. */
const DRAWN = {
  1: Row,
  2: Button,
  3: SelectMenu,
  5: SelectMenu,
  6: SelectMenu,
  7: SelectMenu,
  8: SelectMenu,
  9: Section,
  10: ({ component }) => html`<${Markdown} text=${component.content} />`,
  11: ({ component }) =>
    html`<${Media} url=${component.media.url} description=${component.description} kind="thumbnail" />`,
  12: Gallery,
  13: File,
  14: Separator,
  17: Container,
};

/** The components of a message, old and new. */
export function ComponentTree({ message }) {
  if (!message.components?.length) return null;
  return html`<div class="components">${
    message.components.map((one) => html`<${Any} component=${one} message=${message} />`)
  }</div>`;
}

function Any({ component, message }) {
  const draw = DRAWN[component.type];
  return draw ? html`<${draw} component=${component} message=${message} />` : null;
}

function Row({ component, message }) {
  return html`<div class="row">${
    component.components.map((one) => html`<${Any} component=${one} message=${message} />`)
  }</div>`;
}

function Section({ component, message }) {
  return html`
    <div class="section">
      <div>${component.components.map((one) => html`<${Any} component=${one} message=${message} />`)}</div>
      ${component.accessory && html`<${Any} component=${component.accessory} message=${message} />`}
    </div>
  `;
}

function Container({ component, message }) {
  const { accent_color: accent, components } = component;
  const style = typeof accent === "number" ? { "--stripe": `#${accent.toString(16).padStart(6, "0")}` } : {};
  return html`<div class="container" style=${style}>${
    components.map((one) => html`<${Any} component=${one} message=${message} />`)
  }</div>`;
}

function Gallery({ component }) {
  return html`<div class="gallery">${
    component.items.map(({ media, description }) =>
      html`<${Media} url=${media.url} description=${description} kind="image" />`
    )
  }</div>`;
}

function File({ component }) {
  const { url } = component.file;
  return isOwn(url)
    ? html`<${FileLink} url=${ownUrl(url)} name=${
      component.name ?? url.split("/").at(-1)
    } size=${component.size} />`
    : null;
}

function Separator({ component }) {
  return html`<hr class=${component.divider === false ? "invisible" : ""} data-spacing=${
    component.spacing ?? 1
  } />`;
}
