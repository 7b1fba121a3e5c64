import assert from "node:assert/strict";
import { deleteGuilds, type GuildRow, keys, listGuilds, saveGuilds, type Store } from "../../kv/mod.ts";
import { bytes, withStore } from "./_stores.ts";

const row = (length: number, fill = 7): GuildRow => ({
  locale: "en-US",
  bytes: new Uint8Array(length).fill(fill),
});

const list = async (store: Store, shard: number) =>
  Object.fromEntries(await Array.fromAsync(listGuilds(store, shard)));

Deno.test("servers are saved by shard, replaced and forgotten", () =>
  withStore(async (store) => {
    assert.deepEqual(await saveGuilds(store, 0, [["1", row(8)], ["2", row(16)]]), []);
    await saveGuilds(store, 1, [["3", row(24)]]);
    await saveGuilds(store, 0, [["1", { ...row(8, 1), locale: "ru" }], ["2", undefined], ["4", undefined]]);
    assert.deepEqual(await list(store, 0), { 1: { ...row(8, 1), locale: "ru" } });
    await deleteGuilds(store, 0);
    assert.deepEqual(await list(store, 0), {});
    assert.deepEqual(await list(store, 1), { 3: row(24) });
  }));

Deno.test("more of them than one commit holds are saved and forgotten", () =>
  withStore(async (store) => {
    const many = Array.from({ length: 1_200 }, (_, i) => [`${i + 1}`, row(3_500, i % 256)] as const);
    await saveGuilds(store, 0, many);
    assert.deepEqual(await list(store, 0), Object.fromEntries(many));
    await deleteGuilds(store, 0);
    assert.deepEqual(await list(store, 0), {});
  }));

Deno.test("a large server is compressed, and one that is too large even so is named and not kept", () =>
  withStore(async (store) => {
    const noise = new Uint8Array(60_000);
    crypto.getRandomValues(noise);
    assert.deepEqual(await saveGuilds(store, 0, [["1", row(1_000_000)], ["2", row(8)]]), []);
    assert.deepEqual(await saveGuilds(store, 0, [["2", { locale: "de", bytes: noise }], ["3", row(8)]]), [
      "2",
    ]);
    assert.deepEqual(await list(store, 0), { 1: row(1_000_000), 3: row(8) });
  }));

Deno.test("a damaged row is an error", () =>
  withStore(async (store) => {
    for (
      const value of [
        '{"v":1,"locale":"en","bytes":"%"}',
        '{"v":1,"locale":"en","bytes":"AAAA","inflated":9}',
        "{}",
      ]
    ) {
      await store.commit([], [{ type: "set", key: keys.guild(0, "1"), value: bytes(value) }]);
      await assert.rejects(list(store, 0), { name: "UnreadableRowError" });
    }
  }));
