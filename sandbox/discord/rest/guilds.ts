/** `/guilds`: a server and its channels (Discord docs, Guild). */
import { z } from "zod";
import { canView, requireGuild } from "../access.ts";
import { publish } from "../gateway/publish.ts";
import { statusOf } from "../gateway/presence.ts";
import { LOCALES } from "../locales.ts";
import { channelView } from "../views/channel.ts";
import { guildView } from "../views/guild.ts";
import { route } from "./route.ts";

const changes = z.object({
  name: z.string().min(2).max(100).optional(),
  preferred_locale: z.enum(LOCALES).nullish(),
});

export const guildRoutes = [
  route("GET", "/guilds/:guild", ({ discord, actor, params, query }) => {
    const { guild } = requireGuild(discord, actor.id, params.guild);
    if (query.get("with_counts") !== "true") return guildView(guild);
    const online = [...guild.members.keys()].filter((id) => statusOf(discord, id) === "online").length;
    return {
      ...guildView(guild),
      approximate_member_count: guild.members.size,
      approximate_presence_count: online,
    };
  }),
  route("PATCH", "/guilds/:guild", async ({ discord, actor, params, json }) => {
    const { name, preferred_locale } = await json(changes);
    const { guild } = requireGuild(discord, actor.id, params.guild, "manageGuild");
    guild.name = name ?? guild.name;
    if (preferred_locale !== undefined) guild.preferredLocale = preferred_locale ?? "en-US";
    const data = guildView(guild);
    publish(discord, { name: "GUILD_UPDATE", audience: { kind: "guild", guildId: guild.id }, data });
    return data;
  }),
  route("GET", "/guilds/:guild/channels", ({ discord, actor, params }) => {
    const { guild } = requireGuild(discord, actor.id, params.guild);
    const channels = [...guild.channelIds].flatMap((id) => discord.state.channels.get(id) ?? []);
    const visible = actor.bot ? channels : channels.filter((channel) => canView(discord, actor.id, channel));
    return visible.map((channel) => channelView(discord, channel, actor.id));
  }),
];
