import { useApp, useStore, useTexts } from "../context.js";
import { html, useState } from "../html.js";
import { selectOptions } from "../select_options.js";

/** A select of a message. One choice is sent at once, several with a button. */
export function SelectMenu({ component, message }) {
  const { actions } = useApp();
  const t = useTexts();
  const state = useStore((whole) => whole);
  const options = selectOptions(component, state);
  const [values, setValues] = useState(
    options.filter((option) => option.default).map((option) => option.value),
  );
  const several = (component.max_values ?? 1) > 1;
  const choose = (chosen) => {
    setValues(chosen);
    if (!several) actions.useComponent(message, component, chosen);
  };
  return html`
    <div class="select-menu">
      <${Select} options=${options} values=${values} several=${several} disabled=${component.disabled}
        label=${component.placeholder ?? t.choose} onChange=${choose} />
      ${several &&
        html`<button type="button" class="button secondary" onClick=${() =>
          actions.useComponent(message, component, values)}>${t.submit}</button>`}
    </div>
  `;
}

/** A list to choose one or several of. */
export function Select({ options, values, several, disabled, label, id, required, onChange }) {
  const read = (event) =>
    onChange([...event.target.selectedOptions].map((option) => option.value).filter((value) => value !== ""));
  return html`
    <select id=${id} aria-label=${id ? undefined : label} multiple=${several} disabled=${disabled}
      required=${required}
      onChange=${read}>
      ${!several && html`<option value="" selected=${values.length === 0}>${label}</option>`}
      ${options.map(({ value, label: text, description }) =>
        html`
          <option key=${value} value=${value} selected=${values.includes(value)}>${text}${description
            ? ` — ${description}`
            : ""}</option>
        `
      )}
    </select>
  `;
}
