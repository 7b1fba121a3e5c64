/** An answer that is being made. */
export interface RunningAnswer {
  /** Who asked. */
  readonly userId: string;
  /** Ends it: what has been said stays. */
  stop(): void;
  /** Whether all has been said and only its end is still written. */
  readonly finishing: boolean;
  /** Settles when it is complete and remembered. */
  readonly done: Promise<void>;
}

/** The answers that are being made in this process, by the ids of their messages. */
export interface RunningAnswers {
  /** Begins one; it is found by its messages until it is disposed of. */
  begin(userId: string, parent: AbortSignal): RunningHandle;
  find(messageId: string): RunningAnswer | undefined;
}

/** What an answer holds while it is being made. */
export interface RunningHandle extends Disposable {
  /** Fires when it is to end: stopped by a member, or the process ends. */
  readonly signal: AbortSignal;
  /** Whether a member stopped it. */
  readonly stopped: boolean;
  /** Says that all has been said. */
  finish(): void;
  /** Makes it known by one more of its messages. */
  shownAs(messageId: string): void;
}

/** Keeps nothing beyond the life of an answer. */
export function createRunningAnswers(): RunningAnswers {
  const byMessage = new Map<string, RunningAnswer>();
  return {
    find: (messageId) => byMessage.get(messageId),
    begin(userId, parent) {
      const stopper = new AbortController();
      const done = Promise.withResolvers<void>();
      const ids: string[] = [];
      let finishing = false;
      const answer: RunningAnswer = {
        userId,
        stop: () => stopper.abort(),
        get finishing() {
          return finishing;
        },
        done: done.promise,
      };
      return {
        signal: AbortSignal.any([parent, stopper.signal]),
        get stopped() {
          return stopper.signal.aborted;
        },
        finish: () => void (finishing = true),
        shownAs(messageId) {
          ids.push(messageId);
          byMessage.set(messageId, answer);
        },
        [Symbol.dispose]() {
          ids.forEach((id) => byMessage.delete(id));
          done.resolve();
        },
      };
    },
  };
}
