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
import { afterSpeaking, beforeSpeaking } from "../threads/speak.ts";
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
  beforeSpeaking(discord, channel, actor.id);
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
  rememberNonce(discord, channel, actor, message);
  afterSpeaking(discord, channel, message);
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
  const guild = channel.kind !== "direct" ? { guild_id: channel.guildId } : {};
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
  const id = discord.state.nonces.get(nonceKey(channel, actor, nonce ?? null) ?? "");
  if (id === undefined || timeOf(id) < Date.now() - NONCE_WINDOW) return undefined;
  return discord.state.messages.get(channel.id)?.get(id);
}

function rememberNonce(discord: Discord, channel: Channel, actor: User, { id, nonce }: Message): void {
  const key = nonceKey(channel, actor, nonce);
  if (key !== null) discord.state.nonces.set(key, id);
}

/** A number and its digits are the same nonce. */
function nonceKey(channel: Channel, actor: User, nonce: string | number | null): string | null {
  return nonce === null ? null : `${channel.id} ${actor.id} ${nonce}`;
}
