/** Brings an interaction to its application: by the gateway, or by HTTP where it gave an address. */
import type { Discord } from "../discord.ts";
import { publish } from "../gateway/publish.ts";
import type { Interaction } from "../model/interaction.ts";
import { report } from "../report.ts";
import { postInteraction } from "./http_door.ts";
import { interactionPayload } from "./payload.ts";

/** Sends INTERACTION_CREATE to the application's sessions, or posts the same payload to its address. */
export function deliver(discord: Discord, interaction: Interaction): void {
  const { applicationId, guildId } = interaction;
  const url = discord.state.applications.get(applicationId)?.interactionsEndpointUrl ?? null;
  if (url !== null) {
    postInteraction(discord, interaction, url).catch(report);
    return;
  }
  const audience = { kind: "users", userIds: [applicationId], guildId } as const;
  publish(discord, { name: "INTERACTION_CREATE", audience, data: interactionPayload(discord, interaction) });
}
