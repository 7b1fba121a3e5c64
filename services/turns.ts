/** Lets work of one name wait for its turn; work of different names runs side by side. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the work once all earlier work of the name has ended, well or not. Settles as the work does. */
  async run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.#last.get(name) ?? Promise.resolve()).then(work, work);
    this.#last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === mine) this.#last.delete(name);
    }
  }
}
