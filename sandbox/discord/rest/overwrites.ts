/** `/channels/{id}/permissions`: overwrites (Discord docs, Channel > Edit Channel Permissions). */
import { z } from "zod";
import { requireChannel, rightsIn } from "../access.ts";
import type { Discord } from "../discord.ts";
import { missingPermissions, unknown, wrongChannelType } from "../errors.ts";
import { publish } from "../gateway/publish.ts";
import type { GuildChannel } from "../model/channel.ts";
import type { User } from "../model/user.ts";
import { allows } from "../permissions.ts";
import { channelView } from "../views/channel.ts";
import { permissionBits } from "./permission_bits.ts";
import { route } from "./route.ts";

const body = z.object({
  type: z.union([z.literal(0), z.literal(1)]),
  allow: permissionBits.nullish(),
  deny: permissionBits.nullish(),
});

export const overwriteRoutes = [
  route("PUT", "/channels/:channel/permissions/:overwrite", async ({ discord, actor, params, json }) => {
    const { type, allow, deny } = await json(body);
    const channel = requireManaged(discord, actor, params.channel);
    const overwrite = { id: params.overwrite, type, allow: allow ?? "0", deny: deny ?? "0" };
    const rights = rightsIn(discord, actor.id, channel);
    if (!allows(rights, BigInt(overwrite.allow) | BigInt(overwrite.deny))) throw missingPermissions();
    channel.overwrites = [...channel.overwrites.filter(({ id }) => id !== overwrite.id), overwrite];
    announceChannel(discord, "CHANNEL_UPDATE", channel);
  }),
  route("DELETE", "/channels/:channel/permissions/:overwrite", ({ discord, actor, params }) => {
    const channel = requireManaged(discord, actor, params.channel);
    if (!channel.overwrites.some(({ id }) => id === params.overwrite)) throw unknown("Overwrite");
    channel.overwrites = channel.overwrites.filter(({ id }) => id !== params.overwrite);
    announceChannel(discord, "CHANNEL_UPDATE", channel);
  }),
];

function requireManaged(discord: Discord, actor: User, channelId: string): GuildChannel {
  const channel = requireChannel(discord, actor.id, channelId, "manageRoles");
  if (channel.kind !== "guild") throw wrongChannelType();
  return channel;
}

/** Tells the guild of a new, changed or deleted channel. */
export function announceChannel(
  discord: Discord,
  name: "CHANNEL_CREATE" | "CHANNEL_UPDATE" | "CHANNEL_DELETE",
  channel: GuildChannel,
): void {
  const audience = { kind: "guild", guildId: channel.guildId } as const;
  publish(discord, { name, audience, data: channelView(discord, channel, "") });
}
