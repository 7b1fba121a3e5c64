/** The languages the small model speaks. */
export type Language = "en" | "ru";

/** Russian when the text has more Cyrillic letters than Latin ones. */
export function languageOf(text: string): Language {
  const cyrillic = text.match(/[а-яё]/gi)?.length ?? 0;
  const latin = text.match(/[a-z]/gi)?.length ?? 0;
  return cyrillic > latin ? "ru" : "en";
}
