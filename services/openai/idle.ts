import { ProviderError } from "../errors.ts";

/**
 * Passes on what comes, and gives up when nothing has come for `limit` milliseconds: the client's own time limit ends
 * with the first byte.
 *
 * @throws {ProviderError} "stalled"
 */
export async function* withIdleLimit<T>(source: AsyncIterable<T>, limit: number): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  for (;;) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stalled = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new ProviderError("stalled", `The provider sent nothing for ${limit} ms`));
      }, limit);
    });
    try {
      const next = await Promise.race([iterator.next(), stalled]);
      if (next.done) return;
      yield next.value;
    } finally {
      clearTimeout(timer);
    }
  }
}
