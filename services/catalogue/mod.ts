import { en } from "./en.ts";
import { ru } from "./ru.ts";

/** Every sentence Pupil says, in one language. */
export type Catalogue = typeof en;

/** The name of a command that has its texts in the catalogue. */
export type CommandName = keyof Catalogue["commands"];

/** The languages Pupil speaks. A third one is one file beside these and its line here. */
export const catalogues = { en, ru } satisfies Record<string, Catalogue>;

/** A language Pupil speaks: a BCP 47 primary subtag. */
export type Language = keyof typeof catalogues;

/** Every language Pupil speaks, the default first. */
export const languages = Object.keys(catalogues) as [Language, ...Language[]];

/** The language of a Discord locale ("en-US" → "en"), or undefined when Pupil does not speak it. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const primary = locale?.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary);
}

/** The first language Pupil speaks among the locales, most wanted first. */
export function pickLanguage(locales: readonly (string | undefined)[], fallback: Language): Language {
  for (const locale of locales) {
    const language = languageOfLocale(locale);
    if (language) return language;
  }
  return fallback;
}

/** The language a text is written in, as far as its letters tell: Russian when most letters are Cyrillic. */
export function languageOfText(text: string): Language {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return cyrillic * 2 > letters ? "ru" : "en";
}

/** The name and description of a command or of one of its arguments, as Discord's slash menu shows them. */
export interface SlashText {
  /** Lower case, no spaces, 1–32 characters (Discord docs, Application Command Naming). */
  readonly name: string;
  /** Without a full stop; 1–100 characters. */
  readonly description: string;
}

/** The texts of one command. */
export interface CommandText extends SlashText {
  readonly args: Readonly<Record<string, SlashText>>;
  /** The entry in a context menu, 1–32 characters, where the command has one. */
  readonly menu?: string;
  /** Arguments as a member would type them; empty where the command takes none. */
  readonly example: string;
}

/** The texts of a command in one language. */
export function commandText(t: Catalogue, name: CommandName): CommandText {
  return t.commands[name];
}

/** The texts of a command's argument. Throws for an argument without texts: the catalogue's type forbids it. */
export function argText(t: Catalogue, command: CommandName, arg: string): SlashText {
  const text = commandText(t, command).args[arg];
  if (!text) throw new Error(`Cannot find the texts of argument "${arg}" of command "${command}"`);
  return text;
}
