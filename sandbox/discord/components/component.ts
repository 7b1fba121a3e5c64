/** What a message or a modal is built of (Discord docs, Component Reference). */

/** Component types. */
export const ComponentType = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

/** A component with whatever it may carry; the schemas beside this file say what each type must have. */
export interface Component {
  type: number;
  id?: number | undefined;
  custom_id?: string | undefined;
  style?: number | undefined;
  label?: string | undefined;
  url?: string | undefined;
  disabled?: boolean | undefined;
  required?: boolean | undefined;
  content?: string | undefined;
  options?: { label: string; value: string }[] | undefined;
  min_values?: number | undefined;
  max_values?: number | undefined;
  min_length?: number | undefined;
  max_length?: number | undefined;
  channel_types?: number[] | undefined;
  components?: Component[] | undefined;
  component?: Component | undefined;
  accessory?: Component | undefined;
  [field: string]: unknown;
}

/** The components right inside one. */
export function childrenOf(component: Component): Component[] {
  const { components = [], component: inner, accessory } = component;
  return [...components, ...(inner ? [inner] : []), ...(accessory ? [accessory] : [])];
}

/** All components of a list, nested ones too, in reading order. */
export function flattenComponents(list: readonly Component[]): Component[] {
  return list.flatMap((one) => [one, ...flattenComponents(childrenOf(one))]);
}

/** Whether somebody can press it, choose in it or write in it. */
export function isInteractive(component: Component): boolean {
  return component.custom_id !== undefined;
}
