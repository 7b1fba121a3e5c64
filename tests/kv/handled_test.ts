import assert from "node:assert/strict";
import { HANDLED_MS, listHandled, saveHandled } from "../../kv/mod.ts";
import { withStore } from "./_stores.ts";

Deno.test("what was dealt with is known to its own session for an hour", () =>
  withStore(async (store) => {
    const now = 1_795_000_000_000;
    await saveHandled(store, "1", { sessionId: "a", at: now - HANDLED_MS });
    await saveHandled(store, "2", { sessionId: "a", at: now - HANDLED_MS + 1 });
    await saveHandled(store, "3", { sessionId: "b", at: now });
    await saveHandled(store, "4", { sessionId: "a", at: now });
    await saveHandled(store, "4", { sessionId: "a", at: now });
    assert.deepEqual(await Array.fromAsync(listHandled(store, "a", now)), ["2", "4"]);
    assert.deepEqual(await Array.fromAsync(listHandled(store, "b", now)), ["3"]);
  }));

Deno.test("an id that is none is refused", () =>
  withStore(async (store) => {
    await assert.rejects(saveHandled(store, "x", { sessionId: "a", at: 0 }), {
      message: 'Cannot make a key with event id "x": it is not a snowflake',
    });
  }));
