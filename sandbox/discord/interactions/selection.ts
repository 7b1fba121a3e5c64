/** Values chosen in a select, checked against what it offers. */
import { type Component, ComponentType } from "../components/component.ts";
import { fieldError } from "../form.ts";
import type { Resolver } from "./resolved.ts";

type Path = (string | number)[];

/** The values, each of which the select offers; throws 50035. `optional` allows none at all. */
export function checkSelection(
  component: Component,
  values: readonly string[],
  resolver: Resolver,
  path: Path,
  optional = false,
): string[] {
  const { min_values = 1, max_values = component.options?.length ?? 1 } = component;
  const few = values.length < min_values && !(optional && values.length === 0);
  if (few || values.length > max_values || new Set(values).size < values.length) {
    throw fieldError(
      path,
      "BASE_TYPE_BAD_LENGTH",
      `Must be between ${min_values} and ${max_values} in length.`,
    );
  }
  const chosen = values.map((value) => offered(component, value, resolver));
  const wrong = chosen.indexOf(null);
  if (wrong >= 0) {
    throw fieldError([...path, wrong], "SELECT_COMPONENT_VALUE_INVALID", "The value is not offered");
  }
  return chosen.filter((value) => value !== null);
}

/** The value as the application gets it; null when the component does not offer it. */
function offered(component: Component, value: string, resolver: Resolver): string | null {
  switch (component.type) {
    case ComponentType.userSelect:
      return resolver.user(value) ? value : null;
    case ComponentType.roleSelect:
      return resolver.role(value) ? value : null;
    case ComponentType.mentionableSelect:
      return resolver.user(value) || resolver.role(value) ? value : null;
    case ComponentType.channelSelect:
      return resolver.findChannel(value, component.channel_types) ? value : null;
    case ComponentType.fileUpload:
      return resolver.attachment(value);
    default:
      return component.options?.some((option) => option.value === value) ? value : null;
  }
}
