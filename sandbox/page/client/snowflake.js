/** First millisecond of Discord's ids (Discord docs, Reference > Snowflakes). */
const EPOCH = 1420070400000n;

let increment = 0n;

/** A fresh id of this moment, to recognise one's own message or interaction by. */
export function makeNonce() {
  increment = (increment + 1n) % 4096n;
  return String(((BigInt(Date.now()) - EPOCH) << 22n) | increment);
}

/** Orders ids, which are decimal numbers, as time does. */
export function compareIds(a, b) {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
