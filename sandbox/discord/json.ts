/** JSON as Discord reads it. */

/** A number of 16 or more digits outside a string can lose its last digits in a double. */
const MAY_ROUND = /(^|[^"\d])-?\d{16,}/;

/**
 * Parses JSON, keeping integers beyond 2^53 as strings of their digits, because libraries may send ids as numbers.
 * Throws `SyntaxError` as `JSON.parse` does.
 */
export function parseJson(text: string): unknown {
  if (!MAY_ROUND.test(text)) return JSON.parse(text);
  return JSON.parse(text, keepDigits);
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== "number" || Number.isSafeInteger(value) || source === undefined) return value;
  return /^-?\d+$/.test(source) ? source : value;
}
