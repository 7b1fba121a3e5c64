import assert from "node:assert/strict";
import { en } from "../../../../sandbox/page/client/i18n/en.js";
import { ru } from "../../../../sandbox/page/client/i18n/ru.js";

Deno.test("both languages have the same texts of the same kind", () => {
  const kinds = (texts: object): string[] =>
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "object" ? kinds(value).map((inner) => `${key}.${inner}`) : [`${key}:${typeof value}`]
    ).sort();
  assert.deepEqual(kinds(ru), kinds(en));
});

Deno.test("no Russian text is left in English", () => {
  for (const [key, value] of Object.entries(ru)) {
    if (typeof value === "string" && key !== "lang") assert.match(value, /[а-яё]/i, key);
  }
});
