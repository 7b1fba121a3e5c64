/** How many members' locales are remembered: about 1 MB. */
const limit = 10_000;

/**
 * Which locales members and servers want. A member's is told only by their interactions, so it is remembered for
 * their messages; a server's comes with GUILD_CREATE.
 */
export interface Locales {
  /** Notes a member's locale, as an interaction told it. */
  ofMember(userId: string, locale: string): void;
  /** Notes a server's preferred locale. */
  ofGuild(guildId: string, locale: string): void;
  /** The known locales, the member's first. */
  find(userId: string, guildId: string | undefined): string[];
}

/** Forgets the least recently noted members beyond the limit. */
export function createLocales(): Locales {
  const members = new Map<string, string>();
  const guilds = new Map<string, string>();
  return {
    ofMember(userId, locale) {
      members.delete(userId);
      members.set(userId, locale);
      const [oldest] = members.keys();
      if (members.size > limit && oldest) members.delete(oldest);
    },
    ofGuild: (guildId, locale) => void guilds.set(guildId, locale),
    find: (userId, guildId) =>
      [members.get(userId), guildId ? guilds.get(guildId) : undefined].filter((locale) =>
        locale !== undefined
      ),
  };
}
