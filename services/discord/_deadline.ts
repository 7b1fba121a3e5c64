/** The time limits of one request. */
export interface Deadline extends Disposable {
  /** Starts the limit of a try that is about to be sent; the signal ends it. */
  start(): AbortSignal;
  /** Rejects when the limit for everything has passed. */
  readonly expired: Promise<never>;
}

/** Time limits in milliseconds: for one try, and for everything. Disposing of it clears the timers. */
export function deadline(attempt: number, total: number): Deadline {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {}); // nobody may be listening any more
  const fail = (limit: number) => new DOMException(`no answer within ${limit} ms`, "TimeoutError");
  let controller = new AbortController();
  let trying: ReturnType<typeof setTimeout> | undefined;
  const waiting = setTimeout(() => {
    controller.abort(fail(total));
    reject(fail(total));
  }, total);
  return {
    expired: promise,
    start() {
      clearTimeout(trying);
      controller = new AbortController();
      trying = setTimeout(() => controller.abort(fail(attempt)), attempt);
      return controller.signal;
    },
    [Symbol.dispose]() {
      clearTimeout(trying);
      clearTimeout(waiting);
    },
  };
}
