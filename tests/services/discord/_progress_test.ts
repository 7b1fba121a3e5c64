import assert from "node:assert/strict";
import fc from "fast-check";
import { patience, Progress } from "../../../services/discord/_progress.ts";
import { fuzz } from "../../_support/fuzz.ts";

Deno.test("the mark stays behind whatever is still being dealt with", () => {
  const progress = new Progress();
  progress.seen(1);
  assert.equal(progress.mark(0), 1);
  progress.seen(2);
  const two = progress.hold(0);
  progress.seen(3);
  progress.seen(4);
  const four = progress.hold(0);
  assert.equal(progress.mark(0), 1);
  progress.release(four);
  assert.equal(progress.mark(0), 1);
  progress.release(two);
  assert.equal(progress.mark(0), 4);
  progress.release(two);
  assert.equal(progress.mark(0), 4);
});

Deno.test("a new session begins anew, and what an earlier one releases does not count", () => {
  const progress = new Progress();
  progress.seen(7);
  const old = progress.hold(0);
  progress.reset();
  progress.seen(1);
  progress.seen(7);
  const now = progress.hold(0);
  progress.release(old);
  assert.equal(progress.mark(0), 6);
  progress.release(now);
  assert.equal(progress.mark(0), 7);
});

Deno.test("what hangs for a quarter of an hour holds nothing back any more", () => {
  const progress = new Progress();
  progress.seen(1);
  progress.hold(0);
  progress.seen(2);
  progress.hold(1000);
  progress.seen(3);
  assert.equal(progress.mark(patience - 1), 0);
  assert.equal(progress.mark(patience), 1);
  assert.equal(progress.mark(patience + 1000), 3);
});

Deno.test("everything up to the mark is dealt with, and the event behind it is not", () => {
  const steps = fc.array(fc.record({ held: fc.boolean(), release: fc.nat(20) }), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (steps) => {
      const progress = new Progress();
      const open = new Map<number, ReturnType<Progress["hold"]>>();
      steps.forEach(({ held, release }, i) => {
        progress.seen(i + 1);
        if (held) open.set(i + 1, progress.hold(0));
        const done = open.get(release);
        if (done) progress.release(done);
        open.delete(release);
        const expected = open.size === 0 ? i + 1 : Math.min(...open.keys()) - 1;
        assert.equal(progress.mark(0), expected);
      });
    }),
    fuzz,
  );
});
