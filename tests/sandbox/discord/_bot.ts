import type { World } from "../../../sandbox/mod.ts";
import { UserGateway } from "../../_support/user_gateway.ts";
import { UserRest } from "../../_support/user_rest.ts";

/** Guilds, members, voice states, messages, reactions, typing and message content. */
export const INTENTS = 1 | (1 << 1) | (1 << 7) | (1 << 9) | (1 << 10) | (1 << 11) | (1 << 12) | (1 << 13) |
  (1 << 15);

/** The bot's REST calls. */
export function botRest(world: World): UserRest {
  return new UserRest(world.apiUrl, `Bot ${world.botToken}`);
}

/** The bot without a library, connected. */
export class RawBot {
  constructor(readonly world: World, readonly rest: UserRest, readonly gateway: UserGateway) {}

  static async connect(world: World, intents = INTENTS): Promise<RawBot> {
    const gateway = await UserGateway.connect(world.gatewayUrl, world.botToken, { intents });
    return new RawBot(world, botRest(world), gateway);
  }

  // deno-lint-ignore no-explicit-any -- Discord's JSON, which tests read field by field.
  next(event: string, predicate: (data: any) => boolean = () => true): Promise<any> {
    return this.gateway.next(event, predicate, 5_000);
  }

  /** Registers these as the global commands. */
  register<T>(...commands: object[]): Promise<T> {
    return this.rest.send("PUT", `/applications/${this.world.applicationId}/commands`, commands);
  }

  /** Answers an interaction. */
  answer<T = undefined>(interaction: { id: string; token: string }, body: object, query = ""): Promise<T> {
    return this.rest.send(
      "POST",
      `/interactions/${interaction.id}/${interaction.token}/callback${query}`,
      body,
    );
  }

  /** `/webhooks/{application}/{token}` and what is below it. */
  webhook<T>(interaction: { token: string }, method: string, path = "", body?: object): Promise<T> {
    return this.rest.send(method, `/webhooks/${this.world.applicationId}/${interaction.token}${path}`, body);
  }

  close(): Promise<void> {
    return this.gateway.close();
  }
}
