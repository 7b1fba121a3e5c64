import assert from "node:assert/strict";
import fc from "fast-check";
import { z } from "zod";
import { defineRecord, StoreError, UnreadableRowError } from "../../kv/mod.ts";
import { anyText } from "../_support/any_text.ts";
import { bytes, key } from "./_stores.ts";

const at = key("a");
const pet = defineRecord({
  name: "a pet",
  version: 3,
  schema: z.object({ name: z.string(), legs: z.int(), tags: z.array(z.string()).exactOptional() }),
  upcasts: {
    1: ({ title, ...fields }) => ({ ...fields, name: title }),
    2: (fields) => ({ legs: 4, ...fields }),
  },
});
const read = (text: string) => pet.decode(at, bytes(text));
const unreadable = (state: string) => ({
  name: "UnreadableRowError",
  message: `Cannot read row "test/a": ${state}`,
});

Deno.test("a record is JSON in UTF-8 with its version first", () => {
  const written = pet.encode({ name: "Бобик", legs: 4 });
  assert.equal(new TextDecoder().decode(written), '{"v":3,"name":"Бобик","legs":4}');
  assert.deepEqual(pet.decode(at, written), { name: "Бобик", legs: 4 });
});

Deno.test("older versions are brought up step by step", () => {
  assert.deepEqual(read('{"v":1,"title":"Rex"}'), { name: "Rex", legs: 4 });
  assert.deepEqual(read('{"v":2,"name":"Rex","legs":3}'), { name: "Rex", legs: 3 });
});

Deno.test("what cannot be read names its key and what is wrong, not the content", () => {
  assert.throws(() => read("{"), unreadable("it is not JSON in UTF-8"));
  assert.throws(
    () => pet.decode(at, new Uint8Array([0x22, 0xff, 0x22])),
    unreadable("it is not JSON in UTF-8"),
  );
  assert.throws(() => read("[]"), unreadable("it is not a JSON object"));
  assert.throws(() => read("null"), unreadable("it is not a JSON object"));
  assert.throws(() => read('{"name":"Rex"}'), unreadable("its version is missing"));
  assert.throws(() => read('{"v":"3"}'), unreadable("its version is missing"));
  assert.throws(() => read('{"v":4}'), unreadable("its version 4 is newer than 3, the newest known"));
  assert.throws(
    () => read('{"v":3,"name":"secret","legs":"secret"}'),
    unreadable("it is not a pet: legs: Invalid input: expected number, received string"),
  );
});

Deno.test("an upcast that fails makes the row unreadable", () => {
  const broken = defineRecord({
    name: "a thing",
    version: 2,
    schema: z.object({}),
    upcasts: { 1: () => assert.fail("cannot") },
  });
  assert.throws(
    () => broken.decode(at, bytes('{"v":1}')),
    unreadable("it cannot be brought from version 1 to 2"),
  );
});

Deno.test("a value that does not fit its own schema is not written", () => {
  assert.throws(() => pet.encode({ name: "Rex", legs: 3.5 }), {
    name: "StoreError",
    message: /^Cannot write a pet: legs: /,
  });
  const versioned = defineRecord({ name: "a thing", version: 1, schema: z.object({ v: z.int() }) });
  assert.throws(() => versioned.encode({ v: 2 }), {
    message: 'Cannot write a thing: the field "v" is taken by its version',
  });
});

Deno.test("a record without an upcast for each older version cannot be defined", () => {
  const schema = z.object({});
  assert.throws(() => defineRecord({ name: "a thing", version: 3, schema, upcasts: { 2: (x) => x } }), {
    message: 'Cannot define record "a thing": version 1 has no upcast',
  });
  assert.throws(() => defineRecord({ name: "a thing", version: 0, schema }), StoreError);
});

const fields = {
  name: anyText,
  legs: fc.maxSafeInteger(),
  tags: fc.array(fc.string()),
};
const pets = fc.record(fields, { noNullPrototype: true });

Deno.test("any record comes back as it was", () => {
  fc.assert(fc.property(pets, (value) => {
    assert.deepEqual(pet.decode(at, pet.encode(value)), value);
  }));
});

Deno.test("any bytes are a record or one typed error", () => {
  const versioned = fc.tuple(fc.integer({ min: -1, max: 5 }), fc.dictionary(fc.string(), fc.jsonValue()))
    .map(([v, fields]) => JSON.stringify({ v, ...fields }));
  const damaged = fc.tuple(pets, fc.nat(), fc.nat(255)).map(([value, index, byte]) => {
    const written = pet.encode(value);
    written[index % written.length] = byte;
    return written;
  });
  const any = fc.oneof(fc.uint8Array(), fc.json().map(bytes), versioned.map(bytes), damaged);
  fc.assert(
    fc.property(any, (input) => {
      try {
        const value = pet.decode(at, Uint8Array.from(input));
        assert.deepEqual(pet.decode(at, pet.encode(value)), value);
      } catch (error) {
        assert.ok(error instanceof UnreadableRowError, String(error));
        assert.equal(error.key, at);
      }
    }),
    { numRuns: 1_000 },
  );
});
