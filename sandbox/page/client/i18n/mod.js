import { en } from "./en.js";
import { ru } from "./ru.js";

/** Languages of the page with Discord's locale for each. */
export const LANGUAGES = [
  { locale: "en-US", name: "English" },
  { locale: "ru", name: "Русский" },
];

/** The texts for a locale: Russian for `ru`, English for the rest. */
export function textsOf(locale) {
  return locale === "ru" ? ru : en;
}
