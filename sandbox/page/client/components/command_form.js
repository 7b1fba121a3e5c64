import { nestOptions, optionFault } from "../commands.js";
import { useApp, useTexts } from "../context.js";
import { html, useLayoutEffect, useRef, useState } from "../html.js";
import { Icon } from "./icon.js";
import { OptionField } from "./option_field.js";

/** A chosen command with a field for each of its options. Optional ones appear when they are asked for. */
export function CommandForm({ entry, rest, close }) {
  const { actions } = useApp();
  const t = useTexts();
  const root = useRef(null);
  const first = entry.options.find((option) => option.required) ?? entry.options[0];
  const [values, setValues] = useState({ [first.name]: rest });
  const [added, setAdded] = useState([first.name]);
  const [tried, setTried] = useState(false);
  const shown = entry.options.filter((option) => option.required || added.includes(option.name));
  const hidden = entry.options.filter((option) => !shown.includes(option));
  useLayoutEffect(() => focusField(root.current, added.at(-1)), [added]);

  const run = (event) => {
    event.preventDefault();
    setTried(true);
    const wrong = shown.find((option) => optionFault(option, values[option.name], t));
    if (wrong) return focusField(root.current, wrong.name);
    const files = [];
    const options = nestOptions(entry, values, files);
    actions.runCommand(entry.command, `/${entry.label}`, options, files);
    close();
  };
  const onKey = (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Backspace" && event.target.value === "" && added.length === 1 && shown.length === 1) {
      close();
    }
  };
  return html`
    <form class="composer command" ref=${root} onSubmit=${run} onKeyDown=${onKey} noValidate
      aria-label=${`/${entry.label}`}>
      <div class="command-head"><strong>/${entry.label}</strong><span>${entry.description}</span>
        <button type="button" class="plain" aria-label=${t.cancel} onClick=${close}><${Icon} name="close"
          size=${18} /></button>
      </div>
      <div class="fields">
        ${shown.map((option) =>
          html`
            <${OptionField} key=${option.name} option=${option} entry=${entry} values=${values}
              fault=${tried ? optionFault(option, values[option.name], t) : undefined}
              onChange=${(value) => setValues((before) => ({ ...before, [option.name]: value }))} />
          `
        )}
      </div>
      <footer>
        ${hidden.length > 0 && html`<span>${t.optional}:</span>`}
        ${hidden.map((option) =>
          html`
            <button type="button" class="add" key=${option.name} title=${option.description_localized ??
              option.description} onClick=${() => setAdded([...added, option.name])}>
              + ${option.name_localized ?? option.name}
            </button>
          `
        )}
        <small>${t.commandHint}</small>
        <button type="submit" class="button primary">${t.run}</button>
      </footer>
    </form>
  `;
}

function focusField(root, name) {
  root.querySelector(`[data-option="${CSS.escape(name)}"] :is(input, select, textarea)`)?.focus();
}
