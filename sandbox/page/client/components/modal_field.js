import { useStore, useTexts } from "../context.js";
import { html } from "../html.js";
import { FieldType } from "../modal_fields.js";
import { selectOptions } from "../select_options.js";
import { Select } from "./select_menu.js";

/** One input of a modal with its label, description and fault. */
export function ModalField({ field, value, onChange, fault }) {
  const t = useTexts();
  const id = `field-${field.custom_id}`;
  const grouped = field.type === FieldType.radioGroup || field.type === FieldType.checkboxGroup;
  const Label = grouped ? "span" : "label";
  return html`
    <div class="field ${fault ? "wrong" : ""}" role=${grouped ? "group" : undefined}
      aria-labelledby=${grouped ? `${id}-label` : undefined}>
      <${Label} class="label" id=${`${id}-label`} for=${grouped ? undefined : id}>
        ${field.label}${field.required !== false && field.type !== FieldType.checkbox &&
          html`<em aria-hidden="true" title=${t.required}>*</em>`}
      <//>
      ${field.description && html`<small class="hint">${field.description}</small>`}
      <${Control} field=${field} id=${id} value=${value} onChange=${onChange} invalid=${Boolean(fault)} />
      ${fault && html`<small class="hint" role="alert">${fault}</small>`}
    </div>
  `;
}

function Control(props) {
  const { field, id, value, onChange, invalid } = props;
  switch (field.type) {
    case FieldType.textInput:
      return html`<${TextInput} ...${props} />`;
    case FieldType.checkbox:
      return html`<input type="checkbox" id=${id} checked=${value} onChange=${(event) =>
        onChange(event.target.checked)} />`;
    case FieldType.fileUpload:
      return html`<input type="file" id=${id} multiple=${
        (field.max_values ?? 1) > 1
      } aria-invalid=${invalid} onChange=${(event) => onChange([...event.target.files])} />`;
    case FieldType.radioGroup:
    case FieldType.checkboxGroup:
      return html`<${Boxes} ...${props} />`;
    default:
      return html`<${List} ...${props} />`;
  }
}

function TextInput({ field, id, value, onChange, invalid }) {
  const shared = {
    id,
    value,
    placeholder: field.placeholder,
    maxLength: field.max_length ?? 4_000,
    "aria-invalid": invalid,
    onInput: (event) => onChange(event.target.value),
  };
  return field.style === 2
    ? html`<textarea rows="5" ...${shared}></textarea>`
    : html`<input type="text" autocomplete="off" ...${shared} />`;
}

function Boxes({ field, id, value, onChange }) {
  const single = field.type === FieldType.radioGroup;
  const toggle = (option, on) => {
    if (single) return onChange([option.value]);
    onChange(on ? [...value, option.value] : value.filter((one) => one !== option.value));
  };
  return html`
    <div class="boxes">
      ${field.options.map((option) =>
        html`
          <label key=${option.value}>
            <input type=${single ? "radio" : "checkbox"} name=${id} checked=${value.includes(
              option.value,
            )} onChange=${(event) => toggle(option, event.target.checked)} />
            <span>${option.label}${option.description && html`<small>${option.description}</small>`}</span>
          </label>
        `
      )}
    </div>
  `;
}

function List({ field, id, value, onChange }) {
  const t = useTexts();
  const state = useStore((whole) => whole);
  const several = (field.max_values ?? 1) > 1;
  return html`
    <${Select} id=${id} options=${selectOptions(
      field,
      state,
    )} values=${value} several=${several} label=${field.placeholder ?? t.choose}
      onChange=${onChange} />
  `;
}
