import { saveHandled } from "../../kv/handled.ts";
import type { Store } from "../../kv/store.ts";
import { RecentIds } from "./_recent_ids.ts";

/** How many events are remembered that were dealt with, or are being dealt with, in this process. */
const remembered = 10_000;

/** What was dealt with, in this process and before it, so that nothing is dealt with twice. */
export class Handled {
  readonly #store: Store;
  readonly #recent = new RecentIds(remembered);
  readonly #before = new Map<number, ReadonlySet<string>>();
  readonly #noting = new Set<Promise<void>>();
  #closed = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /** What a shard's session had been dealt with before the process was started. */
  restore(shard: number, ids: readonly string[]): void {
    this.#before.set(shard, new Set(ids));
  }

  /** A new session: what was dealt with before will not be told again. */
  forget(shard: number): void {
    this.#before.delete(shard);
  }

  /** Begins an event; false when it was begun or dealt with before. */
  begin(shard: number, id: string): boolean {
    return !this.#before.get(shard)?.has(id) && this.#recent.add(id);
  }

  /** Notes on disk that an event was dealt with, in the gateway session it had arrived in. */
  async note(id: string, sessionId: string): Promise<void> {
    if (this.#closed) return;
    const noting = saveHandled(this.#store, id, { sessionId, at: Date.now() });
    this.#noting.add(noting);
    await noting.finally(() => this.#noting.delete(noting));
  }

  /** Waits for what is being noted; nothing is noted any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#noting);
  }
}
