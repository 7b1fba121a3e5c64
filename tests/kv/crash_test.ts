import assert from "node:assert/strict";
import { getBlob, listBlobs, openStore, putBlob, type Store } from "../../kv/mod.ts";
import { Child } from "./_child.ts";
import { blobOf, groupOf, head, scope, tail } from "./_groups.ts";
import { key, seeded, withPath } from "./_stores.ts";

const ROUNDS = 6;

/** Lets another process write until it has acknowledged so many groups, and kills it; returns the last number. */
async function writeAndKill(path: string, folder: string, first: number, groups: number): Promise<number> {
  await using child = new Child("_writer.ts", path, folder, `${first}`);
  let last = -1;
  for (let i = 0; i < groups; i++) last = Number(await child.line());
  await child.kill();
  for (let line = await child.line(); line !== undefined; line = await child.line()) last = Number(line);
  return last;
}

async function checkGroups(store: Store, acknowledged: number): Promise<number> {
  const heads = await Array.fromAsync(store.list(key("head")));
  const tails = await Array.fromAsync(store.list(key("tail")));
  assert.ok(heads.length > acknowledged, `${heads.length} groups, ${acknowledged} was acknowledged`);
  assert.equal(tails.length, heads.length);
  heads.forEach((row, number) => {
    const found = [row, tails[number]].map((row) => ({ type: "set", key: row?.key, value: row?.value }));
    assert.deepEqual(found, groupOf(number));
    assert.deepEqual([row.key, tails[number]?.key], [head(number), tail(number)]);
  });
  return heads.length;
}

async function checkBlobs(store: Store, acknowledged: number): Promise<void> {
  const listed = await Array.fromAsync(listBlobs(store, scope));
  for (const sha of listed) await getBlob(store, scope, sha);
  assert.ok(listed.length >= Math.floor(acknowledged / 5) + 1);
}

Deno.test("after kill -9 in the middle of writes nothing acknowledged is lost and nothing is half-written", () =>
  withPath(async (path, folder) => {
    const random = seeded(20_261_121);
    let next = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const acknowledged = await writeAndKill(path, folder, next, 1 + Math.floor(random() * 40));
      await using store = await openStore(path, { folder });
      next = await checkGroups(store, acknowledged);
      await checkBlobs(store, acknowledged);
      for (let number = 0; number < next; number += 5) await putBlob(store, scope, blobOf(number));
    }
  }));
