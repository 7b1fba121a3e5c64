import { z } from "zod";
import { snowflake } from "./_fields.ts";
import { defineRecord } from "./codec.ts";
import { keys } from "./keys.ts";
import { readRecord, setRecord } from "./record.ts";
import { deleteRow } from "./row.ts";
import type { Store } from "./store.ts";
import { writeRows } from "./write.ts";

const schema = z.object({
  sessionId: z.string().min(1).max(200),
  /** The last event up to which everything was dealt with. */
  sequence: z.int().min(0),
  resumeUrl: z.string().min(1).max(500),
  /** The bot the session belongs to. */
  botId: snowflake,
  /** How many shards there were. */
  shards: z.int().positive(),
  /** What the session is told about, as Discord's bit set. */
  intents: z.int().min(0),
});

const record = defineRecord({ name: "a gateway session", version: 1, schema });

/** What a shard needs to take up its gateway session after a restart (Discord docs, Gateway > Resuming). */
export type Session = z.infer<typeof schema>;

/** Reads a shard's session, undefined when none is saved. Throws `UnreadableRowError`. */
export async function getSession(store: Store, shard: number): Promise<Session | undefined> {
  return await readRecord(store, record, keys.session(shard));
}

/** Saves a shard's session in place of the one before. Throws `StoreError` when a field does not fit. */
export async function saveSession(store: Store, shard: number, session: Session): Promise<void> {
  await writeRows(store, [setRecord(record, keys.session(shard), session)]);
}

/** Forgets a shard's session. */
export async function deleteSession(store: Store, shard: number): Promise<void> {
  await writeRows(store, [deleteRow(keys.session(shard))]);
}
