import assert from "node:assert/strict";
import { RecentIds } from "../../../services/discord/_recent_ids.ts";

Deno.test("an id is new once, and forgotten behind so many others", () => {
  const ids = new RecentIds(3);
  assert.deepEqual(["1", "2", "1", "3", "2"].map((id) => ids.add(id)), [true, true, false, true, false]);
  assert.equal(ids.add("4"), true);
  assert.equal(ids.add("1"), true);
});
