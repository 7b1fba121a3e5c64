import type { LinkedMessage, User } from "./_payloads.ts";

/** The name a member is shown by. */
export function nameOf(user: User, nick?: string | null): string {
  return nick || user.global_name || user.username;
}

/** A message's text as a model should read it: without the bot's own mention, other mentions as names. */
export function readableText(message: Pick<LinkedMessage, "content" | "mentions">, botId: string): string {
  return message.content.replace(/<@!?(\d+)>/g, (whole, id: string) => {
    if (id === botId) return "";
    const user = message.mentions.find((user) => user.id === id);
    return user ? `@${nameOf(user)}` : whole;
  }).replace(/[ \t]{2,}/g, " ").trim();
}
