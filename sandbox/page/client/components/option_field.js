import { OptionType } from "../commands.js";
import { useStore, useTexts } from "../context.js";
import { html } from "../html.js";
import { channelOptions, peopleOf, roleOptions } from "../select_options.js";
import { displayName } from "../people.js";
import { Suggesting } from "./suggesting.js";

/** The field of one command option: label, hint, and what is wrong with it. */
export function OptionField({ option, entry, values, fault, onChange }) {
  const t = useTexts();
  const label = option.name_localized ?? option.name;
  const hint = option.description_localized ?? option.description;
  const id = `option-${option.name}`;
  const attributes = {
    id,
    "aria-describedby": `${id}-hint`,
    "aria-invalid": Boolean(fault),
    "aria-required": Boolean(option.required),
  };
  return html`
    <div class="field ${fault ? "wrong" : ""}" data-option=${option.name}>
      <label class="label" for=${id}>${label}${option.required &&
        html`<em aria-hidden="true" title=${t.required}>*</em>`}</label>
      <${Control} option=${option} entry=${entry} values=${values} value=${values[option.name] ??
        ""} onChange=${onChange}
        attributes=${attributes} />
      <small class="hint" id=${`${id}-hint`} role=${fault ? "alert" : undefined}>${fault ?? hint}</small>
    </div>
  `;
}

function Control(props) {
  const { option, value, onChange, attributes } = props;
  if (option.autocomplete) return html`<${Suggesting} ...${props} />`;
  if (option.type === OptionType.attachment) {
    return html`<input type="file" ...${attributes} onChange=${(event) =>
      onChange(event.target.files[0])} />`;
  }
  if (option.choices?.length || LISTS.has(option.type)) return html`<${Listed} ...${props} />`;
  const numeric = option.type === OptionType.integer || option.type === OptionType.number;
  return html`
    <input type="text" inputmode=${numeric ? "decimal" : "text"} autocomplete="off"
      value=${value} ...${attributes}
      onInput=${(event) => onChange(event.target.value)} />
  `;
}

const LISTS = new Set([
  OptionType.boolean,
  OptionType.user,
  OptionType.channel,
  OptionType.role,
  OptionType.mentionable,
]);

function Listed({ option, value, onChange, attributes }) {
  const t = useTexts();
  const state = useStore((whole) => whole);
  const choices = choicesOf(option, state, t);
  return html`
    <select ...${attributes} onChange=${(event) => onChange(choices[event.target.value]?.value ?? "")}>
      <option value="">${t.choose}</option>
      ${choices.map((choice, index) =>
        html`
          <option key=${index} value=${index}
            selected=${choice.value === value}>${choice.label}</option>
        `
      )}
    </select>
  `;
}

function choicesOf(option, state, t) {
  const people = () => peopleOf(state).map((user) => ({ value: user.id, label: displayName(state, user) }));
  if (option.choices?.length) {
    return option.choices.map((one) => ({ value: one.value, label: one.name_localized ?? one.name }));
  }
  switch (option.type) {
    case OptionType.boolean:
      return [{ value: "true", label: t.yes }, { value: "false", label: t.no }];
    case OptionType.user:
      return people();
    case OptionType.role:
      return roleOptions(state);
    case OptionType.mentionable:
      return [...people(), ...roleOptions(state)];
    default:
      return channelOptions(state, option.channel_types);
  }
}
