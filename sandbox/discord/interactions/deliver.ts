/** Brings an interaction to its application. */
import type { Discord } from "../discord.ts";
import { publish } from "../gateway/publish.ts";
import type { Interaction } from "../model/interaction.ts";
import { interactionPayload } from "./payload.ts";

/** Sends INTERACTION_CREATE to the application's sessions. */
export function deliver(discord: Discord, interaction: Interaction): void {
  const { applicationId, guildId } = interaction;
  const audience = { kind: "users", userIds: [applicationId], guildId } as const;
  publish(discord, { name: "INTERACTION_CREATE", audience, data: interactionPayload(discord, interaction) });
}
