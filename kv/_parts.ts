import { SHA256, SNOWFLAKE } from "./_patterns.ts";
import { StoreError } from "./errors.ts";

/** Longest part of a key in UTF-8 bytes; five such parts fit Deno KV's 2,048 bytes. */
const MAX_PART_BYTES = 400;
// deno-lint-ignore no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

/** A free text as a part of a key: not empty, at most 400 bytes, no control characters, whole characters. */
export function text(value: string, what: string): string {
  if (value === "") throw unfit(what, value, "it is empty");
  if (CONTROL.test(value)) throw unfit(what, value, "it holds control characters");
  if (!value.isWellFormed()) throw unfit(what, value, "it holds half a character");
  const bytes = new TextEncoder().encode(value).length;
  if (bytes > MAX_PART_BYTES) {
    throw unfit(what, value, `it has ${bytes} bytes, at most ${MAX_PART_BYTES} fit`);
  }
  return value;
}

/** One of Discord's ids as a part of a key. */
export function snowflake(value: string, what: string): string {
  if (!SNOWFLAKE.test(value)) throw unfit(what, value, "it is not a snowflake");
  return value;
}

/** A SHA-256 as a part of a key. */
export function sha256(value: string, what: string): string {
  if (!SHA256.test(value)) throw unfit(what, value, "it is not a SHA-256");
  return value;
}

/** A day as a part of a key: `2026-11-21`. */
export function day(value: string, what: string): string {
  const time = Date.parse(`${value}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    throw unfit(what, value, "it is not a day like 2026-11-21");
  }
  return value;
}

/** A whole number from 0 as a part of a key. */
export function count(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw unfit(what, String(value), "it is not a whole number from 0");
  }
  return value;
}

function unfit(what: string, value: string, state: string): StoreError {
  const shown = value.length > 60 ? `${value.slice(0, 60)}…` : value;
  return new StoreError(`Cannot make a key with ${what} "${shown}": ${state}`);
}
