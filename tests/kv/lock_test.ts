import assert from "node:assert/strict";
import { openStore } from "../../kv/mod.ts";
import { Child } from "./_child.ts";
import { withPath } from "./_stores.ts";

const refused = (path: string) => ({
  name: "StoreError",
  message: `Cannot open store "${path}": another process has it open`,
});

Deno.test("a store another process has open is refused until that process ends", () =>
  withPath(async (path, folder) => {
    await using child = new Child("_holder.ts", path, folder);
    assert.equal(await child.line(), "open");
    await assert.rejects(openStore(path, { folder }), refused(path));
    assert.equal(await child.finish(), 0);
    await using _store = await openStore(path, { folder });
  }));

Deno.test("the lock of a killed process vanishes with it", () =>
  withPath(async (path, folder) => {
    await using child = new Child("_holder.ts", path, folder);
    assert.equal(await child.line(), "open");
    await child.kill();
    await using _store = await openStore(path, { folder });
  }));

Deno.test("a store is open once in a process, too, and again after it was closed", () =>
  withPath(async (path, folder) => {
    await using store = await openStore(path, { folder });
    await assert.rejects(openStore(path, { folder }), refused(path));
    await store.close();
    await using _again = await openStore(path, { folder });
  }));

Deno.test("a store that could not be opened leaves no lock", () =>
  withPath(async (path, folder) => {
    await Deno.writeTextFile(path, "no store");
    await assert.rejects(openStore(path, { folder }), /the file is not a KV store/);
    await Deno.remove(path);
    await using _store = await openStore(path, { folder });
  }));
