import { dmScope, guildScope } from "../../kv/keys.ts";
import type { IncomingMessage } from "../incoming.ts";
import { createReply } from "../reply.ts";
import { type CreatedMessage, createdSchema } from "./_payloads.ts";
import type { Listens } from "./concern.ts";
import type { GuildCache } from "./guild_cache.ts";
import type { Locales } from "./locales.ts";
import { messageTransport } from "./message_transport.ts";
import { conversationMessage } from "./messages.ts";
import type { Rest } from "./rest.ts";

/** What the adapters need to turn Discord's payloads into something the router understands. */
export interface Surroundings {
  readonly rest: Rest;
  readonly botId: string;
  readonly locales: Locales;
  readonly guilds: GuildCache;
  /** Where the bot listens to what is not said to it. */
  readonly listens: Listens;
}

/** Message types that a member wrote (Discord docs, Message Types): a plain one and a reply. */
const written = new Set([0, 19]);

function addressed(message: CreatedMessage, botId: string): IncomingMessage["addressed"] {
  if (!message.guild_id) return "direct";
  if (message.content.includes(`<@${botId}>`) || message.content.includes(`<@!${botId}>`)) return "mention";
  return message.referenced_message?.author.id === botId ? "reply" : undefined;
}

/** What only a server knows: the member's permissions, the thread's channel, the locale. */
function inServer(message: CreatedMessage, guilds: GuildCache) {
  const { guild_id: guildId, channel_id: channelId, author, member } = message;
  if (!guildId) return { scope: dmScope(channelId), guildId, parentId: undefined, member: undefined };
  const roles = member?.roles ?? [];
  return {
    scope: guildScope(guildId),
    guildId,
    parentId: guilds.parentOf(guildId, channelId),
    member: { roles, permissions: guilds.permissions(guildId, channelId, author.id, roles) },
    guildLocale: guilds.locale(guildId),
  };
}

/**
 * Reads a MESSAGE_CREATE. Undefined for what no member wrote: bots (itself among them), webhooks, system messages.
 *
 * @throws {z.ZodError} when the payload is not as Discord documents it
 */
export function readMessage(payload: unknown, surroundings: Surroundings): IncomingMessage | undefined {
  const { rest, botId, locales, guilds } = surroundings;
  const message = createdSchema.parse(payload);
  if (message.author.bot || message.webhook_id || !written.has(message.type)) return undefined;
  return {
    ...conversationMessage(rest, botId, message, message.member?.nick),
    kind: "message",
    guildLocale: undefined,
    ...inServer(message, guilds),
    locales: locales.find(message.author.id),
    reply: createReply(messageTransport(rest, message.channel_id, message.id), false),
    content: message.content,
    addressed: addressed(message, botId),
  };
}
