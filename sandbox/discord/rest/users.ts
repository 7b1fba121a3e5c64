/** `/users`: oneself, others, settings and direct messages (Discord docs, User). */
import { z } from "zod";
import { requireUser } from "../access.ts";
import type { Discord } from "../discord.ts";
import { fieldError, snowflake } from "../form.ts";
import { LOCALES } from "../locales.ts";
import type { DirectChannel } from "../model/channel.ts";
import type { Guild } from "../model/guild.ts";
import type { User } from "../model/user.ts";
import { guildPermissions } from "../permissions.ts";
import { publish } from "../gateway/publish.ts";
import { channelView } from "../views/channel.ts";
import { selfView, userView } from "../views/user.ts";
import { route } from "./route.ts";

const settings = z.object({ locale: z.enum(LOCALES).optional() });
const profile = z.object({
  username: z.string().min(2).max(32).optional(),
  global_name: z.string().max(32).nullish(),
});
const recipient = z.union([
  z.object({ recipient_id: snowflake }),
  z.object({ recipients: z.array(snowflake).length(1) }),
]);

export const userRoutes = [
  route("GET", "/users/@me", ({ actor }) => selfView(actor)),
  route("PATCH", "/users/@me", async ({ discord, actor, json }) => {
    const { username, global_name } = await json(profile);
    if (username !== undefined) actor.username = username;
    if (global_name !== undefined) actor.global_name = global_name;
    publish(discord, { name: "USER_UPDATE", audience: onlyTo(actor.id), data: selfView(actor) });
    return selfView(actor);
  }),
  route("GET", "/users/@me/settings", ({ actor }) => ({ locale: actor.locale })),
  route("PATCH", "/users/@me/settings", async ({ discord, actor, json }) => {
    const { locale } = await json(settings);
    if (locale !== undefined) actor.locale = locale;
    const data = { locale: actor.locale };
    publish(discord, { name: "USER_SETTINGS_UPDATE", audience: onlyTo(actor.id), data });
    return data;
  }),
  route("GET", "/users/@me/guilds", ({ discord, actor }) => {
    const own = [...discord.state.guilds.values()].filter((guild) => guild.members.has(actor.id));
    return own.map((guild) => ownGuildView(guild, actor));
  }),
  route("GET", "/users/@me/channels", ({ discord, actor }) =>
    [...discord.state.channels.values()]
      .filter((channel) => channel.kind === "direct" && channel.userIds.includes(actor.id))
      .map((channel) => channelView(discord, channel, actor.id))),
  route("POST", "/users/@me/channels", async ({ discord, actor, json }) => {
    const body = await json(recipient);
    const other = "recipient_id" in body ? body.recipient_id : body.recipients[0] ?? "";
    return channelView(discord, openDirect(discord, actor.id, other), actor.id);
  }),
  route("GET", "/users/:user", ({ discord, params }) => userView(requireUser(discord, params.user))),
];

function ownGuildView(guild: Guild, actor: User): Record<string, unknown> {
  const { id, name, ownerId } = guild;
  const member = guild.members.get(actor.id);
  const permissions = `${member ? guildPermissions(guild, member) : 0n}`;
  return { id, name, icon: null, banner: null, owner: ownerId === actor.id, permissions, features: [] };
}

/** The conversation of two people, made when there is none yet. */
export function openDirect(discord: Discord, userId: string, otherId: string): DirectChannel {
  if (otherId === userId || !discord.state.users.has(otherId)) {
    throw fieldError(
      ["recipient_id"],
      "CHANNEL_RECIPIENT_INVALID",
      "Cannot open a direct message with this user.",
    );
  }
  const channels = [...discord.state.channels.values()];
  const existing = channels.find((one): one is DirectChannel =>
    one.kind === "direct" && one.userIds.includes(userId) && one.userIds.includes(otherId)
  );
  return existing ?? createDirect(discord, userId, otherId);
}

function createDirect(discord: Discord, userId: string, otherId: string): DirectChannel {
  const channel: DirectChannel = {
    kind: "direct",
    id: discord.nextId(),
    userIds: [userId, otherId],
    lastMessageId: null,
    lastPinAt: null,
  };
  discord.state.channels.set(channel.id, channel);
  // Bots are not told of direct channels since API v8.
  for (const id of channel.userIds.filter((one) => !discord.state.users.get(one)?.bot)) {
    publish(discord, {
      name: "CHANNEL_CREATE",
      audience: onlyTo(id),
      data: channelView(discord, channel, id),
    });
  }
  return channel;
}

function onlyTo(userId: string): { kind: "users"; userIds: string[] } {
  return { kind: "users", userIds: [userId] };
}
