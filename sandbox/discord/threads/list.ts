/** Finds threads. */
import type { Discord } from "../discord.ts";
import type { Thread } from "../model/channel.ts";

/** The threads of a channel or, without one, of a guild; newest first. */
export function threadsOf(discord: Discord, place: { guildId: string; parentId?: string }): Thread[] {
  const all = [...discord.state.channels.values()].filter((one): one is Thread =>
    one.kind === "thread" && one.guildId === place.guildId &&
    (place.parentId === undefined || one.parentId === place.parentId)
  );
  return all.toReversed();
}
