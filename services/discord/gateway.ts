import { type DiscordGatewayPayload, GatewayIntents } from "discordeno";
import { z } from "zod";
import { messageOf } from "../errors.ts";
import type { Incoming, Route } from "../incoming.ts";
import { log } from "../log.ts";
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

/** Reads one event; what is to be routed comes back. Throws when the payload is not as documented. */
function readEvent(
  event: string,
  data: unknown,
  surroundings: Surroundings,
  listener: GatewayListener,
): Incoming | undefined {
  switch (event) {
    case "MESSAGE_CREATE":
      return readMessage(data, surroundings);
    case "INTERACTION_CREATE":
      return readInteraction(data, surroundings);
    case "READY":
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
 * Makes what takes the gateway's packets and sends what arrives to the router. A payload that is not as documented is
 * logged and dropped; nothing here throws, because an error in a socket's handler would end the process.
 */
export function connectGateway(
  surroundings: Surroundings,
  route: Route,
  listener: GatewayListener,
): (packet: DiscordGatewayPayload) => void {
  return (packet) => {
    if (!packet.t) return;
    try {
      const incoming = readEvent(packet.t, packet.d, surroundings, listener);
      if (incoming) route(incoming);
    } catch (error) {
      log("gateway").error("Cannot read {event}: {reason}", { event: packet.t, reason: messageOf(error) });
    }
  };
}
