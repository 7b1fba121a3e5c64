import { matching } from "../commands.js";
import { useTexts } from "../context.js";
import { html } from "../html.js";
import { useMenuKeys } from "../menu_keys.js";
import { PopupList } from "./popup_list.js";

/** The keys of the menu for a text that begins with `/`. */
export function useSlashMenu(entries, text, choose, close) {
  const open = /^\/[^\n]*$/.test(text);
  const found = open ? matching(entries, text.slice(1)) : [];
  return useMenuKeys({ open, found, choose, close, resetOn: text });
}

/** The commands that fit what was typed. */
export function SlashMenu({ menu }) {
  const t = useTexts();
  return html`<${PopupList} title=${t.commands} menu=${menu} empty=${t.noCommands} draw=${drawEntry} />`;
}

function drawEntry({ label, options, description }) {
  return html`
    <strong>/${label}</strong>
    ${options.map((option) =>
      html`
        <span class="option ${option.required ? "required" : ""}"
          key=${option.name}>${option.name_localized ?? option.name}</span>
      `
    )}
    <small>${description}</small>
  `;
}
