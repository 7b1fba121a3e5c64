/** `/channels/{id}/messages` (Discord docs, Message). */
import { z } from "zod";
import { requireActive, requireChannel, requireMessage, rightsIn } from "../access.ts";
import type { Discord } from "../discord.ts";
import { DiscordError, missingPermissions } from "../errors.ts";
import { parseForm, snowflake } from "../form.ts";
import type { Message } from "../model/message.ts";
import type { User } from "../model/user.ts";
import { announceDeletion } from "../messages/announce.ts";
import { readerFor } from "../messages/content_rule.ts";
import { messageEdit } from "../messages/draft.ts";
import { editMessage } from "../messages/edit.ts";
import { historyPage, historyQuery } from "../messages/history.ts";
import { DEFAULT_ALLOWED } from "../messages/mentions.ts";
import { forgetMessage } from "../messages/store.ts";
import { messageView } from "../messages/view.ts";
import { allows, Permission } from "../permissions.ts";
import { publish } from "../gateway/publish.ts";
import { type AuthorizedCall, route } from "./route.ts";
import { sendMessage } from "./send_message.ts";

export const messageRoutes = [
  route("GET", "/channels/:channel/messages", ({ discord, actor, params, query }) => {
    const channel = requireChannel(discord, actor.id, params.channel);
    const wanted = parseForm(historyQuery, Object.fromEntries(query));
    if (!allows(rightsIn(discord, actor.id, channel), Permission.readMessageHistory)) return [];
    const reader = readerFor(discord, actor);
    return historyPage(discord, channel.id, wanted).map((one) =>
      messageView(discord, withoutNonce(one), reader)
    );
  }),
  route("POST", "/channels/:channel/messages", sendMessage),
  route("GET", "/channels/:channel/messages/:message", ({ discord, actor, params }) => {
    const message = readable(discord, actor, params.channel, params.message);
    return messageView(discord, withoutNonce(message), readerFor(discord, actor));
  }),
  route("PATCH", "/channels/:channel/messages/:message", async ({ discord, actor, params, form }) => {
    const { data, files } = await form(messageEdit);
    const { embeds: _embeds, components: _components, ...plain } = data;
    const edit = actor.bot ? data : plain;
    requireActive(discord, actor.id, params.channel);
    const message = readable(discord, actor, params.channel, params.message);
    requireEditor(discord, actor, message, Object.keys(edit));
    const editing = { edit, files, allowedByDefault: DEFAULT_ALLOWED.message, marksEdited: true };
    return messageView(
      discord,
      withoutNonce(editMessage(discord, message, editing)),
      readerFor(discord, actor),
    );
  }),
  route("DELETE", "/channels/:channel/messages/:message", ({ discord, actor, params }) => {
    const message = readable(discord, actor, params.channel, params.message);
    if (message.authorId !== actor.id) requireChannel(discord, actor.id, params.channel, "manageMessages");
    forgetMessage(discord, message);
    announceDeletion(discord, message);
  }),
  route("POST", "/channels/:channel/messages/bulk-delete", bulkDelete),
];

function readable(discord: Discord, actor: User, channelId: string, messageId: string): Message {
  requireChannel(discord, actor.id, channelId, "readMessageHistory");
  return requireMessage(discord, actor.id, channelId, messageId);
}

/** Others' messages can only have their embeds suppressed, by those who manage messages. */
function requireEditor(discord: Discord, actor: User, message: Message, fields: string[]): void {
  if (message.authorId === actor.id) return;
  if (fields.some((field) => field !== "flags")) {
    throw new DiscordError(403, 50005, "Cannot edit a message authored by another user");
  }
  requireChannel(discord, actor.id, message.channelId, "manageMessages");
}

async function bulkDelete({ discord, actor, params, json }: AuthorizedCall<"channel">): Promise<undefined> {
  const { messages: ids } = await json(z.object({ messages: z.array(snowflake).min(2).max(100) }));
  const channel = requireChannel(discord, actor.id, params.channel, "manageMessages");
  if (channel.kind === "direct") throw missingPermissions();
  const found = ids.flatMap((id) => discord.state.messages.get(channel.id)?.get(id) ?? []);
  for (const message of found) forgetMessage(discord, message);
  const data = { ids: found.map(({ id }) => id), channel_id: channel.id, guild_id: channel.guildId };
  publish(discord, {
    name: "MESSAGE_DELETE_BULK",
    audience: { kind: "channel", channelId: channel.id },
    data,
  });
}

/** The nonce is told when a message is made, and not again. */
function withoutNonce(message: Message): Message {
  return message.nonce === null ? message : { ...message, nonce: null };
}
