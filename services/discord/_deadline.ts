/** The time limits of one request, with all its repetitions. */
export interface Deadline extends Disposable {
  /** Whether the limit for everything has passed, or nobody waits any more. */
  readonly over: boolean;
  /** Milliseconds that are left for everything. */
  readonly left: number;
  /** Starts the limit of a try that is about to be sent; the signal ends it. */
  start(): AbortSignal;
  /** Waits so many milliseconds; rejects when the limit for everything passes before. */
  pause(milliseconds: number): Promise<void>;
  /** Rejects when the limit for everything has passed. */
  readonly expired: Promise<never>;
}

/** Time limits in milliseconds: for one try, and for everything. Disposing of it clears the timers. */
export function deadline(attempt: number, total: number): Deadline {
  const end = performance.now() + total;
  const { promise: expired, reject } = Promise.withResolvers<never>();
  expired.catch(() => {}); // nobody may be listening any more
  const late = (limit: number) => new DOMException(`no answer within ${limit} ms`, "TimeoutError");
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const after = (milliseconds: number, act: () => void) => void timers.add(setTimeout(act, milliseconds));
  let over = false;
  let trying = new AbortController();
  function finish(): void {
    over = true;
    timers.forEach(clearTimeout);
    trying.abort(late(total));
  }
  after(total, () => {
    finish();
    reject(late(total));
  });
  return {
    expired,
    get over() {
      return over;
    },
    get left() {
      return Math.max(0, end - performance.now());
    },
    start() {
      if (over) return AbortSignal.abort(late(total));
      const current = trying = new AbortController();
      after(attempt, () => current.abort(late(attempt)));
      return current.signal;
    },
    async pause(milliseconds) {
      const { promise, resolve } = Promise.withResolvers<void>();
      after(milliseconds, resolve);
      await Promise.race([promise, expired]);
    },
    [Symbol.dispose]: finish,
  };
}
