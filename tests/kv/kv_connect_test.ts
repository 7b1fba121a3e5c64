import assert from "node:assert/strict";
import {
  addUsage,
  getBlob,
  getSettings,
  getUsage,
  openStore,
  putBlob,
  type Store,
  updateSettings,
} from "../../kv/mod.ts";
import { KvConnectServer } from "./_kv_connect.ts";
import { bytes, key, scope, seeded } from "./_stores.ts";

const TOKEN = "test-token";

async function withServer(run: (store: Store, server: KvConnectServer) => Promise<void>): Promise<void> {
  await using server = new KvConnectServer(TOKEN);
  await using store = await withToken(TOKEN, () => openStore(server.url));
  await run(store, server);
}

async function withToken<R>(token: string, run: () => Promise<R>): Promise<R> {
  const before = Deno.env.get("DENO_KV_ACCESS_TOKEN");
  Deno.env.set("DENO_KV_ACCESS_TOKEN", token);
  try {
    return await run();
  } finally {
    if (before === undefined) Deno.env.delete("DENO_KV_ACCESS_TOKEN");
    else Deno.env.set("DENO_KV_ACCESS_TOKEN", before);
  }
}

Deno.test("a store at a KV Connect URL keeps rows, records and blobs", () =>
  withServer(async (store) => {
    await updateSettings(store, scope, { prefix: "?" });
    assert.deepEqual(await getSettings(store, scope), { prefix: "?" });
    const random = seeded(1);
    const content = Uint8Array.from({ length: 200_000 }, () => random() * 256);
    const sha = await putBlob(store, scope, content);
    assert.deepEqual(await getBlob(store, scope, sha), content);
    await store.commit([], [1, 2, 3].map((i) => ({ type: "set", key: key(i), value: bytes(`${i}`) })));
    const rows = await Array.fromAsync(store.list(key(), { limit: 2, reverse: true }));
    assert.deepEqual(rows.map(({ value }) => value), [bytes("3"), bytes("2")]);
  }));

Deno.test("no update of many at once is lost over KV Connect", () =>
  withServer(async (store) => {
    const who = { scope, userId: "1", day: "2026-11-21" };
    await Promise.all(Array.from({ length: 20 }, () => addUsage(store, who, { tokens: 1 })));
    assert.equal((await getUsage(store, who)).user.tokens, 20);
  }));

Deno.test("a commit the client repeats by itself happens once with an operation id", () =>
  withServer(async (store, server) => {
    const who = { scope, userId: "1", day: "2026-11-21" };
    let lost = 0;
    server.answer = (response) => lost++ === 0 ? new Response("lost", { status: 503 }) : response;
    const used = await addUsage(store, who, { tokens: 5 }, { operationId: "usage:1" });
    assert.equal(used.user.tokens, 5);
    assert.deepEqual(await getUsage(store, who), used);
    assert.equal(server.commits, 1);
  }));

Deno.test("a server that is absent, refuses or does not answer gets a sentence", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const silent = `http://127.0.0.1:${listener.addr.port}/`;
  const opening = withToken(TOKEN, () => openStore(silent, { connectTimeout: 50 }));
  await assert.rejects(opening, {
    name: "StoreError",
    message: `Cannot open store "${silent}": no answer within 50 ms`,
  });
  listener.close();
  await assert.rejects(withToken(TOKEN, () => openStore(silent)), {
    name: "StoreError",
    message: /Connection refused/,
  });
  await using server = new KvConnectServer(TOKEN);
  await assert.rejects(withToken("wrong-token", () => openStore(server.url)), {
    name: "StoreError",
    message: /401/,
  });
});

Deno.test("without a token the error says which variable is missing, and hides what a URL should not show", async () => {
  await assert.rejects(
    openStore("https://me:secret@127.0.0.1:9/db?key=secret"),
    (error) =>
      error instanceof Error && error.message.startsWith('Cannot open store "https://127.0.0.1:9/db": ') &&
      error.message.includes("DENO_KV_ACCESS_TOKEN"),
  );
});
