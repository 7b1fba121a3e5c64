/** Who is online: whoever has a session (Discord docs, Gateway Events > Presence Update). */
import type { Discord } from "../discord.ts";
import { publish } from "./publish.ts";

/** `online` while one session of the account lives. */
export function statusOf(discord: Discord, userId: string): "online" | "offline" {
  return discord.hub.of(userId).length > 0 ? "online" : "offline";
}

/** A presence as it stands in GUILD_CREATE. */
export function presenceView(discord: Discord, userId: string): Record<string, unknown> {
  const status = statusOf(discord, userId);
  return {
    user: { id: userId },
    status,
    activities: [],
    client_status: status === "online" ? { web: status } : {},
  };
}

/** Tells every guild of the account how it is now. */
export function announcePresence(discord: Discord, userId: string): void {
  for (const guild of discord.state.guilds.values()) {
    if (!guild.members.has(userId)) continue;
    const data = { ...presenceView(discord, userId), guild_id: guild.id };
    publish(discord, { name: "PRESENCE_UPDATE", audience: { kind: "guild", guildId: guild.id }, data });
  }
}
