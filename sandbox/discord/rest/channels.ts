/** `/channels/{id}`: a channel itself, and typing in it (Discord docs, Channel). */
import { requireChannel } from "../access.ts";
import { publish } from "../gateway/publish.ts";
import { channelView } from "../views/channel.ts";
import { memberView } from "../views/guild.ts";
import { route } from "./route.ts";

export const channelRoutes = [
  route(
    "GET",
    "/channels/:channel",
    ({ discord, actor, params }) =>
      channelView(discord, requireChannel(discord, actor.id, params.channel), actor.id),
  ),
  route("POST", "/channels/:channel/typing", ({ discord, actor, params }) => {
    const channel = requireChannel(discord, actor.id, params.channel, "sendMessages");
    const guildId = channel.kind !== "direct" ? channel.guildId : null;
    const member = guildId === null ? undefined : discord.state.guilds.get(guildId)?.members.get(actor.id);
    const data = {
      channel_id: channel.id,
      user_id: actor.id,
      timestamp: Math.floor(Date.now() / 1_000),
      ...(guildId === null ? {} : { guild_id: guildId }),
      ...(member ? { member: memberView(discord, member) } : {}),
    };
    publish(discord, { name: "TYPING_START", audience: { kind: "channel", channelId: channel.id }, data });
  }),
];
