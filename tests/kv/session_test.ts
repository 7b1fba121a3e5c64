import assert from "node:assert/strict";
import { deleteSession, getSession, keys, saveSession, type Session } from "../../kv/mod.ts";
import { bytes, withStore } from "./_stores.ts";

const session: Session = {
  sessionId: "abc",
  sequence: 42,
  resumeUrl: "wss://gateway.example",
  botId: "100000000000000002",
  shards: 2,
  intents: 513,
};

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

Deno.test("a session that does not fit is refused, and one that is damaged is an error", () =>
  withStore(async (store) => {
    await assert.rejects(saveSession(store, 0, { ...session, sequence: -1 }), {
      message: /^Cannot write a gateway session: sequence: /,
    });
    await assert.rejects(saveSession(store, 0.5, session), { name: "StoreError" });
    assert.equal(await getSession(store, 0), undefined);
    await store.commit([], [{ type: "set", key: keys.session(0), value: bytes('{"v":1}') }]);
    await assert.rejects(getSession(store, 0), { name: "UnreadableRowError" });
  }));
