import assert from "node:assert/strict";
import { Turns } from "../../services/turns.ts";

Deno.test("work of one name waits for its turn, work of another name does not", async () => {
  const turns = new Turns();
  const gate = Promise.withResolvers<void>();
  const done: string[] = [];
  const first = turns.run("a", async () => {
    await gate.promise;
    done.push("first");
  });
  const second = turns.run("a", () => Promise.resolve(void done.push("second")));
  await turns.run("b", () => Promise.resolve(void done.push("other")));
  assert.deepEqual(done, ["other"]);
  gate.resolve();
  await Promise.all([first, second]);
  assert.deepEqual(done, ["other", "first", "second"]);
});

Deno.test("a failure goes to its own caller and holds nobody up", async () => {
  const turns = new Turns();
  const failing = turns.run("a", () => Promise.reject(new Error("no")));
  const next = turns.run("a", () => Promise.resolve(7));
  await assert.rejects(failing, { message: "no" });
  assert.equal(await next, 7);
});
