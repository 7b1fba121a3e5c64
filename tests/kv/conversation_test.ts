import assert from "node:assert/strict";
import { getReply, type ReplyRecord, saveReply } from "../../kv/mod.ts";
import { scope, withStore } from "./_stores.ts";

const reply: ReplyRecord = {
  scope,
  promptMessageId: "10",
  userId: "20",
  provider: "openai",
  model: "gpt-4o-mini",
  createdAt: 1_795_000_000_000,
  usage: { promptTokens: 12, completionTokens: 34 },
};

Deno.test("how a reply came to be is found by its channel and message", () =>
  withStore(async (store) => {
    assert.equal(await getReply(store, "1", "2"), undefined);
    await saveReply(store, "1", "2", reply);
    assert.deepEqual(await getReply(store, "1", "2"), reply);
    assert.equal(await getReply(store, "2", "1"), undefined);
  }));

Deno.test("a reply to a slash command has no prompt message, and a later save replaces", () =>
  withStore(async (store) => {
    await saveReply(store, "1", "2", reply);
    const { promptMessageId: _, usage: __, ...rest } = reply;
    await saveReply(store, "1", "2", rest);
    assert.deepEqual(await getReply(store, "1", "2"), rest);
  }));

Deno.test("a reply that does not fit is refused", () =>
  withStore(async (store) => {
    await assert.rejects(saveReply(store, "1", "2", { ...reply, userId: "me" }), {
      name: "StoreError",
      message: "Cannot write a reply: userId: not a snowflake",
    });
    await assert.rejects(saveReply(store, "general", "2", reply), {
      message: 'Cannot make a key with channel id "general": it is not a snowflake',
    });
  }));
