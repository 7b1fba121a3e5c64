import { type DiscordGatewayPayload, GatewayIntents } from "discordeno";
import { z } from "zod";
import { messageOf } from "../errors.ts";
import type { Incoming, Route } from "../incoming.ts";
import { log } from "../log.ts";
import type { Checkpoint, SavedShard } from "./checkpoint.ts";
import { mayConcern } from "./concern.ts";
import { readMessage, type Surroundings } from "./incoming.ts";
import { readInteraction } from "./interactions.ts";

/** What Pupil asks to be told. Message content is privileged: it is switched on in Discord's developer portal. */
export const intents: number = GatewayIntents.Guilds | GatewayIntents.GuildVoiceStates |
  GatewayIntents.GuildMessages | GatewayIntents.GuildMessageReactions | GatewayIntents.DirectMessages |
  GatewayIntents.DirectMessageReactions | GatewayIntents.MessageContent;

const readySchema = z.object({ user: z.object({ id: z.string(), username: z.string() }) });

/** What the gateway tells besides what is routed. */
export interface GatewayListener {
  /** The bot is logged in with a new session. */
  ready(user: { readonly id: string; readonly username: string }): void;
  /** An earlier session goes on; everything missed has been sent. */
  resumed(): void;
}

/** What takes the gateway's events. */
export interface GatewayParts {
  readonly surroundings: Surroundings;
  readonly route: Route;
  readonly checkpoint: Pick<Checkpoint, "seen" | "once">;
  readonly listener: GatewayListener;
}

/** Reads one event; what is to be routed comes back. Throws when the payload is not as documented. */
function readEvent(
  event: string,
  data: unknown,
  { surroundings, listener }: GatewayParts,
): Incoming | undefined {
  switch (event) {
    case "MESSAGE_CREATE":
      return mayConcern(data, surroundings) ? readMessage(data, surroundings) : undefined;
    case "INTERACTION_CREATE":
      return readInteraction(data, surroundings);
    case "READY":
      surroundings.guilds.take(event, data);
      listener.ready(readySchema.parse(data).user);
      return undefined;
    case "RESUMED":
      listener.resumed();
      return undefined;
    default:
      surroundings.guilds.take(event, data);
      return undefined;
  }
}

/**
 * Makes what takes the gateway's dispatches and sends what arrives to the router, each message and interaction once. A
 * payload that is not as documented is logged and dropped; nothing here throws.
 */
export function connectGateway(
  parts: GatewayParts,
): (packet: DiscordGatewayPayload, shard: SavedShard) => void {
  const { checkpoint, route } = parts;
  return ({ t: event, s: sequence, d: data }, shard) => {
    if (!event || sequence === null) return;
    checkpoint.seen(shard, event, sequence);
    try {
      const incoming = readEvent(event, data, parts);
      if (incoming?.kind === "completion") void route(incoming); // told again later, it would help nobody
      else if (incoming) checkpoint.once(shard, incoming.id, () => route(incoming));
    } catch (error) {
      log("gateway").error("Cannot read {event}: {reason}", { event, reason: messageOf(error) });
    }
  };
}
