/** Messages an application sends through an interaction: the first answer and what follows. */
import { findMessage } from "../access.ts";
import type { Discord } from "../discord.ts";
import { unknown } from "../errors.ts";
import { createMessage, type Sending } from "../messages/create.ts";
import type { MessageDraft } from "../messages/draft.ts";
import { DEFAULT_ALLOWED } from "../messages/mentions.ts";
import { CommandType } from "../model/command.ts";
import { type Interaction, InteractionType } from "../model/interaction.ts";
import { type Message, MessageFlag, MessageType } from "../model/message.ts";
import { afterSpeaking, beforeSpeaking } from "../threads/speak.ts";
import type { Upload } from "../rest/body.ts";

/** Flags such a message may have. */
const FLAGS = MessageFlag.suppressEmbeds | MessageFlag.ephemeral | MessageFlag.loading |
  MessageFlag.suppressNotifications | MessageFlag.voiceMessage | MessageFlag.componentsV2;

/** Sends the first answer. */
export function sendAnswer(
  discord: Discord,
  interaction: Interaction,
  draft: MessageDraft,
  files: readonly Upload[],
): Message {
  const reference = referenceTo(discord, interaction, interaction.sourceMessageId);
  const type = interaction.type === InteractionType.command
    ? interaction.data.type === CommandType.chatInput
      ? MessageType.chatInputCommand
      : MessageType.contextMenuCommand
    : reference
    ? MessageType.reply
    : MessageType.default;
  return send(discord, interaction, { type, draft, files, reference, origin: interaction.origin });
}

/** Sends a follow-up, as a reply to the first answer. */
export function sendFollowUp(
  discord: Discord,
  interaction: Interaction,
  draft: MessageDraft,
  files: readonly Upload[],
): Message {
  const reference = referenceTo(discord, interaction, interaction.originalMessageId);
  const origin = { ...interaction.origin, originalResponseId: interaction.originalMessageId };
  const type = reference ? MessageType.reply : MessageType.default;
  return send(discord, interaction, { type, draft, files, reference, origin });
}

function send(
  discord: Discord,
  interaction: Interaction,
  one: Pick<Sending, "type" | "draft" | "files" | "reference" | "origin">,
): Message {
  const channel = discord.state.channels.get(interaction.channelId);
  if (!channel) throw unknown("Channel");
  const flags = (one.draft.flags ?? 0) & FLAGS;
  beforeSpeaking(discord, channel, interaction.applicationId);
  const message = createMessage(discord, {
    ...one,
    channel,
    authorId: interaction.applicationId,
    flags,
    allowedByDefault: DEFAULT_ALLOWED.interaction,
    ephemeralFor: (flags & MessageFlag.ephemeral) !== 0 ? interaction.userId : null,
  });
  if (message.ephemeralFor === null) afterSpeaking(discord, channel, message);
  return message;
}

/** Its author is not mentioned by the reply. */
function referenceTo(
  discord: Discord,
  interaction: Interaction,
  messageId: string | null,
): Sending["reference"] {
  const target = messageId === null ? undefined : findMessage(discord, interaction.channelId, messageId);
  if (!target) return null;
  const guild = interaction.guildId === null ? {} : { guild_id: interaction.guildId };
  const view = { type: 0, message_id: target.id, channel_id: interaction.channelId, ...guild };
  return { view, authorId: null };
}
