import { z } from "zod";
import { time } from "./_fields.ts";
import { defineRecord } from "./codec.ts";
import { keys, prefixes } from "./keys.ts";
import { listRecords } from "./list.ts";
import { setRecord } from "./record.ts";
import type { Store } from "./store.ts";
import { writeRows } from "./write.ts";

/** How long it is remembered, in milliseconds: an hour. Nothing is told again that was dealt with so long ago. */
export const HANDLED_MS = 60 * 60 * 1000;

const schema = z.object({
  /** The gateway session it arrived in; only that session may tell it again. */
  sessionId: z.string().min(1).max(200),
  /** When it had been dealt with. */
  at: time,
});

const record = defineRecord({ name: "a handled event", version: 1, schema });

/** That a message or interaction was dealt with. */
export type Handled = z.infer<typeof schema>;

/** Notes that a message or interaction was dealt with; the row may be collected after an hour. */
export async function saveHandled(store: Store, id: string, handled: Handled): Promise<void> {
  await writeRows(store, [{ ...setRecord(record, keys.handled(id), handled), expireIn: HANDLED_MS }]);
}

/** The ids of what was dealt with in a session during the last hour. Throws `UnreadableRowError`. */
export async function* listHandled(
  store: Store,
  sessionId: string,
  now: number,
): AsyncIterableIterator<string> {
  for await (const { key, value } of listRecords(store, record, prefixes.handled())) {
    if (value.sessionId === sessionId && value.at > now - HANDLED_MS) yield String(key.at(-1));
  }
}
