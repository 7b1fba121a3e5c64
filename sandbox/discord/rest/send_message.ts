/** Sending a message to a channel (Discord docs, Message > Create Message). */
import { requireChannel, rightsIn } from "../access.ts";
import type { Discord } from "../discord.ts";
import { DiscordError } from "../errors.ts";
import { fieldError } from "../form.ts";
import { readerFor } from "../messages/content_rule.ts";
import { createMessage, type Sending } from "../messages/create.ts";
import { type MessageDraft, messageDraft } from "../messages/draft.ts";
import { DEFAULT_ALLOWED } from "../messages/mentions.ts";
import { messageView } from "../messages/view.ts";
import type { Channel } from "../model/channel.ts";
import { type Message, MessageFlag, MessageType } from "../model/message.ts";
import type { User } from "../model/user.ts";
import { allows, Permission } from "../permissions.ts";
import { timeOf } from "../snowflake.ts";
import type { AuthorizedCall } from "./route.ts";

/** Flags a sender may set (Discord docs, Create Message). */
const SENDABLE = MessageFlag.suppressEmbeds | MessageFlag.suppressNotifications | MessageFlag.voiceMessage |
  MessageFlag.componentsV2;

/** What people cannot send: Discord drops it. */
const PLAIN = { embeds: [], components: [] };

/** How long a nonce is remembered, ms. */
const NONCE_WINDOW = 300_000;

/** Checks the caller's rights and sends; a repeated nonce answers the message it made. */
export async function sendMessage(
  { discord, actor, params, form }: AuthorizedCall<"channel">,
): Promise<Record<string, unknown>> {
  const { data, files } = await form(messageDraft);
  const draft = actor.bot ? data : { ...data, ...PLAIN };
  const channel = requireChannel(discord, actor.id, params.channel, "sendMessages");
  if (files.length > 0) requireChannel(discord, actor.id, channel.id, "attachFiles");
  if (draft.tts) requireChannel(discord, actor.id, channel.id, "sendTts");
  const reader = readerFor(discord, actor);
  const repeated = draft.enforce_nonce ? sameNonce(discord, channel, actor, draft) : undefined;
  if (repeated) return messageView(discord, repeated, reader);
  const reference = referenceOf(discord, actor, channel, draft);
  const flags = (draft.flags ?? 0) & SENDABLE;
  const message = createMessage(discord, {
    channel,
    authorId: actor.id,
    type: reference ? MessageType.reply : MessageType.default,
    draft,
    files,
    flags,
    allowedByDefault: DEFAULT_ALLOWED.message,
    reference,
    origin: null,
    ephemeralFor: null,
  });
  return messageView(discord, message, reader);
}

function referenceOf(
  discord: Discord,
  actor: User,
  channel: Channel,
  draft: MessageDraft,
): Sending["reference"] {
  const wanted = draft.message_reference;
  if (!wanted) return null;
  const target = discord.state.messages.get(channel.id)?.get(wanted.message_id);
  const elsewhere = wanted.channel_id && wanted.channel_id !== channel.id;
  if (!target || elsewhere) {
    if (!wanted.fail_if_not_exists) return null;
    throw fieldError(["message_reference"], "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
  }
  if (!allows(rightsIn(discord, actor.id, channel), Permission.readMessageHistory)) {
    throw new DiscordError(400, 160002, "Cannot reply without permission to read message history");
  }
  const guild = channel.kind === "guild" ? { guild_id: channel.guildId } : {};
  return {
    view: { type: 0, message_id: target.id, channel_id: channel.id, ...guild },
    authorId: target.authorId,
  };
}

function sameNonce(
  discord: Discord,
  channel: Channel,
  actor: User,
  { nonce }: MessageDraft,
): Message | undefined {
  if (nonce === null || nonce === undefined) return undefined;
  const recent = [...discord.state.messages.get(channel.id)?.values() ?? []].slice(-1_000);
  return recent.findLast((one) =>
    one.authorId === actor.id && one.nonce !== null && `${one.nonce}` === `${nonce}` &&
    timeOf(one.id) > Date.now() - NONCE_WINDOW
  );
}
