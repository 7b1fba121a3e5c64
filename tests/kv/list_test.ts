import assert from "node:assert/strict";
import { z } from "zod";
import {
  defineRecord,
  type Key,
  listRecords,
  type RecordListOptions,
  setLargeRecord,
  setRecord,
  type Store,
  type UnreadableRowError,
  writeRows,
} from "../../kv/mod.ts";
import { bytes, key, scope, withStore } from "./_stores.ts";

const note = defineRecord({ name: "a note", version: 1, schema: z.object({ text: z.string() }) });

async function texts(store: Store, options?: RecordListOptions): Promise<string[]> {
  const entries = await Array.fromAsync(listRecords(store, note, key("notes"), options));
  return entries.map(({ value }) => value.text);
}

async function write(store: Store, ...all: string[]): Promise<void> {
  await writeRows(store, all.map((text, i) => setRecord(note, key("notes", i), { text })));
}

Deno.test("records are listed in the order of their keys, within the limits", () =>
  withStore(async (store) => {
    assert.deepEqual(await texts(store), []);
    await write(store, "a", "b", "c");
    assert.deepEqual(await texts(store), ["a", "b", "c"]);
    assert.deepEqual(await texts(store, { limit: 1, reverse: true }), ["c"]);
    assert.deepEqual(await texts(store, { start: key("notes", 1) }), ["b", "c"]);
  }));

Deno.test("a listed record carries its key and the versionstamp of its row, and may be kept in a blob", () =>
  withStore(async (store) => {
    const large = { text: "x".repeat(100_000) };
    await writeRows(store, [await setLargeRecord(store, scope, note, key("notes", 1), large)]);
    for await (const entry of listRecords(store, note, key("notes"))) {
      const { versionstamp } = await store.get(key("notes", 1));
      assert.deepEqual(entry, { key: key("notes", 1), value: large, versionstamp });
    }
  }));

Deno.test("an unreadable row ends the list, or is reported and left out", () =>
  withStore(async (store) => {
    await write(store, "a", "b", "c");
    await writeRows(store, [{ type: "set", key: key("notes", 1), value: bytes("?") }]);
    await assert.rejects(texts(store), {
      name: "UnreadableRowError",
      message: /^Cannot read row "test\/notes\/1": /,
    });
    const unreadable: Key[] = [];
    const onUnreadable = (error: UnreadableRowError) => unreadable.push(error.key);
    assert.deepEqual(await texts(store, { onUnreadable }), ["a", "c"]);
    assert.deepEqual(unreadable, [key("notes", 1)]);
  }));
