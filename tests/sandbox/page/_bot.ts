import type { World } from "../../../sandbox/mod.ts";
import { type Message, type Packet, UserGateway } from "../../_support/user_gateway.ts";
import { UserRest } from "../../_support/user_rest.ts";

/** GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES and MESSAGE_CONTENT. */
const INTENTS = 1 | (1 << 9) | (1 << 12) | (1 << 15);

/** A bot that does what a test tells it, over the sandbox's own REST and gateway. */
export class ScriptedBot {
  private constructor(readonly world: World, readonly rest: UserRest, readonly gateway: UserGateway) {}

  static async connect(world: World): Promise<ScriptedBot> {
    const gateway = await UserGateway.connect(world.gatewayUrl, world.botToken, { intents: INTENTS });
    return new ScriptedBot(world, new UserRest(world.apiUrl, `Bot ${world.botToken}`), gateway);
  }

  /** Sends a message, into #general unless told otherwise. */
  say(body: string | Record<string, unknown>, channelId = this.world.channels.general): Promise<Message> {
    const message = typeof body === "string" ? { content: body } : body;
    return this.rest.send<Message>("POST", `/channels/${channelId}/messages`, message);
  }

  edit({ channel_id, id }: Message, content: string): Promise<Message> {
    return this.rest.send<Message>("PATCH", `/channels/${channel_id}/messages/${id}`, { content });
  }

  /** Makes these its commands. */
  register(commands: readonly Record<string, unknown>[]): Promise<unknown> {
    return this.rest.send("PUT", `/applications/${this.world.applicationId}/commands`, commands);
  }

  interaction(): Promise<Packet["d"]> {
    return this.gateway.next("INTERACTION_CREATE", () => true, 10_000);
  }

  heard(): Promise<Message> {
    return this.gateway.next(
      "MESSAGE_CREATE",
      ({ author }) => author.id !== this.world.applicationId,
      10_000,
    );
  }

  /** The first answer to an interaction: callback `type` and its `data`. */
  answer({ id, token }: Packet["d"], type: number, data?: Record<string, unknown>): Promise<unknown> {
    return this.rest.send("POST", `/interactions/${id}/${token}/callback`, {
      type,
      ...(data ? { data } : {}),
    });
  }

  /** Replaces its first answer. */
  complete({ token }: Packet["d"], content: string): Promise<unknown> {
    return this.rest.send("PATCH", `/webhooks/${this.world.applicationId}/${token}/messages/@original`, {
      content,
    });
  }

  close(): Promise<void> {
    return this.gateway.close();
  }
}
