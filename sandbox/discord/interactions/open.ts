/** Begins an interaction: a token, a deadline, and word to the application and to the person. */
import type { Discord } from "../discord.ts";
import type { Channel } from "../model/channel.ts";
import type { Interaction } from "../model/interaction.ts";
import type { InteractionOrigin, JsonObject } from "../model/message.ts";
import { deliver } from "./deliver.ts";
import { failInteraction } from "./fail.ts";
import { tellUser } from "./outcome.ts";

/** How long a token works, ms (Discord docs, Interaction Callback). */
const TOKEN_LIFE = 15 * 60_000;

/** What differs from one kind of interaction to another. */
export interface Opening {
  readonly channel: Channel;
  readonly applicationId: string;
  readonly userId: string;
  readonly nonce: string | undefined;
  readonly data: JsonObject;
  readonly origin: InteractionOrigin;
  readonly sourceMessageId: string | null;
  readonly modalId: string | null;
}

/** Opens an interaction, whose id is its origin's. */
export function openInteraction(discord: Discord, opening: Opening): Interaction {
  const { channel, origin, nonce } = opening;
  const interaction: Interaction = {
    id: origin.id,
    token: newToken(origin.id),
    type: origin.type,
    applicationId: opening.applicationId,
    userId: opening.userId,
    channelId: channel.id,
    guildId: channel.kind !== "direct" ? channel.guildId : null,
    data: opening.data,
    nonce: nonce ?? null,
    sourceMessageId: opening.sourceMessageId,
    modalId: opening.modalId,
    origin,
    expiresAt: Date.now() + TOKEN_LIFE,
    state: "waiting",
    originalMessageId: null,
  };
  discord.state.interactions.set(interaction.id, interaction);
  const { interactionDeadline } = discord.timing;
  interaction.deadline = setTimeout(() => failInteraction(discord, interaction), interactionDeadline);
  tellUser(discord, interaction, "INTERACTION_CREATE");
  deliver(discord, interaction);
  return interaction;
}

function newToken(id: string): string {
  const random = crypto.getRandomValues(new Uint8Array(48)).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
  return `${btoa(`interaction:${id}:`).replaceAll("=", "")}${random}`;
}
