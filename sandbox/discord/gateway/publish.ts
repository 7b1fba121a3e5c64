/** Tells every session what it may know of an event. */
import type { Discord } from "../discord.ts";
import type { GatewayEvent } from "./event.ts";
import { viewOf } from "./visibility.ts";

/** Dispatches an event. A payload shared by several viewers is written out once. */
export function publish(discord: Discord, event: GatewayEvent): void {
  const written = new Map<object, string>();
  for (const session of discord.hub.all()) {
    const seen = viewOf(discord, event, session.viewer);
    if (seen === undefined) continue;
    const json = written.get(seen) ?? JSON.stringify(seen);
    written.set(seen, json);
    session.dispatch(event.name, json);
  }
}
