/** Components as a message keeps them: numbered, and with their media found. */
import type { Component } from "./component.ts";
import { numberComponents } from "./number_components.ts";
import { unfurl, type Unfurling } from "./unfurl.ts";

/** Copies of the components, ready to be stored and shown. */
export function storedComponents(components: readonly Component[], how: Unfurling): Component[] {
  return numberComponents(components).map((one) => unfurl(one, how));
}
