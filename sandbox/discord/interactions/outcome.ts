/** What a person's client hears of their interaction. */
import type { Discord } from "../discord.ts";
import { publish } from "../gateway/publish.ts";
import type { Interaction } from "../model/interaction.ts";

/** Events that only the person's own sessions get. */
export type OutcomeEvent =
  | "INTERACTION_CREATE"
  | "INTERACTION_SUCCESS"
  | "INTERACTION_FAILURE"
  | "INTERACTION_MODAL_CREATE"
  | "APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE";

/** Sends an event that names the interaction by its id and nonce. */
export function tellUser(
  discord: Discord,
  interaction: Interaction,
  name: OutcomeEvent,
  more: object = {},
): void {
  const { id, nonce, userId } = interaction;
  const data = { id, ...(nonce === null ? {} : { nonce }), ...more };
  publish(discord, {
    name,
    audience: { kind: "users", userIds: [userId], guildId: interaction.guildId },
    data,
  });
}
