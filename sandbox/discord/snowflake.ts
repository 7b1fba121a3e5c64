/** Discord's ids: 64-bit numbers that carry their time of birth, always written as decimal strings. */

/** First second of 2015, in ms (Discord docs, Reference > Snowflakes). */
const EPOCH = 1_420_070_400_000;

/** A source of ids that only ever grow, even within one millisecond. */
export function snowflakes(now: () => number = Date.now): () => string {
  let last = 0n;
  return () => {
    const fresh = BigInt(now() - EPOCH) << 22n;
    last = fresh > last ? fresh : last + 1n;
    return last.toString();
  };
}

/** When an id was made, in ms since 1970. */
export function timeOf(id: string): number {
  return Number(BigInt(id) >> 22n) + EPOCH;
}

/** Order by age, for `Array.sort`: numeric, although ids are strings. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a string can be an id: up to 20 digits, within 64 bits. */
export function isSnowflake(text: string): boolean {
  return /^\d{1,20}$/.test(text) && BigInt(text) < 1n << 64n;
}
