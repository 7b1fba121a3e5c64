/** Makes a message out of a draft, for every way of sending one. */
import type { Component } from "../components/component.ts";
import { storedComponents } from "../components/stored_components.ts";
import type { Discord } from "../discord.ts";
import type { Channel } from "../model/channel.ts";
import {
  type InteractionOrigin,
  type Message,
  MessageFlag,
  type MessageReference,
  SYSTEM_TYPES,
} from "../model/message.ts";
import { timeOf } from "../snowflake.ts";
import { timestamp } from "../timestamp.ts";
import { announceMessage } from "./announce.ts";
import { storeAttachments } from "./attachments.ts";
import { checkWhole } from "./check.ts";
import type { AllowedMentions, MessageDraft } from "./draft.ts";
import { checkEmbeds, storedEmbed } from "./embed.ts";
import { resolveMedia } from "./media.ts";
import { findMentions, mentioningText } from "./mentions.ts";
import { storeMessage } from "./store.ts";
import type { Upload } from "../rest/body.ts";

/** Everything about a new message that its draft does not say. */
export interface Sending {
  readonly channel: Channel;
  readonly authorId: string;
  readonly type: number;
  readonly draft: MessageDraft;
  readonly files: readonly Upload[];
  /** Flags that stay set; any other is dropped. */
  readonly flags: number;
  readonly allowedByDefault: AllowedMentions;
  readonly reference: { readonly view: MessageReference; readonly authorId: string | null } | null;
  readonly origin: InteractionOrigin | null;
  readonly ephemeralFor: string | null;
}

/** Checks, stores and announces a message; throws 50006 and 50035. */
export function createMessage(discord: Discord, sending: Sending): Message {
  const message = build(discord, sending);
  storeMessage(discord, message);
  announceMessage(discord, "MESSAGE_CREATE", message);
  return message;
}

function build(discord: Discord, sending: Sending): Message {
  const { channel, authorId, draft, files, flags } = sending;
  const content = (draft.content ?? "").trim();
  const embeds = draft.embeds ?? [];
  const components = (draft.components ?? []) as Component[];
  const silent = (flags & MessageFlag.loading) !== 0 || SYSTEM_TYPES.has(sending.type);
  if (!silent) checkWhole({ content, embeds, components, attachments: files, flags });
  checkEmbeds(embeds);
  const attachments = storeAttachments(discord, {
    channelId: channel.id,
    requests: draft.attachments,
    files,
    ephemeral: sending.ephemeralFor !== null,
  });
  const mentions = findMentions(discord, {
    channel,
    authorId,
    text: mentioningText(content, components),
    allowed: draft.allowed_mentions ?? sending.allowedByDefault,
    repliedTo: sending.reference?.authorId ?? null,
  });
  const id = discord.nextId();
  return {
    id,
    channelId: channel.id,
    authorId,
    type: sending.type,
    content,
    timestamp: timestamp(timeOf(id)),
    editedTimestamp: null,
    tts: draft.tts ?? false,
    flags,
    pinnedAt: null,
    mentionEveryone: mentions.everyone,
    mentionIds: mentions.userIds,
    mentionRoleIds: mentions.roleIds,
    attachments,
    embeds: resolveMedia(embeds.map(storedEmbed), attachments),
    components: storedComponents(components, { attachments, nextId: discord.nextId }),
    reactions: [],
    nonce: draft.nonce ?? null,
    reference: sending.reference?.view ?? null,
    origin: sending.origin,
    ephemeralFor: sending.ephemeralFor,
  };
}
