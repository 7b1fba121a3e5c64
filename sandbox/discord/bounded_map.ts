/** A map that forgets its oldest entries beyond a total size. */
export class BoundedMap<V> extends Map<string, V> {
  #size = 0;

  /** `limit` is in the unit of `sizeOf`: entries, unless told otherwise. */
  constructor(readonly limit: number, readonly sizeOf: (value: V) => number = () => 1) {
    super();
  }

  override set(key: string, value: V): this {
    this.delete(key);
    this.#size += this.sizeOf(value);
    super.set(key, value);
    for (const oldest of this.keys()) {
      if (this.#size <= this.limit || oldest === key) break;
      this.delete(oldest);
    }
    return this;
  }

  override delete(key: string): boolean {
    const value = this.get(key);
    if (value !== undefined) this.#size -= this.sizeOf(value);
    return super.delete(key);
  }

  override clear(): void {
    this.#size = 0;
    super.clear();
  }
}
