/** An application's first answer to an interaction. */
import { checkCustomIds } from "../components/check.ts";
import { type Component, flattenComponents } from "../components/component.ts";
import { numberComponents } from "../components/number_components.ts";
import { findMessage } from "../access.ts";
import type { Discord } from "../discord.ts";
import { DiscordError, unknown } from "../errors.ts";
import { fieldError } from "../form.ts";
import type { MessageDraft, MessageEdit } from "../messages/draft.ts";
import { editMessage } from "../messages/edit.ts";
import { DEFAULT_ALLOWED } from "../messages/mentions.ts";
import { CallbackType, type Interaction, InteractionType } from "../model/interaction.ts";
import { type Message, MessageFlag } from "../model/message.ts";
import type { Upload } from "../rest/body.ts";
import type { Callback, Modal } from "./callback_schema.ts";
import { tellUser } from "./outcome.ts";
import { sendAnswer } from "./answer.ts";

const { message, deferredMessage, deferredUpdate, update, autocomplete, modal } = CallbackType;

/** Which answers fit which interaction (Discord docs, Interaction Callback Type). */
const FITTING: Record<number, ReadonlySet<number>> = {
  [InteractionType.command]: new Set([message, deferredMessage, modal]),
  [InteractionType.component]: new Set([message, deferredMessage, deferredUpdate, update, modal]),
  [InteractionType.autocomplete]: new Set([autocomplete]),
  [InteractionType.modalSubmit]: new Set([message, deferredMessage, deferredUpdate, update]),
};

/** Applies the answer; the message it made or changed. Throws 10062, 40060 or 50035, and then nothing has changed. */
export function answerInteraction(
  discord: Discord,
  interaction: Interaction,
  callback: Callback,
  files: readonly Upload[],
): Message | null {
  if (interaction.state === "failed") throw unknown("interaction");
  if (interaction.state === "answered") {
    throw new DiscordError(400, 40060, "Interaction has already been acknowledged.");
  }
  checkFitting(interaction, callback.type);
  const result = apply(discord, interaction, callback, files);
  settle(discord, interaction);
  if (callback.type !== autocomplete) tellUser(discord, interaction, "INTERACTION_SUCCESS");
  return result;
}

function checkFitting({ type, sourceMessageId }: Interaction, callback: number): void {
  const updates = callback === update || callback === deferredUpdate;
  if (FITTING[type]?.has(callback) && !(updates && sourceMessageId === null)) return;
  throw fieldError(["type"], "INTERACTION_CALLBACK_TYPE_INVALID", "This answer does not fit the interaction");
}

function settle(discord: Discord, interaction: Interaction): void {
  interaction.state = "answered";
  clearTimeout(interaction.deadline);
  if (interaction.modalId !== null) discord.state.modals.delete(interaction.modalId);
}

function apply(
  discord: Discord,
  interaction: Interaction,
  callback: Callback,
  files: readonly Upload[],
): Message | null {
  switch (callback.type) {
    case CallbackType.message:
      return original(interaction, sendAnswer(discord, interaction, callback.data, files));
    case CallbackType.deferredMessage:
      return original(interaction, defer(discord, interaction, callback.data?.flags ?? 0));
    case CallbackType.deferredUpdate:
      interaction.originalMessageId = interaction.sourceMessageId;
      return null;
    case CallbackType.update:
      return updateSource(discord, interaction, callback.data ?? {}, files);
    case CallbackType.autocomplete:
      tellUser(discord, interaction, "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE", callback.data);
      return null;
    case CallbackType.modal:
      openModal(discord, interaction, callback.data);
      return null;
    case CallbackType.pong:
      return null;
  }
}

function original(interaction: Interaction, sent: Message): Message {
  interaction.originalMessageId = sent.id;
  return sent;
}

/** The message that shows "… is thinking" until it is edited. */
function defer(discord: Discord, interaction: Interaction, flags: number): Message {
  const draft: MessageDraft = { flags: (flags & MessageFlag.ephemeral) | MessageFlag.loading };
  return sendAnswer(discord, interaction, draft, []);
}

function updateSource(
  discord: Discord,
  interaction: Interaction,
  edit: MessageEdit,
  files: readonly Upload[],
): Message {
  const source = findMessage(discord, interaction.channelId, interaction.sourceMessageId ?? "");
  if (!source) throw unknown("Message");
  interaction.originalMessageId = source.id;
  return editMessage(discord, source, {
    edit,
    files,
    allowedByDefault: DEFAULT_ALLOWED.interaction,
    marksEdited: true,
  });
}

function openModal(
  discord: Discord,
  interaction: Interaction,
  { custom_id, title, components }: Modal,
): void {
  const numbered = numberComponents(components as Component[]);
  checkCustomIds(flattenComponents(numbered));
  const id = discord.nextId();
  const { userId, applicationId, channelId, guildId, sourceMessageId, origin } = interaction;
  discord.state.modals.set(id, {
    id,
    userId,
    applicationId,
    channelId,
    guildId,
    customId: custom_id,
    components: numbered,
    sourceMessageId,
    origin,
  });
  const application = discord.state.applications.get(applicationId);
  tellUser(discord, interaction, "INTERACTION_MODAL_CREATE", {
    id,
    channel_id: channelId,
    guild_id: guildId,
    application: { id: applicationId, name: application?.name, icon: null },
    custom_id,
    title,
    components: numbered,
  });
}
