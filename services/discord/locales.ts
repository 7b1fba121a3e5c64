/** How many members' locales are remembered: about 1 MB. */
const limit = 10_000;

/** Which locales members want. Only interactions tell it, so it is remembered for their messages. */
export interface Locales {
  /** Notes a member's locale, as an interaction told it. */
  ofMember(userId: string, locale: string): void;
  /** The member's locale, when it is known. */
  find(userId: string): string[];
}

/** Forgets the least recently noted members beyond the limit. */
export function createLocales(): Locales {
  const members = new Map<string, string>();
  return {
    ofMember(userId, locale) {
      members.delete(userId);
      members.set(userId, locale);
      const [oldest] = members.keys();
      if (members.size > limit && oldest) members.delete(oldest);
    },
    find(userId) {
      const locale = members.get(userId);
      return locale === undefined ? [] : [locale];
    },
  };
}
