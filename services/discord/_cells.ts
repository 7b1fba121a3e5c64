/** Two words of 32 bits, the low one first: the value of one cell. */
export type Cell = readonly [low: number, high: number];

const wordRange = 2 ** 32;

/**
 * Reads a number below 2^64 in decimal, as Discord writes ids and permissions (Discord docs, Reference > Snowflakes).
 * By hand, because `BigInt` takes four times as long and a server has hundreds of them.
 *
 * @throws {TypeError} when it is no such number
 */
export function parseCell(value: unknown): Cell {
  if (typeof value !== "string" || value.length === 0 || value.length > 20) throw notANumber(value);
  let low = 0;
  let high = 0;
  for (let i = 0; i < value.length; i++) {
    const digit = value.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) throw notANumber(value);
    const next = low * 10 + digit;
    low = next >>> 0;
    high = high * 10 + (next - low) / wordRange;
  }
  if (high >= wordRange) throw notANumber(value);
  return [low, high];
}

function notANumber(value: unknown): TypeError {
  return new TypeError(`${Deno.inspect(value).slice(0, 30)} is neither an id nor a set of permissions`);
}

/** Numbers below 2^64, eight bytes each and nothing around them. */
export class Cells {
  readonly #words: Uint32Array<ArrayBuffer>;

  constructor(words: Uint32Array<ArrayBuffer>) {
    this.#words = words;
  }

  /** @throws {TypeError} when the bytes are not whole cells */
  static read(bytes: Uint8Array<ArrayBuffer>): Cells {
    if (bytes.length % 8 !== 0) throw new TypeError(`${bytes.length} bytes are not whole cells`);
    return new Cells(new Uint32Array(bytes.slice().buffer));
  }

  get length(): number {
    return this.#words.length / 2;
  }

  /** A cell as a number; exact below 2^53. */
  count(at: number): number {
    return (this.#words[at * 2 + 1] ?? 0) * wordRange + (this.#words[at * 2] ?? 0);
  }

  bits(at: number): bigint {
    return BigInt(this.#words[at * 2 + 1] ?? 0) << 32n | BigInt(this.#words[at * 2] ?? 0);
  }

  id(at: number): string {
    return String(this.bits(at));
  }

  is(at: number, [low, high]: Cell): boolean {
    return this.#words[at * 2] === low && this.#words[at * 2 + 1] === high;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#words.buffer);
  }
}

/** Writes cells one after the other, into memory that is used again after a reset. */
export class CellWriter {
  #words = new Uint32Array(1024);
  #at = 0;

  /** Begins anew. */
  reset(): void {
    this.#at = 0;
  }

  /** The cell that is written next. */
  get next(): number {
    return this.#at / 2;
  }

  /** Writes a number as Discord writes it. @throws {TypeError} when it is none */
  put(value: unknown): void {
    const [low, high] = parseCell(value);
    this.#write(low, high);
  }

  pair(first: unknown, second: unknown): void {
    this.put(first);
    this.put(second);
  }

  /** Writes a count below 2^32. */
  count(value: number): void {
    this.#write(value, 0);
  }

  /** Everything written. */
  take(): Cells {
    return new Cells(this.#words.slice(0, this.#at));
  }

  #write(low: number, high: number): void {
    if (this.#at === this.#words.length) this.#grow();
    this.#words[this.#at++] = low;
    this.#words[this.#at++] = high;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#words.length * 2);
    larger.set(this.#words);
    this.#words = larger;
  }
}
