/** The longest text of one message, in UTF-16 code units (Discord docs, Create Message: 2,000 characters). */
export const messageLimit = 2000;

/** A longer opening line is cut when its block is opened again: what stands behind the language is lost. */
const longestOpening = 40;

interface Fence {
  /** The line that opens the block, for example "```ts". */
  readonly opening: string;
  readonly marker: string;
}

/** The code block that is open at the end of a text, if any. */
function openFence(text: string): Fence | undefined {
  let open: Fence | undefined;
  for (const line of text.split("\n")) {
    const match = /^\s{0,3}(`{3,8}|~{3,8})(.*)$/.exec(line);
    const marker = match?.[1];
    if (!marker) continue;
    if (!open) open = { opening: line.slice(0, longestOpening), marker };
    else if (line.trim().startsWith(open.marker) && !match[2]?.trim()) open = undefined;
  }
  return open;
}

const boundaries = [/\n\n(?=\S)/g, /\n/g, /(?<=[.!?…])\s/g, /\s/g];

/** Where to cut a text that is longer than `limit`: after a paragraph, line, sentence or word, else anywhere safe. */
function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit);
  for (const boundary of boundaries) {
    const last = [...head.matchAll(boundary)].at(-1);
    if (last && last.index >= limit / 3) return last.index + last[0].length;
  }
  const high = text.charCodeAt(limit - 1);
  return high >= 0xd800 && high <= 0xdbff ? limit - 1 : limit;
}

/**
 * Splits a text into messages of at most `limit` characters. A code block that is cut is closed and opened again, and
 * no surrogate pair is torn. Once cut, an earlier part never changes when the text grows, so a growing text can be
 * shown by editing its last part.
 *
 * @example
 * ```ts
 * import { splitText } from "./split.ts";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(splitText("one two three", 8), ["one two", "three"]);
 * ```
 */
export function splitText(text: string, limit: number = messageLimit): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const { head, tail } = cut(rest, limit);
    parts.push(head);
    rest = tail;
  }
  return [...parts, rest].filter((part, i) => part.trim() || (i === 0 && parts.length === 0));
}

function cut(text: string, limit: number): { head: string; tail: string } {
  const widest = openFence(text.slice(0, limit));
  const at = cutAt(text, limit - (widest ? widest.marker.length + 1 : 0));
  const head = text.slice(0, at);
  const fence = openFence(head);
  if (!fence) return { head: head.trimEnd(), tail: text.slice(at).replace(/^\n+/, "") };
  return { head: `${head.trimEnd()}\n${fence.marker}`, tail: `${fence.opening}\n${text.slice(at)}` };
}

/** The text with its open code block closed, so that a text that is still growing already looks right. */
export function closeFence(text: string): string {
  const fence = openFence(text);
  return fence ? `${text}\n${fence.marker}` : text;
}
