/** `/interactions`: people begin them, applications answer (Discord docs, Receiving and Responding). */
import { unknown } from "../errors.ts";
import type { Discord } from "../discord.ts";
import { DiscordError } from "../errors.ts";
import { answerInteraction } from "../interactions/callback.ts";
import { callbackBody } from "../interactions/callback_schema.ts";
import { useCommand } from "../interactions/command.ts";
import { useComponent } from "../interactions/component.ts";
import { submitModal } from "../interactions/modal.ts";
import { interactionRequest } from "../interactions/request.ts";
import { insider } from "../messages/content_rule.ts";
import { messageView } from "../messages/view.ts";
import { type Interaction, InteractionType } from "../model/interaction.ts";
import { type Message, MessageFlag } from "../model/message.ts";
import { openRoute, route } from "./route.ts";

export const interactionRoutes = [
  route("POST", "/interactions", async ({ discord, actor, form }) => {
    if (actor.bot) throw new DiscordError(403, 20001, "Bots cannot use this endpoint");
    const { data: request, files } = await form(interactionRequest);
    switch (request.type) {
      case InteractionType.command:
      case InteractionType.autocomplete:
        useCommand(discord, actor, request, files);
        break;
      case InteractionType.component:
        useComponent(discord, actor, request);
        break;
      case InteractionType.modalSubmit:
        submitModal(discord, actor, request, files);
    }
  }),
  openRoute(
    "POST",
    "/interactions/:interaction/:token/callback",
    async ({ discord, params, query, form }) => {
      const interaction = discord.state.interactions.get(params.interaction);
      if (interaction?.token !== params.token || interaction.expiresAt < Date.now()) {
        throw unknown(
          "interaction",
        );
      }
      const { data: callback, files } = await form(callbackBody);
      const message = answerInteraction(discord, interaction, callback, files);
      if (query.get("with_response") !== "true") return undefined;
      return callbackView(discord, interaction, callback.type, message);
    },
  ),
];

/** Discord docs, Interaction Callback Response Object. */
function callbackView(
  discord: Discord,
  { id, type, applicationId, channelId, guildId }: Interaction,
  callback: number,
  message: Message | null,
): Record<string, unknown> {
  const response = message === null ? {} : {
    response_message_id: message.id,
    response_message_loading: (message.flags & MessageFlag.loading) !== 0,
    response_message_ephemeral: message.ephemeralFor !== null,
  };
  const resource = message === null
    ? {}
    : { resource: { type: callback, message: messageView(discord, message, insider(applicationId)) } };
  return {
    interaction: {
      id,
      type,
      channel_id: channelId,
      ...(guildId === null ? {} : { guild_id: guildId }),
      ...response,
    },
    ...resource,
  };
}
