/** Ends an interaction that nobody answered as they should. */
import type { Discord } from "../discord.ts";
import type { Interaction } from "../model/interaction.ts";
import { tellUser } from "./outcome.ts";

/** Tells the person that the application did not respond; nothing when it has. */
export function failInteraction(discord: Discord, interaction: Interaction): void {
  if (interaction.state !== "waiting") return;
  interaction.state = "failed";
  clearTimeout(interaction.deadline);
  tellUser(discord, interaction, "INTERACTION_FAILURE", { reason_code: 2 });
}
