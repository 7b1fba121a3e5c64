/** One word of a prefix message. */
export interface Token {
  /** The word without its quotes. */
  readonly text: string;
  /** Whether it stood in quotes, and so is never a `key=value` or a `--flag`. */
  readonly quoted: boolean;
  /** Where it starts in the message, in UTF-16 code units: from here a rest argument is taken as it was written. */
  readonly start: number;
}

/** A quote was opened and never closed. `text` is the message from the quote on. */
export class OpenQuote extends Error {
  readonly text: string;
  constructor(text: string) {
    super("A quote is opened but never closed");
    this.name = "OpenQuote";
    this.text = text;
  }
}

const closing: Readonly<Record<string, string>> = { '"': '"', "“": "”", "„": "“", "«": "»" };

/** Reads a quoted run that starts at `at`; a backslash keeps the next quote or backslash. */
function quotedRun(text: string, at: number): { value: string; end: number } {
  const close = closing[text[at] ?? ""];
  let value = "";
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i] ?? "";
    const next = text[i + 1];
    if (char === "\\" && (next === close || next === "\\")) {
      value += next;
      i++;
    } else if (char === close) {
      return { value, end: i + 1 };
    } else {
      value += char;
    }
  }
  throw new OpenQuote(text.slice(at));
}

/** Where a quoted value begins in `key="…"` or `--key="…"`, or -1. */
function quotedValueAt(text: string, from: number): number {
  const match = /^(?:--)?[\p{L}\p{N}_-]+=(?=["“„«])/u.exec(text.slice(from, from + 64));
  return match ? from + match[0].length : -1;
}

/**
 * The next word at or after `from`, or undefined at the end. Quotes count only where a word or a value begins, so
 * that an apostrophe or an inch sign inside a word means itself.
 *
 * @throws {OpenQuote} when a quote is never closed
 */
export function nextToken(text: string, from: number): { token: Token; end: number } | undefined {
  const gap = /\S/u.exec(text.slice(from));
  if (!gap) return undefined;
  const start = from + gap.index;
  if (closing[text[start] ?? ""]) {
    const { value, end } = quotedRun(text, start);
    return { token: { text: value, quoted: true, start }, end };
  }
  const valueAt = quotedValueAt(text, start);
  if (valueAt > 0) {
    const { value, end } = quotedRun(text, valueAt);
    return { token: { text: text.slice(start, valueAt) + value, quoted: false, start }, end };
  }
  const word = /^\S+/u.exec(text.slice(start))?.[0] ?? "";
  return { token: { text: word, quoted: false, start }, end: start + word.length };
}
