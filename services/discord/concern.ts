import type { Place } from "../settings.ts";
import type { GuildCache } from "./guild_cache.ts";

/** Whether what is written in a channel may be for the bot even though it does not speak to it. Asked for every message. */
export type Listens = (place: Place, content: string) => boolean;

/** The few fields that are looked at before a message is read properly. */
interface Glance {
  readonly author?: { readonly bot?: unknown } | null;
  readonly content?: unknown;
  readonly guild_id?: unknown;
  readonly channel_id?: unknown;
  readonly webhook_id?: unknown;
  readonly referenced_message?: { readonly author?: { readonly id?: unknown } | null } | null;
}

/**
 * A cheap look at a MESSAGE_CREATE, because most messages are not for the bot: false for what bots and webhooks write
 * and for what neither mentions the bot, nor replies to it, nor is written where it listens. Whatever is not as
 * documented passes, and fails where it is read.
 */
export function mayConcern(
  payload: unknown,
  { botId, guilds, listens }: {
    readonly botId: string;
    readonly guilds: GuildCache;
    readonly listens: Listens;
  },
): boolean {
  const message = payload as Glance | null;
  if (message?.author?.bot === true || message?.webhook_id !== undefined) return false;
  const { content, guild_id: guildId, channel_id: channelId, referenced_message: replied } = message ?? {};
  if (typeof content !== "string" || typeof guildId !== "string" || typeof channelId !== "string") {
    return true;
  }
  if (content.includes(botId) || replied?.author?.id === botId) return true;
  return listens({ guildId, channelId, parentId: () => guilds.parentOf(guildId, channelId) }, content);
}
