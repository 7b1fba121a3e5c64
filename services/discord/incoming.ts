import { dmScope, guildScope } from "../../kv/keys.ts";
import type { IncomingCommand, IncomingMessage } from "../incoming.ts";
import { createReply } from "../reply.ts";
import { commandSchema, type CreatedMessage, messageSchema, type UsedCommand } from "./_payloads.ts";
import { nameOf, readableText } from "./_text.ts";
import { replyChain } from "./history.ts";
import { interactionTransport } from "./interaction_transport.ts";
import type { Locales } from "./locales.ts";
import { messageTransport } from "./message_transport.ts";
import type { Rest } from "./rest.ts";

/** What the adapters need to turn Discord's payloads into something the router understands. */
export interface Surroundings {
  readonly rest: Rest;
  readonly botId: string;
  readonly locales: Locales;
}

/** Message types that a member wrote (Discord docs, Message Types): a plain one and a reply. */
const written = new Set([0, 19]);

function addressed(message: CreatedMessage, botId: string): IncomingMessage["addressed"] {
  if (!message.guild_id) return "direct";
  if (message.content.includes(`<@${botId}>`) || message.content.includes(`<@!${botId}>`)) return "mention";
  return message.referenced_message?.author.id === botId ? "reply" : undefined;
}

/**
 * Reads a MESSAGE_CREATE. Undefined for what no member wrote: bots (itself among them), webhooks, system messages.
 *
 * @throws {z.ZodError} when the payload is not as Discord documents it
 */
export function readMessage(
  payload: unknown,
  { rest, botId, locales }: Surroundings,
): IncomingMessage | undefined {
  const message = messageSchema.parse(payload);
  if (message.author.bot || message.webhook_id || !written.has(message.type)) return undefined;
  return {
    kind: "message",
    id: message.id,
    scope: message.guild_id ? guildScope(message.guild_id) : dmScope(message.channel_id),
    channelId: message.channel_id,
    author: { id: message.author.id, name: nameOf(message.author, message.member?.nick) },
    locales: locales.find(message.author.id, message.guild_id),
    reply: createReply(messageTransport(rest, message.channel_id, message.id)),
    content: message.content,
    text: readableText(message, botId),
    addressed: addressed(message, botId),
    files: message.attachments,
    history: (limit) => replyChain(rest, botId, message, message.referenced_message ?? undefined, limit),
  };
}

function optionsOf({ data }: UsedCommand): Record<string, unknown> {
  return Object.fromEntries(data.options.map(({ name, type, value }) => {
    const attachment = type === 11 ? data.resolved?.attachments[String(value)] : undefined;
    return [name, attachment ?? value];
  }));
}

/**
 * Reads an INTERACTION_CREATE. Undefined for what is no slash command.
 *
 * @throws {z.ZodError} when the payload is not as Discord documents it
 */
export function readInteraction(
  payload: unknown,
  { rest, locales }: Surroundings,
): IncomingCommand | undefined {
  if ((payload as { type?: unknown } | null)?.type !== 2) return undefined;
  const used = commandSchema.parse(payload);
  const user = used.member?.user ?? used.user;
  if (!user) return undefined;
  if (used.locale) locales.ofMember(user.id, used.locale);
  const address = { id: used.id, token: used.token, applicationId: used.application_id };
  return {
    kind: "command",
    id: used.id,
    scope: used.guild_id ? guildScope(used.guild_id) : dmScope(used.channel_id),
    channelId: used.channel_id,
    author: { id: user.id, name: nameOf(user, used.member?.nick) },
    locales: [used.locale, used.guild_locale].filter((locale) => locale !== undefined),
    reply: createReply(interactionTransport(rest, address)),
    name: used.data.name,
    options: optionsOf(used),
  };
}
