import assert from "node:assert/strict";
import fc from "fast-check";
import { fuzz } from "../_support/fuzz.ts";
import { arg, argSpecs } from "../../commands/_arg.ts";
import { readPrefixArgs } from "../../commands/_prefix.ts";
import { en } from "../../services/catalogue/en.ts";
import { UserError } from "../../services/errors.ts";
import type { IncomingFile } from "../../services/incoming.ts";

const specs = argSpecs({
  name: arg.string(),
  count: arg.integer().meta({ kind: "integer", aliases: ["number_of"] }).optional(),
  loud: arg.boolean().optional(),
  who: arg.user().optional(),
  first: arg.attachment().optional(),
  second: arg.attachment().optional(),
  text: arg.rest().optional(),
});

const files: IncomingFile[] = ["a.txt", "b.txt"].map((filename, i) => ({
  id: String(i),
  filename,
  size: 1,
  url: `http://127.0.0.1/${filename}`,
}));

function read(text: string, with_: readonly IncomingFile[] = []) {
  return readPrefixArgs(text, specs, with_);
}

function refusal(text: string): string {
  try {
    read(text);
  } catch (error) {
    assert.ok(error instanceof UserError);
    return error.sentence(en);
  }
  throw new Error(`"${text}" was accepted`);
}

Deno.test("words are taken in order and coerced", () => {
  assert.deepEqual(read("Ann 3 yes <@123456789012345678> and the  rest\nof it "), {
    name: "Ann",
    count: 3,
    loud: true,
    who: "123456789012345678",
    text: "and the  rest\nof it",
  });
});

Deno.test("quotes of several languages keep words together", () => {
  for (const quoted of ['"Ann Lee"', "“Ann Lee”", "«Ann Lee»", "„Ann Lee“"]) {
    assert.deepEqual(read(quoted), { name: "Ann Lee" }, quoted);
  }
  assert.deepEqual(read('"say \\"hi\\" \\\\"'), { name: 'say "hi" \\' });
  assert.deepEqual(read("don't"), { name: "don't" });
  assert.deepEqual(read('5"'), { name: '5"' });
});

Deno.test("named arguments may stand anywhere before the rest", () => {
  assert.deepEqual(read('count=2 name="Ann Lee" hello'), { count: 2, name: "Ann Lee", loud: "hello" });
  assert.deepEqual(read("--loud --count 4 Ann"), { loud: true, count: 4, name: "Ann" });
  assert.deepEqual(read("--no-loud --count=4 Ann"), { loud: false, count: 4, name: "Ann" });
  assert.deepEqual(read("--number-of=4 Ann"), { count: 4, name: "Ann" });
  assert.deepEqual(read("Ann text=all of this count=2"), { name: "Ann", text: "all of this count=2" });
});

Deno.test("an unknown key is an ordinary word, an unknown flag behind the last argument is refused", () => {
  assert.deepEqual(read("a=b"), { name: "a=b" });
  assert.equal(refusal("--colour=red"), "There is no argument `colour`.");
});

Deno.test("booleans are read in English and Russian", () => {
  const words = {
    yes: true,
    ON: true,
    true: true,
    да: true,
    no: false,
    off: false,
    False: false,
    нет: false,
  };
  for (const [word, value] of Object.entries(words)) assert.equal(read(`x 1 ${word}`)["loud"], value, word);
});

Deno.test("attachments fill their arguments in order", () => {
  assert.deepEqual(read("Ann", files), { name: "Ann", first: files[0], second: files[1] });
});

Deno.test("what does not fit is left for the schema to refuse", () => {
  assert.deepEqual(read("Ann many"), { name: "Ann", count: "many" });
});

Deno.test("a repeated argument, a word too many and an open quote are refused", () => {
  assert.equal(refusal("name=a name=b"), "The argument `name` is given twice.");
  assert.equal(refusal('"never closed'), 'A quote is opened but never closed: "never closed');
  const two = argSpecs({ a: arg.string() });
  assert.throws(() => readPrefixArgs("x y", two, []), UserError);
});

Deno.test("a rest argument takes an open quote as it is", () => {
  const one = argSpecs({ text: arg.rest() });
  assert.deepEqual(readPrefixArgs('"quoted" and --flags "open', one, []), {
    text: '"quoted" and --flags "open',
  });
  assert.deepEqual(readPrefixArgs('"open', one, []), { text: '"open' });
  assert.deepEqual(readPrefixArgs("--what is that", one, []), { text: "--what is that" });
});

Deno.test("no text makes the parser fail other than with a sentence", () => {
  const anything = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.array(fc.constantFrom('"', "«", "--", "=", "name", "text", " ", "\\", "\n", "yes", "<@1>"), {
      maxLength: 40,
    })
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(anything, (text) => {
      try {
        read(text, files);
      } catch (error) {
        assert.ok(error instanceof UserError);
        assert.ok(error.sentence(en).length > 0);
      }
    }),
    fuzz,
  );
});
