import { saveSession } from "../../kv/session.ts";
import type { Store } from "../../kv/store.ts";
import { Progress } from "./_progress.ts";
import type { Session } from "./shard.ts";

/** A shard, as far as it is saved. */
export interface SavedShard {
  readonly id: number;
  readonly session: Session | undefined;
}

/** What a session has to fit when it is to be gone on with. */
export interface Fit {
  readonly botId: string;
  /** What sessions are told about, as Discord's bit set. */
  readonly intents: number;
  readonly shards: number;
}

/** How far one shard has come, and how much of that is on disk. */
export class Course {
  readonly progress = new Progress();
  readonly #shard: SavedShard;
  #saved = "";

  constructor(shard: SavedShard) {
    this.#shard = shard;
  }

  /** Returns what saves the session as it is at this moment; it writes nothing when that was saved before. */
  snapshot(store: Store, { botId, intents, shards }: Fit): () => Promise<void> {
    const { session, id } = this.#shard;
    const sequence = this.progress.mark(performance.now());
    const state = `${session?.sessionId} ${sequence}`;
    return async () => {
      if (!session || state === this.#saved) return;
      const { sessionId, resumeUrl } = session;
      await saveSession(store, id, { sessionId, sequence, resumeUrl, botId, intents, shards });
      this.#saved = state;
    };
  }
}
