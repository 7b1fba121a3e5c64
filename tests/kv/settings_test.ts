import assert from "node:assert/strict";
import { dmScope, getSettings, keys, type SettingsPatch, updateSettings, writeRows } from "../../kv/mod.ts";
import { bytes, scope, withStore } from "./_stores.ts";

const all: SettingsPatch = {
  prefix: "?",
  answers: "all",
  channelAnswers: { "1": "mentions", "2": "all" },
  model: "gpt-4o-mini",
  persona: "я".repeat(2_000),
  trainerRoleId: "3",
  language: "ru",
};

Deno.test("nothing is set at first, in any scope but the one that set it", () =>
  withStore(async (store) => {
    assert.deepEqual(await getSettings(store, scope), {});
    assert.deepEqual(await updateSettings(store, scope, all), all);
    assert.deepEqual(await getSettings(store, scope), all);
    assert.deepEqual(await getSettings(store, dmScope("1")), {});
  }));

Deno.test("a patch sets what it names, null removes, undefined keeps", () =>
  withStore(async (store) => {
    await updateSettings(store, scope, { prefix: "?", language: "ru", model: "a" });
    await updateSettings(store, scope, { prefix: null, model: undefined, persona: "A pirate" });
    assert.deepEqual(await getSettings(store, scope), { language: "ru", model: "a", persona: "A pirate" });
    await updateSettings(store, scope, { language: null, model: null, persona: null });
    assert.deepEqual(await getSettings(store, scope), {});
    assert.equal((await store.get(keys.settings(scope))).value, null);
  }));

Deno.test("channels are set and removed one by one, or all at once", () =>
  withStore(async (store) => {
    await updateSettings(store, scope, { channelAnswers: { "1": "all", "2": "all" } });
    await updateSettings(store, scope, { channelAnswers: { "1": null, "3": "mentions" } });
    assert.deepEqual(await getSettings(store, scope), { channelAnswers: { "2": "all", "3": "mentions" } });
    await updateSettings(store, scope, { channelAnswers: { "2": null, "3": null } });
    assert.deepEqual(await getSettings(store, scope), {});
    await updateSettings(store, scope, { channelAnswers: { "1": "all" }, prefix: "?" });
    await updateSettings(store, scope, { channelAnswers: null });
    assert.deepEqual(await getSettings(store, scope), { prefix: "?" });
  }));

Deno.test("changes made at once are all kept", () =>
  withStore(async (store) => {
    const channels = Array.from({ length: 30 }, (_, i) => `${i + 1}`);
    await Promise.all(
      channels.map((id) => updateSettings(store, scope, { channelAnswers: { [id]: "all" } })),
    );
    assert.deepEqual(Object.keys((await getSettings(store, scope)).channelAnswers ?? {}), channels);
  }));

const wrong: [SettingsPatch, RegExp][] = [
  [{ prefix: "" }, /^Cannot write settings: prefix: not 1 to 10 characters without spaces$/],
  [{ prefix: "hey bot" }, /prefix/],
  [{ prefix: "x".repeat(11) }, /prefix/],
  [{ persona: "x".repeat(2_001) }, /persona: Too big/],
  [{ model: "" }, /model/],
  [{ trainerRoleId: "@everyone" }, /trainerRoleId: not a snowflake/],
  [{ language: "English" }, /language: not a language tag/],
  [{ channelAnswers: { general: "all" } }, /channelAnswers.general/],
  [
    { channelAnswers: Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`${i + 1}`, "all"])) },
    /more than 500 channels/,
  ],
];
for (const [patch, message] of wrong) {
  Deno.test(`settings refuse ${JSON.stringify(patch).slice(0, 50)}`, () =>
    withStore(async (store) => {
      await assert.rejects(updateSettings(store, scope, patch), { name: "StoreError", message });
      assert.deepEqual(await getSettings(store, scope), {});
    }));
}

Deno.test("settings that cannot be read are an error, not the defaults", () =>
  withStore(async (store) => {
    await writeRows(store, [{
      type: "set",
      key: keys.settings(scope),
      value: bytes('{"v":1,"answers":"never"}'),
    }]);
    await assert.rejects(getSettings(store, scope), { name: "UnreadableRowError" });
    await assert.rejects(updateSettings(store, scope, { prefix: "?" }), { name: "UnreadableRowError" });
  }));
