/** How an interaction is remembered by the messages that answer it. */
import type { Channel } from "../model/channel.ts";
import type { InteractionOrigin } from "../model/message.ts";

/** An origin without anything that only some have. */
export function plainOrigin(id: string, type: number, userId: string, channel: Channel): InteractionOrigin {
  return {
    id,
    type,
    userId,
    name: null,
    owners: ownersOf(channel),
    originalResponseId: null,
    interactedMessageId: null,
    triggering: null,
  };
}

/** `authorizing_integration_owners` of an application installed in the guild ("0" in direct messages). */
export function ownersOf(channel: Channel): Record<string, string> {
  return { "0": channel.kind !== "direct" ? channel.guildId : "0" };
}
