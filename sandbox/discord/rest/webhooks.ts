/** `/webhooks/{application}/{token}`: what an application says after its first answer (Discord docs, Followup Messages). */
import { findMessage } from "../access.ts";
import type { Discord } from "../discord.ts";
import { DiscordError, unknown } from "../errors.ts";
import { sendFollowUp } from "../interactions/answer.ts";
import { announceDeletion } from "../messages/announce.ts";
import { insider } from "../messages/content_rule.ts";
import { messageDraft, type MessageEdit, messageEdit } from "../messages/draft.ts";
import { editMessage } from "../messages/edit.ts";
import { DEFAULT_ALLOWED } from "../messages/mentions.ts";
import { forgetMessage } from "../messages/store.ts";
import { messageView } from "../messages/view.ts";
import type { Interaction } from "../model/interaction.ts";
import { type Message, MessageFlag } from "../model/message.ts";
import type { Upload } from "./body.ts";
import { openRoute } from "./route.ts";

interface WebhookParams {
  readonly application: string;
  readonly token: string;
}

export const webhookRoutes = [
  openRoute("POST", "/webhooks/:application/:token", async ({ discord, params, form }) => {
    const { data: draft, files } = await form(messageDraft);
    const interaction = requireInteraction(discord, params);
    const waiting = findMessage(discord, interaction.channelId, interaction.originalMessageId ?? "");
    // The first words after a deferral become the original (Discord docs, Create Followup Message).
    const message = waiting && isLoading(waiting)
      ? edit(discord, waiting, draft, files)
      : sendFollowUp(discord, interaction, draft, files);
    return messageView(discord, message, insider(interaction.applicationId));
  }),
  openRoute("GET", "/webhooks/:application/:token/messages/:message", ({ discord, params }) => {
    const interaction = requireInteraction(discord, params);
    const message = requireOwn(discord, interaction, params.message);
    return messageView(discord, message, insider(interaction.applicationId));
  }),
  openRoute("PATCH", "/webhooks/:application/:token/messages/:message", async ({ discord, params, form }) => {
    const { data, files } = await form(messageEdit);
    const interaction = requireInteraction(discord, params);
    const message = edit(discord, requireOwn(discord, interaction, params.message), data, files);
    return messageView(discord, message, insider(interaction.applicationId));
  }),
  openRoute("DELETE", "/webhooks/:application/:token/messages/:message", ({ discord, params }) => {
    const message = requireOwn(discord, requireInteraction(discord, params), params.message);
    forgetMessage(discord, message);
    announceDeletion(discord, message);
  }),
];

/** The answered interaction a token belongs to; throws 10015, or 50027 once the token is too old. */
function requireInteraction(discord: Discord, { application, token }: WebhookParams): Interaction {
  const found = [...discord.state.interactions.values()]
    .findLast((one) => one.applicationId === application && one.token === token);
  if (!found || found.state !== "answered") throw unknown("Webhook");
  if (found.expiresAt < Date.now()) throw new DiscordError(401, 50027, "Invalid Webhook Token");
  return found;
}

/** `@original`, or a message sent through this interaction. */
function requireOwn(discord: Discord, interaction: Interaction, id: string): Message {
  const message = findMessage(
    discord,
    interaction.channelId,
    id === "@original" ? interaction.originalMessageId ?? "" : id,
  );
  const own = message?.id === interaction.originalMessageId || message?.origin?.id === interaction.id;
  if (!message || !own) throw unknown("Message");
  return message;
}

function edit(discord: Discord, message: Message, changes: MessageEdit, files: readonly Upload[]): Message {
  return editMessage(discord, message, {
    edit: changes,
    files,
    allowedByDefault: DEFAULT_ALLOWED.interaction,
    marksEdited: !isLoading(message),
  });
}

function isLoading({ flags }: Message): boolean {
  return (flags & MessageFlag.loading) !== 0;
}
