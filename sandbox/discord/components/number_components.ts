/** Gives every component an id, as Discord does. */
import { childrenOf, type Component, flattenComponents } from "./component.ts";

/** Copies of the components in which those without an id have the next free one, in reading order. */
export function numberComponents(components: readonly Component[]): Component[] {
  const copies = structuredClone(components) as Component[];
  const taken = new Set(flattenComponents(copies).flatMap(({ id }) => id || []));
  let next = 1;
  const number = (component: Component) => {
    if (!component.id) {
      while (taken.has(next)) next++;
      component.id = next++;
    }
    childrenOf(component).forEach(number);
  };
  copies.forEach(number);
  return copies;
}
