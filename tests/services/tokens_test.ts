import assert from "node:assert/strict";
import fc from "fast-check";
import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { countPromptTokens, countTokens } from "../../services/tokens.ts";
import { anyText } from "../_support/any_text.ts";
import { fuzz } from "../_support/fuzz.ts";

function exact(text: string): number {
  return encode(text, { disallowedSpecial: new Set() }).length;
}

Deno.test("ordinary text is counted exactly, special tokens as the text they are", async () => {
  const texts = [
    "",
    "hello world",
    "Привет, как дела?",
    "多语言 👍🏽",
    "a\n\n  b\t",
    "<|endoftext|> <|im_start|>",
    "\ud83d",
  ];
  for (const text of texts) assert.equal(await countTokens(text), exact(text), JSON.stringify(text));
});

Deno.test("long runs are cut, at a small cost in exactness", async () => {
  for (const unit of ["a", "ab1", "中文字符", "👩‍👩‍👧", " ", "\n", "!?"]) {
    const text = `before ${unit.repeat(Math.ceil(1500 / unit.length))} after`;
    const [counted, real] = [await countTokens(text), exact(text)];
    assert.ok(counted >= real && counted <= real * 1.1 + 20, `${unit}: ${counted} for ${real}`);
  }
});

Deno.test("the length of a text hardly matters: a hostile one takes less than two seconds", async () => {
  await countTokens("load");
  const letters = "абвгдежзиклмнопрстуфхц";
  let text = "";
  for (let i = 0, state = 1; i < 1_000_000; i++) {
    state = (state * 48_271) % 2_147_483_647;
    text += letters[state % letters.length];
  }
  const start = performance.now();
  const counted = await countTokens(text);
  assert.ok(performance.now() - start < 2000, `${performance.now() - start} ms`);
  assert.ok(counted > 500_000 && counted < 1_000_000, String(counted));
});

Deno.test("any text is counted, with no more tokens than bytes", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const counted = await countTokens(text);
      assert.ok(Number.isSafeInteger(counted) && counted <= new TextEncoder().encode(text).length);
    }),
    fuzz,
  );
});

Deno.test("a prompt is its texts, what the chat format adds, and its pictures", async () => {
  const messages = [
    { role: "system", content: "hello" },
    { role: "user", content: "hello", name: "Ann" },
  ] as const;
  const plain = await countPromptTokens(messages);
  assert.equal(plain, exact("hello") * 2 + exact("Ann") + 2 * 4 + 3);
  const pictures = [{ role: "user", content: "", images: ["data:image/png;base64,AAAA", "data:,"] }] as const;
  assert.equal(await countPromptTokens(pictures), 2 * 1500 + 4 + 3);
});
