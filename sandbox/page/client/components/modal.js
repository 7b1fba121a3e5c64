import { useApp, useTexts } from "../context.js";
import { html, useEffect, useRef, useState } from "../html.js";
import { initialValues, modalFault, modalFields, submittedComponents } from "../modal_fields.js";
import { Markdown } from "./markdown.js";
import { ModalField } from "./modal_field.js";

/** A form an application opened, with labels (type 18) or rows of text inputs. */
export function Modal({ modal }) {
  const { actions } = useApp();
  const t = useTexts();
  const dialog = useRef(null);
  const [values, setValues] = useState(() => initialValues(modal.components));
  const [tried, setTried] = useState(false);
  useEffect(() => {
    dialog.current.showModal();
    dialog.current.querySelector("input, textarea, select")?.focus();
  }, []);
  const fields = modalFields(modal.components);
  const submit = (event) => {
    event.preventDefault();
    setTried(true);
    if (fields.some((field) => modalFault(field, values[field.custom_id], t))) return;
    const files = [];
    actions.submitModal(modal, submittedComponents(modal.components, values, files), files);
  };
  const change = (id) => (value) => setValues((before) => ({ ...before, [id]: value }));
  return html`
    <dialog class="modal" ref=${dialog} aria-labelledby="modal-title" onCancel=${(
      event,
    ) => (event.preventDefault(), actions.closeModal())}>
      <form onSubmit=${submit} noValidate>
        <header>
          <h2 id="modal-title">${modal.title}</h2>
        </header>
        <div class="modal-body">
          ${modal.components.map((component) =>
            component.type === 10
              ? html`<${Markdown} text=${component.content} />`
              : modalFields([component]).map((field) =>
                html`
                  <${ModalField} key=${field.custom_id} field=${field} value=${values[field.custom_id]}
                    onChange=${change(
                      field.custom_id,
                    )}
                    fault=${tried ? modalFault(field, values[field.custom_id], t) : undefined} />
                `
              )
          )}
        </div>
        <footer>
          <button type="button" class="button secondary"
            onClick=${() => actions.closeModal()}>${t.cancel}</button>
          <button type="submit" class="button primary">${t.submit}</button>
        </footer>
      </form>
    </dialog>
  `;
}
