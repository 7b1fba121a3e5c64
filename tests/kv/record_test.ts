import assert from "node:assert/strict";
import { z } from "zod";
import {
  defineRecord,
  deleteBlob,
  listBlobs,
  MAX_INLINE_BYTES,
  readRecord,
  setLargeRecord,
  setRecord,
  writeRows,
} from "../../kv/mod.ts";
import { bytes, key, scope, withStore } from "./_stores.ts";

const at = key("a");
const note = defineRecord({ name: "a note", version: 1, schema: z.object({ text: z.string() }) });
/** A note whose row has exactly that many bytes. */
const noteOf = (length: number) => ({ text: "x".repeat(length - note.encode({ text: "" }).length) });

Deno.test("a record is read as it was written, and undefined without a row", () =>
  withStore(async (store) => {
    assert.equal(await readRecord(store, note, at), undefined);
    await writeRows(store, [setRecord(note, at, { text: "a" })]);
    assert.deepEqual(await readRecord(store, note, at), { text: "a" });
  }));

Deno.test("a record over 60 kB goes to a blob and is read the same way", () =>
  withStore(async (store) => {
    for (const size of [MAX_INLINE_BYTES, MAX_INLINE_BYTES + 1, 1_000_000]) {
      await writeRows(store, [await setLargeRecord(store, scope, note, at, noteOf(size))]);
      assert.deepEqual(await readRecord(store, note, at), noteOf(size));
      const row = await store.get(at);
      assert.equal((row.value?.length ?? 0) > 200, size <= MAX_INLINE_BYTES);
    }
    assert.equal((await Array.fromAsync(listBlobs(store, scope))).length, 2);
  }));

Deno.test("a record that has to be small is refused above 60 kB", () => {
  assert.throws(() => setRecord(note, at, noteOf(60_001)), {
    name: "LimitError",
    message: "Cannot write a note: it has 60001 bytes, at most 60000 fit",
  });
});

Deno.test("a record whose blob is gone, or whose row does not name one, is unreadable", () =>
  withStore(async (store) => {
    await writeRows(store, [await setLargeRecord(store, scope, note, at, noteOf(70_000))]);
    for await (const sha of listBlobs(store, scope)) await deleteBlob(store, scope, sha);
    await assert.rejects(readRecord(store, note, at), {
      name: "UnreadableRowError",
      message: /^Cannot read row "test\/a": Cannot read blob "[0-9a-f]{64}": there is none$/,
    });
    for (const row of ['{"v":0,', '{"v":0,"owner":"me","sha256":"a"}', '{"v":0,"text":"a"}']) {
      await writeRows(store, [{ type: "set", key: at, value: bytes(row) }]);
      await assert.rejects(readRecord(store, note, at), {
        message: 'Cannot read row "test/a": it does not say in which blob it is kept',
      });
    }
  }));
