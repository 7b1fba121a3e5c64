/** Discord's limit for a custom id, in characters (Discord docs, Component object). */
const limit = 100;

/**
 * The id of a button, select or modal: the command it runs and the arguments it carries, as in a URL.
 *
 * @example
 * ```ts
 * import { controlId, readControlId } from "./control.ts";
 * import assert from "node:assert/strict";
 *
 * assert.equal(controlId("regenerate", { prompt: "17" }), "regenerate?prompt=17");
 * assert.deepEqual(readControlId("regenerate?prompt=17"), { name: "regenerate", args: { prompt: "17" } });
 * ```
 */
export function controlId(command: string, args: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(args).toString();
  const id = query ? `${command}?${query}` : command;
  if (id.length > limit) {
    throw new Error(`Cannot make a control of "${command}": its id is longer than ${limit}`);
  }
  return id;
}

/** Takes a control's id apart. */
export function readControlId(id: string): { name: string; args: Record<string, string> } {
  const at = id.indexOf("?");
  if (at < 0) return { name: id, args: {} };
  return { name: id.slice(0, at), args: Object.fromEntries(new URLSearchParams(id.slice(at + 1))) };
}
