import assert from "node:assert/strict";
import { addUsage, dmScope, getUsage, type Usage, utcDay } from "../../kv/mod.ts";
import { scope, withStore } from "./_stores.ts";

const day = "2026-11-21";
const ann = { scope, userId: "1", day };
const bob = { scope, userId: "2", day };
const of = (tokens: number, micros: number, calls: number): Usage => ({ tokens, micros, calls });

Deno.test("use adds up for the member and for the scope, a day at a time", () =>
  withStore(async (store) => {
    assert.deepEqual(await getUsage(store, ann), { user: of(0, 0, 0), scope: of(0, 0, 0) });
    await addUsage(store, ann, { tokens: 100, micros: 30, calls: 1 });
    await addUsage(store, bob, { tokens: 5, calls: 1 });
    const last = await addUsage(store, ann, { tokens: 1, micros: 1, calls: 1 });
    assert.deepEqual(last, { user: of(101, 31, 2), scope: of(106, 31, 3) });
    assert.deepEqual(await getUsage(store, bob), { user: of(5, 0, 1), scope: of(106, 31, 3) });
    assert.deepEqual((await getUsage(store, { ...ann, day: "2026-11-22" })).scope, of(0, 0, 0));
    assert.deepEqual((await getUsage(store, { ...ann, scope: dmScope("1") })).scope, of(0, 0, 0));
  }));

Deno.test("what was counted before a call and not used is taken back, down to zero", () =>
  withStore(async (store) => {
    await addUsage(store, ann, { tokens: 1_000, calls: 1 });
    assert.deepEqual((await addUsage(store, ann, { tokens: -900 })).user, of(100, 0, 1));
    assert.deepEqual((await addUsage(store, ann, { tokens: -200 })).user, of(0, 0, 1));
  }));

Deno.test("use counted at once is all counted", () =>
  withStore(async (store) => {
    const adds = Array.from({ length: 60 }, (_, i) =>
      addUsage(store, i % 2 ? ann : bob, { tokens: i, calls: 1 }));
    await Promise.all(adds);
    assert.deepEqual((await getUsage(store, ann)).user, of(900, 0, 30));
    assert.deepEqual((await getUsage(store, bob)).scope, of(1_770, 0, 60));
  }));

Deno.test("a repeated operation is counted once", () =>
  withStore(async (store) => {
    const add = () => addUsage(store, ann, { tokens: 7 }, { operationId: "usage:99" });
    const first = await add();
    assert.deepEqual(await add(), first);
    assert.deepEqual((await getUsage(store, ann)).user, of(7, 0, 0));
  }));

Deno.test("parts of a token are refused", () =>
  withStore(async (store) => {
    await assert.rejects(addUsage(store, ann, { tokens: 1.5 }), { message: /^Cannot write usage: tokens: / });
    await assert.rejects(addUsage(store, ann, { micros: NaN }), { message: /^Cannot write usage: micros: / });
  }));

Deno.test("a day is a UTC day", () => {
  assert.equal(utcDay(Date.UTC(2026, 10, 21, 23, 59, 59, 999)), "2026-11-21");
  assert.equal(utcDay(Date.UTC(2026, 10, 22)), "2026-11-22");
});
