import assert from "node:assert/strict";
import {
  deleteSession,
  getSession,
  listBlobs,
  prefixes,
  saveSession,
  type Session,
  type Store,
} from "../../kv/mod.ts";
import { withStore } from "./_stores.ts";

const session: Session = {
  sessionId: "abc",
  sequence: 42,
  resumeUrl: "wss://gateway.example",
  botId: "100000000000000002",
  savedAt: 1_795_000_000_000,
};

const blobs = (store: Store) => Array.fromAsync(listBlobs(store, "session:0"));

Deno.test("a session is saved for each shard, replaced and forgotten", () =>
  withStore(async (store) => {
    assert.equal(await getSession(store, 0), undefined);
    await saveSession(store, 0, session);
    await saveSession(store, 1, { ...session, sequence: 1 });
    await saveSession(store, 0, { ...session, sequence: 43 });
    assert.deepEqual(await getSession(store, 0), { ...session, sequence: 43 });
    await deleteSession(store, 0);
    await deleteSession(store, 0);
    assert.equal(await getSession(store, 0), undefined);
    assert.deepEqual(await getSession(store, 1), { ...session, sequence: 1 });
  }));

Deno.test("its cache is as large as it has to be, and only the last one is kept", () =>
  withStore(async (store) => {
    for (const cache of ["", "{}", "я\ufeff".repeat(200_000), "{}", "x".repeat(60_000)]) {
      await saveSession(store, 0, { ...session, cache });
      assert.deepEqual(await getSession(store, 0), { ...session, cache });
      assert.equal((await blobs(store)).length, 1);
    }
    await saveSession(store, 0, session);
    assert.deepEqual(await getSession(store, 0), session);
    assert.deepEqual(await blobs(store), []);
    await saveSession(store, 0, { ...session, cache: "{}" });
    await deleteSession(store, 0);
    assert.deepEqual(await blobs(store), []);
  }));

Deno.test("a session whose cache is damaged is an error", () =>
  withStore(async (store) => {
    await saveSession(store, 0, { ...session, cache: "{}" });
    const [sha = ""] = await blobs(store);
    const [chunk] = await Array.fromAsync(store.list(prefixes.blobChunks("session:0", sha)));
    assert.ok(chunk);
    await store.commit([], [{ type: "delete", key: chunk.key }]);
    await assert.rejects(getSession(store, 0), { name: "BlobError" });
    await saveSession(store, 0, { ...session, cache: "{}" });
    assert.deepEqual(await getSession(store, 0), { ...session, cache: "{}" });
  }));

Deno.test("a session that does not fit is refused", () =>
  withStore(async (store) => {
    await assert.rejects(saveSession(store, 0, { ...session, sequence: -1 }), {
      message: /^Cannot write a gateway session: sequence: /,
    });
    await assert.rejects(saveSession(store, 0, { ...session, cache: "x".repeat(33_554_433) }), {
      name: "StoreError",
      message: "Cannot save a session: its cache has 33554433 bytes, at most 33554432 fit",
    });
    await assert.rejects(saveSession(store, 0.5, session), { name: "StoreError" });
    assert.equal(await getSession(store, 0), undefined);
  }));
