import { saveGuilds } from "../../kv/guild.ts";
import { messageOf } from "../errors.ts";
import { log } from "../log.ts";
import { Course, type SavedShard } from "./_course.ts";
import { Handled } from "./_handled.ts";
import { type RestoreParts, restoreShard } from "./_restore.ts";
import { shardOf } from "./_shard_of.ts";
import type { Session } from "./shard.ts";

export type { SavedShard } from "./_course.ts";

/** Between two savings, in milliseconds. */
const defaultPause = 1000;

/** More servers than this, and more with every saving that is due, are waited for: they come all at once at the start. */
const burst = 500;

/** What a checkpoint is made of. */
export interface CheckpointParts extends RestoreParts {
  /** Between two savings, in milliseconds; a second by default. */
  readonly pause?: number | undefined;
}

/**
 * Keeps on disk how far each shard has come, so that a process that is killed at any moment loses nothing: the session
 * with the last event up to which everything was dealt with, the servers as they were then or later, and the ids of
 * what was dealt with behind it. After a restart Discord tells again what came behind that event, and what was dealt
 * with is passed over.
 */
export class Checkpoint {
  readonly #parts: CheckpointParts;
  readonly #courses = new Map<number, Course>();
  readonly #handled: Handled;
  #shards = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #waiting = 0;
  #closed = false;

  constructor(parts: CheckpointParts) {
    this.#parts = parts;
    this.#handled = new Handled(parts.store);
  }

  /** The session a shard can go on with, and with it its servers; undefined when it has to begin anew. */
  async load(shard: number, shards: number): Promise<Session | undefined> {
    this.#shards = shards;
    const restored = await restoreShard(this.#parts, shard, shards);
    if (restored) this.#handled.restore(shard, restored.handled);
    return restored?.session;
  }

  /** Notes an event, before anything is done with it. */
  seen(shard: SavedShard, event: string, sequence: number): void {
    const { progress } = this.#course(shard);
    if (event === "READY") {
      progress.reset();
      this.#handled.forget(shard.id);
      void this.save(); // a session that is not saved cannot be gone on with
    }
    progress.seen(sequence);
    this.#schedule();
  }

  /** Saves everything as it is now. Does not reject: what cannot be saved is tried again later. */
  save(): Promise<void> {
    return this.#saving = this.#saving.then(() => this.#write());
  }

  /** Resolves when everything is saved that was to be saved until now. */
  settled(): Promise<void> {
    return this.#saving;
  }

  /**
   * Has the event that was seen last dealt with, unless that was done before; until it is, the shard does not get
   * further on disk.
   *
   * @param work settles when it is done, with `false` when there was nothing to do
   */
  once(shard: SavedShard, id: string, work: () => Promise<false | void>): void {
    if (!this.#handled.begin(shard.id, id)) return;
    const { progress } = this.#course(shard);
    const sessionId = shard.session?.sessionId ?? "";
    const held = progress.hold(performance.now());
    const fail = (error: unknown) =>
      log("checkpoint").error("Cannot note what was done: {reason}", { id, reason: messageOf(error) });
    work()
      .then((done) => done === false ? undefined : this.#handled.note(id, sessionId))
      .catch(fail)
      .finally(() => {
        progress.release(held);
        this.#schedule();
      });
  }

  /** Saves everything a last time. What is still being dealt with is dealt with again after the next start. */
  async close(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve)); // whatever has just been done is being noted then
    await this.#handled.close();
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.save();
  }

  #course(shard: SavedShard): Course {
    const known = this.#courses.get(shard.id);
    if (known) return known;
    const course = new Course(shard);
    this.#courses.set(shard.id, course);
    return course;
  }

  /** Sees to it that everything is saved soon. */
  #schedule(): void {
    if (this.#closed || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#bursting()) return this.#schedule();
      void this.save();
    }, this.#parts.pause ?? defaultPause);
  }

  #bursting(): boolean {
    const { size } = this.#parts.guilds.changed;
    const before = this.#waiting;
    this.#waiting = size;
    return size > burst && size > before;
  }

  /** Servers first: they may be newer than the session, because an event that is told again changes nothing. */
  async #write(): Promise<void> {
    const { store, guilds, botId, intents } = this.#parts;
    const fit = { botId, intents, shards: this.#shards };
    const sessions = [...this.#courses.values()].map((course) => course.snapshot(store, fit));
    const changed = [...guilds.changed];
    guilds.changed.clear();
    try {
      await this.#saveGuilds(changed);
      for (const save of sessions) await save();
    } catch (error) {
      changed.forEach((id) => guilds.changed.add(id));
      this.#schedule();
      const reason = messageOf(error);
      log("checkpoint").warn("Cannot save how far the connection has come: {reason}", { reason });
    }
  }

  async #saveGuilds(changed: readonly string[]): Promise<void> {
    const { guilds, store } = this.#parts;
    for (const [shard, ids] of Map.groupBy(changed, (id) => shardOf(id, this.#shards))) {
      const tooLarge = await saveGuilds(store, shard, ids.map((id) => [id, guilds.save(id)]));
      for (const id of tooLarge) log("checkpoint").warn("Server {id} is too large to be saved", { id });
    }
  }
}
