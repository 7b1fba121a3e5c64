import { completed, slashEntries } from "../commands.js";
import { useApp, useStore, useTexts } from "../context.js";
import { html, useEffect, useMemo, useRef, useState } from "../html.js";
import { encodeMentions } from "../mentions.js";
import { displayName } from "../people.js";
import { channelName } from "./channel.js";
import { CommandForm } from "./command_form.js";
import { FileChips } from "./file_chips.js";
import { Icon } from "./icon.js";
import { MentionMenu, useMentionables, useMentionMenu } from "./mention_menu.js";
import { rowId } from "./popup_list.js";
import { SlashMenu, useSlashMenu } from "./slash_menu.js";

/** Longest message, characters (Discord docs, Create Message). */
const LONGEST = 2_000;
/** Most files of a message. */
const FILES = 10;

/** Where messages and commands are written. */
export function Composer({ channel, dropped }) {
  const { actions } = useApp();
  const index = useStore((state) => state.commands[channel.id]);
  const entries = useMemo(() => slashEntries(index), [index]);
  const [text, setText] = useState("");
  const [files, setFiles] = useState([]);
  const [running, setRunning] = useState(null);
  const addFiles = (added) => setFiles((before) => [...before, ...added].slice(0, FILES));
  useEffect(() => addFiles(dropped), [dropped]);

  const choose = (entry, rest = "") => {
    setText("");
    if (entry.options.length === 0) actions.runCommand(entry.command, `/${entry.label}`, nestedEmpty(entry));
    else setRunning({ entry, rest });
  };
  const write = (value) => {
    const done = value.startsWith("/") && completed(entries, value.slice(1));
    if (done && done.entry.options.length > 0) return choose(done.entry, done.rest);
    setText(value);
    if (value !== "" && !value.startsWith("/")) actions.typing();
  };
  if (running) {
    return html`<${CommandForm} key=${running.entry.name} ...${running} close=${() => setRunning(null)} />`;
  }
  return html`
    <${Writing} channel=${channel} entries=${entries} text=${text} write=${write} choose=${choose}
      files=${files} setFiles=${setFiles} addFiles=${addFiles} />
  `;
}

function nestedEmpty(entry) {
  return entry.path.reduceRight((options, { name, type }) => [{ name, type, options }], []);
}

function Writing({ channel, entries, text, write, choose, files, setFiles, addFiles }) {
  const { actions } = useApp();
  const t = useTexts();
  const box = useRef(null);
  const name = useStore((state) => (channel.recipients ? "@" : "#") + channelName(state, channel));
  const label = t.messageIn(name);
  const replyTo = useStore((state) => state.replyTo);
  const named = useMentionables();
  const commands = useSlashMenu(entries, text, choose, () => write(""));
  const mentions = useMentionMenu(named, text, write);
  const menu = commands.open ? commands : mentions;
  const editing = useStore((state) => state.editing !== null);
  useEffect(() => {
    if (!editing && (replyTo || matchMedia("(hover: hover)").matches)) box.current.focus();
  }, [replyTo, editing]);
  useGrowing(box, text);

  const send = (event) => {
    event?.preventDefault();
    if (text.trim() === "" && files.length === 0) return;
    actions.send(encodeMentions(text.trim(), named), files);
    write("");
    setFiles([]);
  };
  const onKey = (event) => {
    if (menu.onKey(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) send(event);
    else if (event.key === "Escape" && replyTo) actions.reply(null);
    else if (event.key === "ArrowUp" && text === "") (event.preventDefault(), actions.editLast());
  };
  const paste = (event) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    addFiles([...event.clipboardData.files]);
  };
  return html`
    <form class="composer" onSubmit=${send}>
      ${commands.open && html`<${SlashMenu} menu=${commands} />`}
      ${mentions.open && html`<${MentionMenu} menu=${mentions} />`}
      ${replyTo && html`<${ReplyBar} message=${replyTo} />`}
      <${FileChips} files=${files} remove=${(gone) => setFiles(files.filter((file) => file !== gone))} />
      <div class="line">
        <${AttachButton} add=${addFiles} />
        <textarea ref=${box} rows="1" maxlength=${LONGEST} value=${text} placeholder=${label}
          aria-label=${label} ...${combobox(
            menu,
          )}
          onInput=${(event) => write(event.target.value)} onKeyDown=${onKey} onPaste=${paste}></textarea>
        <button type="submit" class="plain send" aria-label=${t.send} disabled=${text.trim() === "" &&
          files.length === 0}><${Icon} name="send" /></button>
      </div>
    </form>
  `;
}

/** What a screen reader is told of the list beside the box. */
function combobox({ open, found, at }) {
  return {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    "aria-expanded": open,
    "aria-controls": "popup-list",
    "aria-activedescendant": open && found.length > 0 ? rowId(at) : undefined,
  };
}

function ReplyBar({ message }) {
  const { actions } = useApp();
  const t = useTexts();
  const name = useStore((state) => displayName(state, message.author));
  return html`
    <div class="reply-bar"><span>${t.replyingTo(name)}</span>
      <button type="button" class="plain" aria-label=${t.cancelReply} onClick=${() =>
        actions.reply(null)}><${Icon} name="close" size=${16} /></button>
    </div>
  `;
}

function AttachButton({ add }) {
  const t = useTexts();
  const input = useRef(null);
  const take = () => {
    add([...input.current.files]);
    input.current.value = "";
  };
  return html`
    <button type="button" class="plain" aria-label=${t.attach} title=${t.attach}
      onClick=${() => input.current.click()}><${Icon} name="plus" /></button>
    <input ref=${input} type="file" multiple hidden aria-hidden="true" tabindex="-1" onChange=${take} />
  `;
}

/** Lets the box grow with its text up to what its style allows. */
function useGrowing(box, text) {
  useEffect(() => {
    box.current.style.height = "auto";
    box.current.style.height = `${box.current.scrollHeight}px`;
  }, [text]);
}
