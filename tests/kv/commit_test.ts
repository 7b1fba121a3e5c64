import assert from "node:assert/strict";
import { z } from "zod";
import {
  commit,
  ConflictError,
  defineRecord,
  deleteRow,
  openStore,
  type Plan,
  readRecord,
  type Reads,
  setRecord,
  type Store,
  writeRows,
} from "../../kv/mod.ts";
import { bytes, key, seeded, withPath, withStore } from "./_stores.ts";

const at = key("counter");
const counter = defineRecord({ name: "a counter", version: 1, schema: z.object({ count: z.int() }) });
const count = async (store: Store) => (await readRecord(store, counter, at))?.count;
const set = (value: number) => setRecord(counter, at, { count: value });

async function increment(reads: Reads): Promise<Plan<number>> {
  const result = ((await reads.record(counter, at))?.count ?? 0) + 1;
  return { mutations: [set(result)], result };
}

/** The store, but each commit first does something else. */
function before(store: Store, interfere: (number: number) => Promise<unknown> | void): Store {
  let commits = 0;
  return {
    get: store.get.bind(store),
    getMany: store.getMany.bind(store),
    list: store.list.bind(store),
    close: store.close.bind(store),
    [Symbol.asyncDispose]: store.close.bind(store),
    commit: async (...args) => {
      await interfere(++commits);
      return await store.commit(...args);
    },
  };
}

/** Remembers the waits instead of waiting. */
function waits() {
  const all: number[] = [];
  return { all, wait: (ms: number) => (all.push(ms), Promise.resolve()) };
}

for (const place of ["memory", "file"]) {
  Deno.test(`no update of many at once is lost (${place})`, () =>
    withPath(async (path, folder) => {
      await using store = await openStore(place === "memory" ? ":memory:" : path, { folder });
      const results = await Promise.all(Array.from({ length: 200 }, () => commit(store, increment)));
      assert.equal(await count(store), 200);
      assert.deepEqual(results.sort((a, b) => a - b), Array.from({ length: 200 }, (_, i) => i + 1));
    }));
}

Deno.test("after a conflict the plan is built again from fresh reads", () =>
  withStore(async (store) => {
    const others = before(store, (n) => n === 1 ? store.commit([], [set(10)]).then(() => {}) : undefined);
    const seen: (number | undefined)[] = [];
    const result = await commit(others, async (reads) => {
      seen.push((await reads.record(counter, at))?.count);
      return await increment(reads);
    }, { wait: waits().wait });
    assert.deepEqual(seen, [undefined, 10]);
    assert.equal(result, 11);
    assert.equal(await count(store), 11);
  }));

Deno.test("a conflict that never ends is an error, after waits that double and are jittered", () =>
  withStore(async (store) => {
    const others = before(store, (n) => store.commit([], [set(n)]));
    const { all, wait } = waits();
    await assert.rejects(
      commit(others, increment, { attempts: 12, wait, random: () => 0.5 }),
      (error) =>
        error instanceof ConflictError &&
        error.message === "Cannot commit: other writers were in the way at each of 12 attempts",
    );
    assert.deepEqual(all, [4, 8, 16, 32, 64, 128, 250, 250, 250, 250, 250]);
    const jittered = waits();
    await assert.rejects(commit(others, increment, { attempts: 4, wait: jittered.wait, random: seeded(1) }));
    assert.equal(new Set(jittered.all).size, 3);
  }));

Deno.test("a locked database is tried again, any other failure is not", () =>
  withStore(async (store) => {
    const locked = before(store, (n) => {
      if (n < 3) throw new Error("database is locked");
    });
    assert.equal(await commit(locked, increment, { wait: waits().wait }), 1);
    const broken = before(store, () => {
      throw new Error("disk I/O error");
    });
    await assert.rejects(
      commit(broken, increment, { wait: () => assert.fail("it waited") }),
      /disk I\/O error/,
    );
    const stuck = before(store, () => {
      throw new Error("database is locked");
    });
    await assert.rejects(commit(stuck, increment, { attempts: 2, wait: waits().wait }), (error) =>
      error instanceof ConflictError && error.cause instanceof Error &&
      error.cause.message === "database is locked");
    assert.equal(await count(store), 1);
  }));

Deno.test("every read is checked, also of a row that is absent, and is read once", () =>
  withStore(async (store) => {
    const absent = key("absent");
    const others = before(
      store,
      (n) => n === 1 ? writeRows(store, [{ type: "set", key: absent, value: bytes("{}") }]) : undefined,
    );
    let attempts = 0;
    await commit(others, async (reads) => {
      attempts++;
      const [first, second] = await Promise.all([reads.get(absent), reads.get(absent)]);
      assert.equal(first, second);
      assert.equal(reads.checks().length, 1);
      return { mutations: [set(1)], result: undefined };
    }, { wait: waits().wait });
    assert.equal(attempts, 2);
  }));

Deno.test("what the plan throws ends the commit, and nothing is written", () =>
  withStore(async (store) => {
    const build = () => Promise.reject(new RangeError("no"));
    await assert.rejects(commit(store, build, { wait: () => assert.fail("it waited") }), RangeError);
    await assert.rejects(
      commit(
        store,
        () => ({ mutations: [], result: 1, checks: [{ key: at, versionstamp: "0".repeat(20) }] }),
        { attempts: 1 },
      ),
      ConflictError,
    );
    assert.equal(await count(store), undefined);
  }));

Deno.test("a repeated operation changes nothing and returns the first result", () =>
  withStore(async (store) => {
    const operation = { id: "message:1", result: z.int() };
    assert.equal(await commit(store, increment, { operation }), 1);
    assert.equal(await commit(store, increment), 2);
    assert.equal(await commit(store, increment, { operation }), 1);
    assert.equal(await count(store), 2);
    const operations = Array.from(
      { length: 20 },
      () => commit(store, increment, { operation: { id: "2", result: z.int() } }),
    );
    assert.deepEqual(new Set(await Promise.all(operations)), new Set([3]));
    assert.equal(await count(store), 3);
  }));

Deno.test("an operation without a result is remembered, too", () =>
  withStore(async (store) => {
    const build = async (reads: Reads): Promise<Plan<undefined>> => ({
      ...await increment(reads),
      result: undefined,
    });
    const operation = { id: "1", result: z.undefined() };
    await commit(store, build, { operation });
    await commit(store, build, { operation });
    assert.equal(await count(store), 1);
  }));

Deno.test("an operation id used for something else is noticed", () =>
  withStore(async (store) => {
    await commit(store, increment, { operation: { id: "1", result: z.int() } });
    const other = () => ({ mutations: [deleteRow(at)], result: "done" });
    await assert.rejects(commit(store, other, { operation: { id: "1", result: z.string() } }), {
      name: "UnreadableRowError",
      message: 'Cannot read row "operation/1": it is the result of another operation',
    });
  }));

Deno.test("a commit that is too large says how large and writes nothing", () =>
  withStore(async (store) => {
    const rows = (length: number, bytes: number, name = "") =>
      Array.from(
        { length },
        (_, i) => ({ type: "set" as const, key: key(name, i), value: new Uint8Array(bytes) }),
      );
    const refused = async (mutations: ReturnType<typeof rows>, message: string | RegExp) => {
      await assert.rejects(commit(store, () => ({ mutations, result: undefined })), {
        name: "LimitError",
        message,
      });
    };
    await refused(rows(1_001, 0), "Cannot commit 1001 changes at once: at most 1000 fit");
    await refused(rows(14, 60_000), /^Cannot commit 840\d{3} bytes at once: at most 819200 fit$/);
    await refused(
      rows(100, 0, "k".repeat(1_000)),
      /^Cannot commit \d+ bytes of keys at once: at most 81920 fit$/,
    );
    await refused(
      rows(1, 65_537),
      'Cannot write row "test//0": its value has 65537 bytes, at most 65536 fit',
    );
    await refused(rows(1, 0, "k".repeat(2_048)), /^Cannot write a key of 20\d\d bytes: at most 2048 fit$/);
    const greedy = commit(store, async (reads) => {
      await Promise.all(Array.from({ length: 101 }, (_, i) => reads.get(key(i))));
      return { mutations: [], result: undefined };
    });
    await assert.rejects(greedy, { message: "Cannot commit 101 checks at once: at most 100 fit" });
    assert.deepEqual(await Array.fromAsync(store.list(key())), []);
  }));

Deno.test("a commit just within the limits is made", () =>
  withStore(async (store) => {
    const mutations = Array.from(
      { length: 1_000 },
      (_, i) => ({ type: "set" as const, key: key(i), value: bytes(`${i}`) }),
    );
    await commit(store, async (reads) => {
      await Promise.all(mutations.slice(0, 100).map(({ key }) => reads.get(key)));
      return { mutations, result: undefined };
    });
    assert.equal((await Array.fromAsync(store.list(key()))).length, 1_000);
    const large = Array.from(
      { length: 12 },
      (_, i) => ({ type: "set" as const, key: key(i), value: new Uint8Array(65_536) }),
    );
    await writeRows(store, large);
    assert.equal((await store.get(key(11))).value?.length, 65_536);
  }));
