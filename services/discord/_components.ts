import type { Button, Modal, ModalField } from "../reply.ts";

/** Component types (Discord docs, Component Reference). */
const type = { actionRow: 1, button: 2, textInput: 4, label: 18 } as const;

/** Button styles (Discord docs, Button Styles). */
const style = { primary: 1, secondary: 2, success: 3, danger: 4 } as const;

/** Buttons as Discord takes them: one row of at most five. */
export function buttonRow(buttons: readonly Button[]) {
  if (buttons.length === 0) return [];
  const components = buttons.map((button) => ({
    type: type.button,
    style: style[button.style ?? "secondary"],
    label: button.label,
    custom_id: button.id,
    disabled: button.disabled ?? false,
  }));
  return [{ type: type.actionRow, components }];
}

function label(field: ModalField) {
  return {
    type: type.label,
    label: field.label.slice(0, 45),
    component: {
      type: type.textInput,
      custom_id: field.name,
      style: field.long ? 2 : 1,
      required: field.required ?? true,
      max_length: Math.min(field.maxLength ?? 4000, 4000),
      ...(field.value !== undefined && { value: field.value.slice(0, field.maxLength ?? 4000) }),
    },
  };
}

/** A form as Discord takes it: text inputs in labels. */
export function modalData(modal: Modal) {
  return { custom_id: modal.id, title: modal.title.slice(0, 45), components: modal.fields.map(label) };
}
