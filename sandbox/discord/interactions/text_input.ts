/** Text typed into a modal, checked against its input. */
import type { Component } from "../components/component.ts";
import { fieldError } from "../form.ts";

/** Longest text without `max_length` (Discord docs, Component Reference > Text Input). */
const TEXT = 4_000;

/** The text; throws 50035 when it is too short, too long, or missing. */
export function checkText(component: Component, text: string, path: (string | number)[]): string {
  const { min_length = 0, max_length = TEXT, required = true } = component;
  const length = [...text].length;
  if (length === 0 && required) throw fieldError(path, "BASE_TYPE_REQUIRED", "This field is required");
  if (length > 0 && length < min_length) {
    throw fieldError(path, "BASE_TYPE_MIN_LENGTH", `Must be ${min_length} or more in length.`);
  }
  if (length > max_length) {
    throw fieldError(path, "BASE_TYPE_MAX_LENGTH", `Must be ${max_length} or fewer in length.`);
  }
  return text;
}
