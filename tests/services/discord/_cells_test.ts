import assert from "node:assert/strict";
import fc from "fast-check";
import { Cells, CellWriter, parseCell } from "../../../services/discord/_cells.ts";
import { fuzz } from "../../_support/fuzz.ts";

Deno.test("every number of 64 bits is written and read back", () => {
  const numbers = fc.array(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), { maxLength: 600 });
  fc.assert(
    fc.property(numbers, (numbers) => {
      const writer = new CellWriter();
      for (const number of numbers) writer.put(String(number));
      const cells = Cells.read(writer.take().bytes());
      assert.equal(cells.length, numbers.length);
      numbers.forEach((number, at) => {
        assert.equal(cells.bits(at), number);
        assert.equal(cells.id(at), String(number));
        assert.ok(cells.is(at, parseCell(String(number))));
        assert.equal(cells.is(at, parseCell(String(number ^ 1n))), false);
      });
    }),
    fuzz,
  );
});

Deno.test("a writer begins anew after a reset and leaves what was taken alone", () => {
  const writer = new CellWriter();
  writer.pair("1", "2");
  const first = writer.take();
  writer.reset();
  writer.count(3);
  assert.deepEqual([first.id(0), first.id(1), writer.take().count(0)], ["1", "2", 3]);
});

for (
  const wrong of [
    "",
    "-1",
    "1.5",
    "1e3",
    "0x1",
    " 1",
    "18446744073709551616",
    "1".repeat(21),
    1,
    null,
    undefined,
    {},
  ]
) {
  Deno.test(`no number of 64 bits: ${JSON.stringify(wrong)}`, () => {
    assert.throws(() => parseCell(wrong), TypeError);
  });
}
