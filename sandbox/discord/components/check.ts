/** Rules about the components of a message or modal taken together. */
import { fieldError } from "../form.ts";
import { type Component, ComponentType, flattenComponents } from "./component.ts";

/** Most components in a message of components v2, nested ones counted. */
const V2_TOTAL = 40;

/** Most rows in a message without components v2. */
const ROWS = 5;

/** Most characters of all text displays together. */
const V2_TEXT = 4_000;

/** Throws 50035 when a message's components break a rule. */
export function checkMessageComponents(components: readonly Component[], v2: boolean): void {
  const all = flattenComponents(components);
  if (v2) checkV2(all);
  else checkRows(components);
  checkCustomIds(all);
}

/** Throws 50035 when two components share a custom id. */
export function checkCustomIds(all: readonly Component[]): void {
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  if (new Set(ids).size === ids.length) return;
  throw fieldError(
    ["components"],
    "COMPONENT_CUSTOM_ID_DUPLICATED",
    "Component custom id cannot be duplicated",
  );
}

function checkV2(all: readonly Component[]): void {
  if (all.length > V2_TOTAL) {
    throw fieldError(
      ["components"],
      "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
      `Must be ${V2_TOTAL} or fewer in total.`,
    );
  }
  const characters = all.reduce(
    (sum, { type, content }) => type === ComponentType.textDisplay ? sum + (content?.length ?? 0) : sum,
    0,
  );
  if (characters > V2_TEXT) {
    throw fieldError(
      ["components"],
      "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      `Must be ${V2_TEXT} or fewer in total.`,
    );
  }
}

function checkRows(components: readonly Component[]): void {
  if (components.length > ROWS) {
    throw fieldError(["components"], "BASE_TYPE_MAX_LENGTH", `Must be ${ROWS} or fewer in length.`);
  }
  const index = components.findIndex(({ type }) => type !== ComponentType.actionRow);
  if (index >= 0) {
    throw fieldError(["components", index, "type"], "BASE_TYPE_CHOICES", "Value must be one of {1}.");
  }
}
