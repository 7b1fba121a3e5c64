/** `/gateway`: where to connect (Discord docs, Gateway > Get Gateway). */
import type { Discord } from "../discord.ts";
import { DiscordError } from "../errors.ts";
import { openRoute, route } from "./route.ts";

export const gatewayRoutes = [
  openRoute("GET", "/gateway", ({ discord }) => ({ url: gatewayUrl(discord) })),
  route("GET", "/gateway/bot", ({ discord, actor }) => {
    if (!actor.bot) throw new DiscordError(403, 20002, "Only bots can use this endpoint");
    return {
      url: gatewayUrl(discord),
      shards: 1,
      session_start_limit: discord.identifies.limitOf(actor.id),
    };
  }),
];

function gatewayUrl(discord: Discord): string {
  return `${discord.origin.replace(/^http/, "ws")}/gateway`;
}
