import assert from "node:assert/strict";
import {
  BlobError,
  CHUNK_BYTES,
  deleteBlob,
  getBlob,
  keys,
  listBlobs,
  MAX_BLOB_BYTES,
  prefixes,
  putBlob,
  type Store,
} from "../../kv/mod.ts";
import { bytes, scope, seeded, withStore } from "./_stores.ts";

function noise(length: number): Uint8Array<ArrayBuffer> {
  const random = seeded(length);
  return Uint8Array.from({ length }, () => random() * 256);
}

const chunksOf = (store: Store, sha: string) => Array.fromAsync(store.list(prefixes.blobChunks(scope, sha)));

for (const size of [0, 1, 59_999, 60_000, 60_001, 1_000_000]) {
  Deno.test(`a blob of ${size} bytes comes back as it was, and is gone when deleted`, () =>
    withStore(async (store) => {
      const content = noise(size);
      const sha = await putBlob(store, scope, content);
      assert.deepEqual(await getBlob(store, scope, sha), content);
      assert.equal((await chunksOf(store, sha)).length, Math.ceil(size / CHUNK_BYTES));
      assert.equal(await putBlob(store, scope, content), sha);
      assert.deepEqual(await Array.fromAsync(listBlobs(store, scope)), [sha]);

      await deleteBlob(store, scope, sha);
      await assert.rejects(getBlob(store, scope, sha), {
        name: "BlobError",
        message: `Cannot read blob "${sha}": there is none`,
      });
      assert.deepEqual(await chunksOf(store, sha), []);
      assert.deepEqual(await Array.fromAsync(listBlobs(store, scope)), []);
    }));
}

Deno.test("a blob is named by the SHA-256 of its bytes, and belongs to its owner alone", () =>
  withStore(async (store) => {
    const sha = await putBlob(store, scope, bytes("abc"));
    assert.equal(sha, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    await assert.rejects(getBlob(store, "dm:5", sha), BlobError);
  }));

Deno.test("damage is noticed, and repaired by writing the same bytes again", () =>
  withStore(async (store) => {
    const content = noise(150_000);
    const sha = await putBlob(store, scope, content);
    const chunk = (index: number) => keys.blobChunk(scope, sha, index);
    const damages = [
      { damage: [{ type: "set", key: chunk(1), value: noise(60_000) }], state: "its content is damaged" },
      { damage: [{ type: "delete", key: chunk(2) }], state: "30000 of 150000 bytes are missing" },
      {
        damage: [{ type: "set", key: chunk(2), value: noise(30_001) }],
        state: "it is longer than 150000 bytes",
      },
    ] as const;
    for (const { damage, state } of damages) {
      await store.commit([], damage);
      await assert.rejects(getBlob(store, scope, sha), {
        name: "BlobError",
        message: `Cannot read blob "${sha}": ${state}`,
      });
      assert.equal(await putBlob(store, scope, content), sha);
      assert.deepEqual(await getBlob(store, scope, sha), content);
    }
  }));

Deno.test("a damaged manifest is noticed and repaired", () =>
  withStore(async (store) => {
    const sha = await putBlob(store, scope, bytes("abc"));
    await store.commit([], [{ type: "set", key: keys.blob(scope, sha), value: bytes('{"v":1,"bytes":-1}') }]);
    await assert.rejects(getBlob(store, scope, sha), { name: "UnreadableRowError" });
    await putBlob(store, scope, bytes("abc"));
    assert.deepEqual(await getBlob(store, scope, sha), bytes("abc"));
  }));

Deno.test("a write cut off between chunks leaves no blob, and the next write completes it", () =>
  withStore(async (store) => {
    const content = noise(2_000_000);
    let commits = 0;
    const cut: Store = Object.assign(Object.create(store) as Store, {
      get: store.get.bind(store),
      commit: (...args: Parameters<Store["commit"]>) => {
        if (++commits > 2) throw new Error("cut off");
        return store.commit(...args);
      },
    });
    await assert.rejects(putBlob(cut, scope, content), /cut off/);
    assert.deepEqual(await Array.fromAsync(listBlobs(store, scope)), []);
    const sha = await putBlob(store, scope, content);
    assert.deepEqual(await getBlob(store, scope, sha), content);
  }));

Deno.test("writing and deleting at once ends with the whole blob or none", () =>
  withStore(async (store) => {
    const content = noise(1_000_000);
    for (let round = 0; round < 5; round++) {
      const sha = await putBlob(store, scope, content);
      await Promise.all([deleteBlob(store, scope, sha), putBlob(store, scope, content)]);
      const listed = await Array.fromAsync(listBlobs(store, scope));
      if (listed.length > 0) assert.deepEqual(await getBlob(store, scope, sha), content);
    }
  }));

Deno.test("a blob larger than the limit is refused", () =>
  withStore(async (store) => {
    await assert.rejects(putBlob(store, scope, new Uint8Array(MAX_BLOB_BYTES + 1)), {
      name: "BlobError",
      message: "Cannot keep a blob of 67108865 bytes: at most 67108864 fit",
    });
  }));
