import { nestOptions } from "../commands.js";
import { useApp, useStore, useTexts } from "../context.js";
import { html, useEffect, useRef, useState } from "../html.js";

/** Milliseconds without a key before suggestions are asked for. */
const PAUSE = 150;

/** A text field whose suggestions come from the application. */
export function Suggesting({ option, entry, values, value, onChange, attributes }) {
  const t = useTexts();
  const [focused, setFocused] = useState(false);
  const [active, setActive] = useState(-1);
  const choices = useSuggestions(option, entry, values, value, focused);
  const open = focused && choices.length > 0;
  const take = (choice) => (onChange(choice.value), setActive(-1), setFocused(false));
  const onKey = (event) => {
    if (!open) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setActive(
        (active + (event.key === "ArrowDown" ? 1 : choices.length) + choices.length) % choices.length,
      );
    } else if (event.key === "Enter" && active >= 0) (event.preventDefault(), take(choices[active]));
    else if (event.key === "Escape") (event.stopPropagation(), setFocused(false));
  };
  const listId = `choices-${option.name}`;
  return html`
    <span class="suggesting">
      <input type="text" autocomplete="off" value=${value} role="combobox" aria-expanded=${open}
        aria-controls=${listId} ...${attributes}
        onFocus=${() => setFocused(true)} onBlur=${() => setFocused(false)} onKeyDown=${onKey}
        onInput=${(event) => (setFocused(true), onChange(event.target.value))} />
      ${open && html`
        <ul id=${listId} class="choices" role="listbox" aria-label=${t.choose}>
          ${choices.map((choice, index) =>
            html`
              <li key=${index} role="option" aria-selected=${index === active} onMouseDown=${(
                event,
              ) => (event.preventDefault(), take(choice))}>${choice.name}</li>
            `
          )}
        </ul>
      `}
    </span>
  `;
}

/** The suggestions for what is written now, asked for after a pause. */
function useSuggestions(option, entry, values, value, focused) {
  const { actions } = useApp();
  const answer = useStore((state) => state.choices);
  const asked = useRef(null);
  useEffect(() => {
    if (!focused) return;
    const timer = setTimeout(() => {
      const plain = { ...values, [option.name]: value };
      asked.current = actions.suggest(entry.command, nestOptions(entry, plain, [], option.name));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [value, focused]);
  return answer && answer.nonce === asked.current ? answer.choices : [];
}
