import assert from "node:assert/strict";
import fc from "fast-check";
import { fuzz } from "../_support/fuzz.ts";
import { closeFence, splitText } from "../../services/split.ts";

Deno.test("a short text is one part, an empty one too", () => {
  assert.deepEqual(splitText("hello"), ["hello"]);
  assert.deepEqual(splitText(""), [""]);
});

Deno.test("paragraphs are preferred to lines, lines to sentences, sentences to words", () => {
  assert.deepEqual(splitText(`${"a".repeat(30)}\n\nb. c\nd`, 36), ["a".repeat(30), "b. c\nd"]);
  assert.deepEqual(splitText(`${"a".repeat(20)}\nbbb bbb. ccc`, 28), ["a".repeat(20), "bbb bbb. ccc"]);
  assert.deepEqual(splitText("aaaa aaaa. bbbb bbbb", 16), ["aaaa aaaa.", "bbbb bbbb"]);
  assert.deepEqual(splitText("a".repeat(25), 10), ["a".repeat(10), "a".repeat(10), "a".repeat(5)]);
});

Deno.test("a code block that is cut is closed and opened again", () => {
  const code = Array.from({ length: 200 }, (_, i) => `const x${i} = ${i};`).join("\n");
  const parts = splitText(`Before\n\`\`\`ts\n${code}\n\`\`\`\nAfter`);
  assert.ok(parts.length > 1);
  for (const part of parts) {
    assert.ok(part.length <= 2000);
    assert.equal((part.match(/^```/gm)?.length ?? 0) % 2, 0, part.slice(0, 50));
  }
  assert.ok(parts[1]?.startsWith("```ts\n"));
  assert.ok(parts.at(-1)?.endsWith("After"));
});

Deno.test("an open code block is closed for showing", () => {
  assert.equal(closeFence("x\n```js\n1"), "x\n```js\n1\n```");
  assert.equal(closeFence("```\n1\n```"), "```\n1\n```");
});

const text = fc.array(
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.constantFrom("\n", "\n\n", "```\n", "```ts\n", "~~~~\n", ". ", "😀", " "),
  ),
  { maxLength: 120 },
).map((parts) => parts.join(""));

Deno.test("every part fits, no surrogate pair is torn, no word is lost", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 60, max: 300 }), (text, limit) => {
      const parts = splitText(text, limit);
      const words = (text: string) => text.replace(/^(```|~~~~).*$/gm, "").replace(/[\s`~]+/g, "");
      for (const part of parts) {
        assert.ok(part.length <= limit);
        assert.ok(part.isWellFormed() || !text.isWellFormed());
      }
      if (!/[`~]/.test(text)) assert.equal(words(parts.join("")), words(text));
    }),
    fuzz,
  );
});

Deno.test("an earlier part stays as it is while the text grows", () => {
  fc.assert(
    fc.property(text, text, (start, more) => {
      const before = splitText(start, 120);
      const after = splitText(start + more, 120);
      assert.deepEqual(after.slice(0, before.length - 1), before.slice(0, -1));
    }),
    fuzz,
  );
});
