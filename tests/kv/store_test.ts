import assert from "node:assert/strict";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { isStored, openStore, StoreError, UnreadableRowError } from "../../kv/mod.ts";
import { bytes, key, withFolder, withPath, withStore } from "./_stores.ts";

Deno.test("a row is absent, written, read back and deleted", () =>
  withStore(async (store) => {
    const a = key("a");
    assert.deepEqual(await store.get(a), { key: a, value: null, versionstamp: null });
    assert.equal(await store.commit([], [{ type: "set", key: a, value: bytes("1") }]), true);
    const row = await store.get(a);
    assert.ok(isStored(row));
    assert.deepEqual(row.value, bytes("1"));
    await store.commit([], [{ type: "delete", key: a }]);
    assert.equal(isStored(await store.get(a)), false);
  }));

Deno.test("a failed check changes nothing", () =>
  withStore(async (store) => {
    const a = key("a");
    const b = key("b");
    await store.commit([], [{ type: "set", key: a, value: bytes("1") }]);
    const done = await store.commit([{ key: a, versionstamp: null }], [
      { type: "set", key: a, value: bytes("2") },
      { type: "set", key: b, value: bytes("2") },
    ]);
    assert.equal(done, false);
    assert.deepEqual((await store.get(a)).value, bytes("1"));
    assert.equal((await store.get(b)).value, null);
  }));

Deno.test("getMany reads more than ten rows in the order of its keys", () =>
  withStore(async (store) => {
    const many = Array.from({ length: 25 }, (_, i) => key(i));
    await store.commit([], many.map((key, i) => ({ type: "set", key, value: bytes(`${i}`) })));
    const rows = await store.getMany([...many, key("none")]);
    assert.deepEqual(rows.map(({ value }) => value), [...many.map((_, i) => bytes(`${i}`)), null]);
    assert.deepEqual(await store.getMany([]), []);
  }));

Deno.test("list is in order and within its limits", () =>
  withStore(async (store) => {
    const many = Array.from({ length: 250 }, (_, i) => key("in", i));
    await store.commit([], [...many, key("out", 1)].map((key) => ({ type: "set", key, value: bytes("") })));
    const numbers = async (options?: Parameters<typeof store.list>[1]) => {
      const rows = await Array.fromAsync(store.list(key("in"), options));
      return rows.map(({ key }) => key.at(-1));
    };
    assert.deepEqual(await numbers(), many.map((_, i) => i));
    assert.deepEqual(await numbers({ limit: 2, reverse: true }), [249, 248]);
    assert.deepEqual(await numbers({ limit: 0 }), []);
    assert.deepEqual(await numbers({ start: key("in", 247) }), [247, 248, 249]);
    assert.deepEqual(await numbers({ end: key("in", 2) }), [0, 1]);
    assert.deepEqual(await numbers({ start: key("in", 5), end: key("in", 7) }), [5, 6]);
  }));

Deno.test("a store file is made with its folders and keeps what it was given", () =>
  withFolder(async (folder) => {
    const path = join(folder, "deep", "er", "pupil.kv");
    await using first = await openStore(path, { folder });
    await first.commit([], [{ type: "set", key: key("a"), value: bytes("1") }]);
    await first.close();
    await using second = await openStore(path, { folder });
    assert.deepEqual((await second.get(key("a"))).value, bytes("1"));
  }));

Deno.test("closing waits for the commits under way and may be repeated", () =>
  withPath(async (path, folder) => {
    const store = await openStore(path, { folder });
    const commits = Array.from(
      { length: 50 },
      (_, i) => store.commit([], [{ type: "set", key: key(i), value: bytes("") }]),
    );
    await Promise.all([store.close(), store.close()]);
    assert.deepEqual(await Promise.all(commits), commits.map(() => true));
    await assert.rejects(store.get(key(0)), {
      name: "StoreError",
      message: "Cannot use the store: it is closed",
    });
    await using again = await openStore(path, { folder });
    assert.equal((await Array.fromAsync(again.list(key()))).length, 50);
  }));

Deno.test("a value that is not bytes is unreadable", () =>
  withPath(async (path, folder) => {
    const kv = await Deno.openKv(path);
    await kv.set(["test", "a"], { not: "bytes" });
    kv.close();
    await using store = await openStore(path, { folder });
    await assert.rejects(store.get(key("a")), (error) =>
      error instanceof UnreadableRowError && error.key.join() === "test,a" &&
      error.message === 'Cannot read row "test/a": its value is not bytes');
  }));

const outside = [
  "",
  "../pupil.kv",
  "a/../../pupil.kv",
  "/etc/pupil.kv",
  ".",
  "a/..",
  "a\0b",
  "postgres://host/db",
];
for (const path of outside) {
  Deno.test(`the path ${JSON.stringify(path)} is refused`, () =>
    withFolder(async (folder) => {
      const url = path.startsWith("/") || path === "" || path.includes(":")
        ? path
        : join(folder, "x", "..") + "/" + path;
      await assert.rejects(openStore(url, { folder }), (error) =>
        error instanceof StoreError && error.message.startsWith(`Cannot open store "${url}": it is n`));
    }));
}

Deno.test("the folder is data when none is given", async () => {
  await assert.rejects(openStore("elsewhere/pupil.kv"), {
    message: 'Cannot open store "elsewhere/pupil.kv": it is not a file inside the folder "data"',
  });
});

Deno.test("a file that is no KV store is refused and left as it was", () =>
  withPath(async (path, folder) => {
    const message = `Cannot open store "${path}": the file is not a KV store`;
    await Deno.writeTextFile(path, "a letter to my aunt\n".repeat(100));
    await assert.rejects(openStore(path, { folder }), { name: "StoreError", message });
    assert.match(await Deno.readTextFile(path), /^(a letter to my aunt\n){100}$/);

    await Deno.remove(path);
    const other = new DatabaseSync(path);
    other.exec("create table aunts (name text)");
    other.close();
    await assert.rejects(openStore(path, { folder }), { name: "StoreError", message });
  }));

Deno.test("an empty file becomes a store", () =>
  withPath(async (path, folder) => {
    await Deno.writeTextFile(path, "");
    await using store = await openStore(path, { folder });
    assert.equal((await store.get(key("a"))).value, null);
  }));

Deno.test("a folder in the place of the file, and a file in the place of the folder, get a sentence", () =>
  withFolder(async (folder) => {
    await Deno.mkdir(join(folder, "pupil.kv"));
    await assert.rejects(openStore(join(folder, "pupil.kv"), { folder }), {
      name: "StoreError",
      message: /^Cannot open store ".*": it is not a file$/,
    });
    await Deno.writeTextFile(join(folder, "file"), "");
    await assert.rejects(openStore(join(folder, "file", "pupil.kv"), { folder }), {
      name: "StoreError",
      message: /^Cannot open store ".*": .*(not a directory|exists)/i,
    });
  }));

Deno.test(
  "a missing permission gets a sentence",
  { permissions: { read: true, write: false } },
  () =>
    assert.rejects(openStore("data/pupil.kv"), {
      name: "StoreError",
      message: /^Cannot open store "data\/pupil.kv": Deno lacks a permission: Requires write access/,
    }),
);
