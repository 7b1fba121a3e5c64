import assert from "node:assert/strict";
import { BoundedMap } from "../../../sandbox/discord/bounded_map.ts";

Deno.test("The oldest entries go first, and one that is written again is young", () => {
  const map = new BoundedMap<string>(2);
  map.set("a", "1").set("b", "2").set("a", "3").set("c", "4");
  assert.deepEqual([...map.keys()], ["a", "c"]);
});

Deno.test("Sizes are counted, and the newest stays even when it is too large", () => {
  const map = new BoundedMap<string>(5, (text) => text.length);
  map.set("a", "12").set("b", "345");
  map.delete("a");
  map.set("c", "12");
  assert.deepEqual([...map.keys()], ["b", "c"]);
  map.set("d", "1234567");
  assert.deepEqual([...map.keys()], ["d"]);
  map.clear();
  map.set("e", "12345");
  assert.equal(map.size, 1);
});
