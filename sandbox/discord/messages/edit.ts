/** Changes a message: what the edit does not name stays. */
import type { Component } from "../components/component.ts";
import { storedComponents } from "../components/stored_components.ts";
import type { Discord } from "../discord.ts";
import type { Attachment, Message } from "../model/message.ts";
import { MessageFlag } from "../model/message.ts";
import type { Upload } from "../rest/body.ts";
import { timestamp } from "../timestamp.ts";
import { announceMessage } from "./announce.ts";
import { storeAttachments } from "./attachments.ts";
import { checkWhole } from "./check.ts";
import type { AllowedMentions, MessageEdit } from "./draft.ts";
import { checkEmbeds, storedEmbed } from "./embed.ts";
import { resolveMedia } from "./media.ts";
import { findMentions, mentioningText } from "./mentions.ts";

/** An edit with its files. */
export interface Editing {
  readonly edit: MessageEdit;
  readonly files: readonly Upload[];
  readonly allowedByDefault: AllowedMentions;
  /** False for the first words of a "thinking" message, which are no edit to its readers. */
  readonly marksEdited: boolean;
}

/** Applies, stores and announces an edit; throws 50006 and 50035, and then nothing has changed. */
export function editMessage(
  discord: Discord,
  message: Message,
  { edit, files, ...editing }: Editing,
): Message {
  const content = edit.content === undefined ? message.content : (edit.content ?? "").trim();
  const components = edit.components === undefined
    ? message.components
    : (edit.components ?? []) as Component[];
  const embeds = edit.embeds === undefined ? message.embeds : (edit.embeds ?? []).map(storedEmbed);
  const flags = flagsAfter(message.flags, edit.flags);
  const kept = keptAttachments(message, edit);
  checkWhole({ content, embeds, components, attachments: [...kept, ...files], flags });
  checkEmbeds(edit.embeds ?? []);
  const attachments = [...kept, ...addedAttachments(discord, message, edit, files)];
  Object.assign(message, {
    content,
    flags,
    attachments,
    embeds: resolveMedia(embeds, attachments),
    components: storedComponents(components, { attachments, nextId: discord.nextId }),
    editedTimestamp: editing.marksEdited ? timestamp() : message.editedTimestamp,
  });
  if (edit.content !== undefined || edit.components !== undefined) {
    mentionAgain(discord, message, edit.allowed_mentions ?? editing.allowedByDefault);
  }
  announceMessage(discord, "MESSAGE_UPDATE", message);
  return message;
}

/** SUPPRESS_EMBEDS can be set and unset, IS_COMPONENTS_V2 only set (Discord docs, Edit Message). */
function flagsAfter(flags: number, wanted: number | null | undefined): number {
  const shown = flags & ~MessageFlag.loading;
  if (wanted === null || wanted === undefined) return shown;
  const base = (shown & ~MessageFlag.suppressEmbeds) | (wanted & MessageFlag.suppressEmbeds);
  return base | (wanted & MessageFlag.componentsV2);
}

/** The list of an edit names what stays; without a list all stays. */
function keptAttachments(message: Message, edit: MessageEdit): Attachment[] {
  if (edit.attachments === undefined) return message.attachments;
  const ids = new Set(edit.attachments?.map(({ id }) => id));
  return message.attachments.filter(({ id }) => ids.has(id));
}

function addedAttachments(
  discord: Discord,
  message: Message,
  edit: MessageEdit,
  files: readonly Upload[],
): Attachment[] {
  const known = new Set(message.attachments.map(({ id }) => id));
  return storeAttachments(discord, {
    channelId: message.channelId,
    requests: edit.attachments?.filter(({ id }) => id === undefined || !known.has(id)),
    files,
    ephemeral: message.ephemeralFor !== null,
  });
}

function mentionAgain(discord: Discord, message: Message, allowed: AllowedMentions): void {
  const channel = discord.state.channels.get(message.channelId);
  if (!channel) return;
  const { authorId, content, components } = message;
  const text = mentioningText(content, components);
  const mentions = findMentions(discord, { channel, authorId, text, allowed, repliedTo: null });
  message.mentionEveryone = mentions.everyone;
  message.mentionIds = mentions.userIds;
  message.mentionRoleIds = mentions.roleIds;
}
