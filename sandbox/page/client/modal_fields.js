import { textFault } from "./commands.js";

/** Component types of modals (Discord docs, Component Reference). */
export const FieldType = {
  row: 1,
  stringSelect: 3,
  textInput: 4,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
};

/** The inputs of a modal in order, each with the label and description around it. */
export function modalFields(components) {
  return components.flatMap((component) => {
    if (component.type === FieldType.label) {
      return [{ ...component.component, label: component.label, description: component.description }];
    }
    return component.type === FieldType.row ? component.components : [];
  });
}

/** What the inputs hold at the beginning, by custom id: text, a list of values, files, or true and false. */
export function initialValues(components) {
  return Object.fromEntries(modalFields(components).map((field) => [field.custom_id, initialValue(field)]));
}

function initialValue(field) {
  if (field.type === FieldType.textInput) return field.value ?? "";
  if (field.type === FieldType.checkbox) return field.default ?? false;
  const chosen = (field.options ?? []).filter((option) => option.default).map((option) => option.value);
  return chosen.length > 0 ? chosen : (field.default_values ?? []).map(({ id }) => id);
}

/** What is wrong with an input, in words, or undefined. */
export function modalFault(field, value, t) {
  if (field.type === FieldType.checkbox) return undefined;
  if (value.length === 0) return field.required === false ? undefined : t.fieldRequired;
  if (field.type === FieldType.textInput) return textFault(field, value, t);
  if (value.length < (field.min_values ?? 1)) return t.tooSmall(field.min_values ?? 1);
  const most = field.max_values ?? (field.type === FieldType.checkboxGroup ? field.options.length : 1);
  return value.length > most ? t.tooBig(most) : undefined;
}

/** The components as they are sent; files are collected into `files` (Discord docs, Modal Submit). */
export function submittedComponents(components, values, files) {
  return components.flatMap((component) => {
    const { type, id } = component;
    if (type === FieldType.label) {
      return [{ type, id, component: filled(component.component, values, files) }];
    }
    if (type === FieldType.row) {
      return [{
        type,
        id,
        components: component.components.map((one) => filled(one, values, files)),
      }];
    }
    return [{ type, id }];
  });
}

function filled({ type, id, custom_id }, values, files) {
  const value = values[custom_id];
  const base = { type, id, custom_id };
  switch (type) {
    case FieldType.textInput:
    case FieldType.checkbox:
      return { ...base, value };
    case FieldType.radioGroup:
      return { ...base, value: value[0] ?? null };
    case FieldType.fileUpload:
      return { ...base, values: value.map((file) => String(files.push(file) - 1)) };
    default:
      return { ...base, values: value };
  }
}
