import { useApp, useTexts } from "../context.js";
import { html, useEffect, useRef } from "../html.js";
import { decodeMentions, encodeMentions } from "../mentions.js";
import { useMentionables } from "./mention_menu.js";

/** Longest message, characters (Discord docs, Create Message). */
const LONGEST = 2_000;

/** A message of one's own being changed: Enter saves, Escape leaves it. */
export function EditBox({ message }) {
  const { actions } = useApp();
  const t = useTexts();
  const box = useRef(null);
  const named = useMentionables();
  const content = decodeMentions(message.content, named);
  useEffect(() => {
    box.current.focus();
    box.current.setSelectionRange(content.length, content.length);
  }, []);
  const onKey = (event) => {
    if (event.key === "Escape") actions.startEdit(null);
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save(event);
  };
  const save = (event) => {
    event.preventDefault();
    const text = box.current.value.trim();
    if (text !== "" || message.attachments.length > 0) actions.saveEdit(message, encodeMentions(text, named));
  };
  return html`
    <form class="edit" onSubmit=${save}>
      <textarea ref=${box} aria-label=${t.edit} maxlength=${LONGEST} rows="2" defaultValue=${content}
        onKeyDown=${onKey}></textarea>
      <small>${t.editHint}</small>
    </form>
  `;
}
