import { useStore, useTexts } from "../context.js";
import { html, useMemo, useState } from "../html.js";
import { mentionables, mentionAt } from "../mentions.js";
import { useMenuKeys } from "../menu_keys.js";
import { Avatar } from "./avatar.js";
import { Icon } from "./icon.js";
import { PopupList } from "./popup_list.js";

/** Everything that can be named in the open channel. */
export function useMentionables() {
  const state = useStore((whole) => whole);
  const { guild, users, directs, channelId, me } = state;
  return useMemo(() => mentionables(state), [guild?.members, guild?.channels, users, directs, channelId, me]);
}

/** The keys of the menu for an `@` or `#` at the end of a text; `write` gets the text with the chosen name. */
export function useMentionMenu(all, text, write) {
  const [closedFor, setClosedFor] = useState(null);
  const mention = mentionAt(text, all);
  const open = mention !== undefined && mention.found.length > 0 && closedFor !== text;
  const choose = ({ sign, label }) => write(`${text.slice(0, mention.start)}${sign}${label} `);
  const found = open ? mention.found : [];
  return useMenuKeys({ open, found, choose, close: () => setClosedFor(text), resetOn: text });
}

/** The people or channels that fit what was typed. */
export function MentionMenu({ menu }) {
  const t = useTexts();
  const title = menu.found[0].kind === "user" ? t.members : t.channels;
  return html`<${PopupList} title=${title} menu=${menu} draw=${drawMention} />`;
}

function drawMention({ user, label }) {
  return html`${
    user ? html`<${Avatar} user=${user} name=${label} size=${24} />` : html`<${Icon} name="hash" />`
  }<strong>${label}</strong>`;
}
