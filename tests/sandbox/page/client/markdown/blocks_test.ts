import assert from "node:assert/strict";
import fc from "fast-check";
import { parseMarkdown } from "../../../../../sandbox/page/client/markdown/blocks.js";

interface Node {
  type: string;
  [field: string]: unknown;
}

/** Blocks as short text: `heading1(…)`, `strong(…)`. */
function shape(nodes: readonly (Node | string)[]): string {
  return nodes.map((node) => typeof node === "string" ? node : shapeOf(node)).join("");
}

function shapeOf({ type, level, children, items, text, href, id, language }: Node): string {
  const inner = Array.isArray(items)
    ? items.map((item) => shape(item)).join("|")
    : shape((children ?? []) as Node[]);
  return `${type}${level ?? ""}(${[language, href, id, text ?? inner].filter(Boolean).join(" ")})`;
}

const parsed = (text: string) => shape(parseMarkdown(text));

Deno.test("reads emphasis, code and links", () => {
  const cases: Record<string, string> = {
    "**bold** and *it* and _it_": "paragraph(strong(bold) and em(it) and em(it))",
    "***both***": "paragraph(strong(em(both)))",
    "__under__ ~~gone~~ ||secret||": "paragraph(underline(under) strike(gone) spoiler(secret))",
    "snake_case_name 2 * 3 * 4": "paragraph(snake_case_name 2 * 3 * 4)",
    "`a *b*` ``x`y``": "paragraph(code(a *b*) code(x`y))",
    "\\*no\\* \\`no\\`": "paragraph(*no* `no`)",
    "see https://a.b/c_d_e.": "paragraph(see link(https://a.b/c_d_e https://a.b/c_d_e).)",
    "[a **b**](https://a.b/)": "paragraph(link(https://a.b/ a strong(b)))",
    "[x](javascript:alert(1))": "paragraph([x](javascript:alert(1)))",
    "<https://a.b/>": "paragraph(link(https://a.b/ https://a.b/))",
    "<@12> <@!12> <#34> <@&56>": "paragraph(user(12) user(12) channel(34) role(56))",
    "one\ntwo": "paragraph(onebreak()two)",
  };
  for (const [text, wanted] of Object.entries(cases)) assert.equal(parsed(text), wanted);
});

Deno.test("reads headings, quotes, lists and code blocks", () => {
  const cases: Record<string, string> = {
    "# A\n## B\n### C\n#no": "heading1(A)heading2(B)heading3(C)paragraph(#no)",
    "-# small": "small(small)",
    "> a\n> b\nc": "quote(paragraph(abreak()b))paragraph(c)",
    ">>> a\nb": "quote(paragraph(abreak()b))",
    "- a\n- b\n  - c\n1. d": "list(line(a)|line(b)list(line(c)))list(line(d))",
    "```js\nlet a;\n```": "code(js let a;)",
    "text ```x``` more": "paragraph(text)code(x)paragraph( more)",
    "```\nstill *being* written": "code(still *being* written)",
    "a\n\nb": "paragraph(a)paragraph(b)",
    "": "",
  };
  for (const [text, wanted] of Object.entries(cases)) assert.equal(parsed(text), wanted);
});

Deno.test("no text hangs or breaks it, and none is lost but signs", () => {
  const signs = fc.constantFrom(
    "*",
    "_",
    "`",
    "```",
    "~~",
    "||",
    "> ",
    "- ",
    "# ",
    "\n",
    "[",
    "](",
    ")",
    "<@",
    "<",
    ">",
    "http://",
    "\\",
    "a",
    " ",
  );
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(signs, { maxLength: 60 }).map((parts) => parts.join("")),
  );
  fc.assert(fc.property(text, (any) => Array.isArray(parseMarkdown(any))), { numRuns: 500 });
  for (const sign of ["*", "_", "`", "||", "> ", "- ", "[", "<", "```", "~~", "**a", "[a](", "> > "]) {
    const begun = performance.now();
    parseMarkdown(sign.repeat(2_000));
    assert.ok(performance.now() - begun < 1_000, sign);
  }
});
