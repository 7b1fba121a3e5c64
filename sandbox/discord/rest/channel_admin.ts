/** Making, changing and deleting channels of a guild (Discord docs, Guild > Create Guild Channel, Channel). */
import { z } from "zod";
import { requireChannel, requireGuild } from "../access.ts";
import type { Discord } from "../discord.ts";
import { wrongChannelType } from "../errors.ts";
import { snowflake } from "../form.ts";
import { ChannelType, type GuildChannel } from "../model/channel.ts";
import type { Guild } from "../model/guild.ts";
import { deleteThread } from "../threads/change.ts";
import { threadsOf } from "../threads/list.ts";
import { channelView } from "../views/channel.ts";
import { announceChannel } from "./overwrites.ts";
import { permissionBits } from "./permission_bits.ts";
import { patchThread } from "./patch_thread.ts";
import { Answer, route } from "./route.ts";

const overwrite = z.object({
  id: snowflake,
  type: z.union([z.literal(0), z.literal(1)]),
  allow: permissionBits.default("0"),
  deny: permissionBits.default("0"),
});

const fields = {
  topic: z.string().max(1_024).nullish(),
  nsfw: z.boolean().nullish(),
  position: z.number().int().min(0).nullish(),
  rate_limit_per_user: z.number().int().min(0).max(21_600).nullish(),
  bitrate: z.number().int().min(8_000).max(384_000).nullish(),
  user_limit: z.number().int().min(0).max(99).nullish(),
  parent_id: snowflake.nullish(),
  permission_overwrites: z.array(overwrite).max(500).nullish(),
};

const name = z.string().min(1).max(100);
const changes = z.object({ name: name.optional(), ...fields });
const creation = z.object({
  name,
  type: z.union([z.literal(ChannelType.text), z.literal(ChannelType.voice), z.literal(ChannelType.category)])
    .default(ChannelType.text),
  ...fields,
});

export const channelAdminRoutes = [
  route("POST", "/guilds/:guild/channels", async ({ discord, actor, params, json }) => {
    const wanted = await json(creation);
    const { guild } = requireGuild(discord, actor.id, params.guild, "manageChannels");
    const channel = blankChannel(discord, guild, wanted.name, wanted.type);
    apply(channel, wanted);
    discord.state.channels.set(channel.id, channel);
    guild.channelIds.add(channel.id);
    announceChannel(discord, "CHANNEL_CREATE", channel);
    return new Answer(201, channelView(discord, channel, actor.id));
  }),
  route("PATCH", "/channels/:channel", async (call) => {
    const { discord, actor, params, json } = call;
    const found = requireChannel(discord, actor.id, params.channel);
    if (found.kind === "thread") return await patchThread(call, found);
    const wanted = await json(changes);
    const channel = requireChannel(discord, actor.id, params.channel, "manageChannels");
    if (channel.kind !== "guild") throw wrongChannelType();
    apply(channel, wanted);
    announceChannel(discord, "CHANNEL_UPDATE", channel);
    return channelView(discord, channel, actor.id);
  }),
  route("DELETE", "/channels/:channel", ({ discord, actor, params }) => {
    const found = requireChannel(discord, actor.id, params.channel);
    const right = found.kind === "thread" ? "manageThreads" : "manageChannels";
    const channel = requireChannel(discord, actor.id, params.channel, right);
    if (channel.kind === "direct") throw wrongChannelType();
    const view = channelView(discord, channel, actor.id);
    if (channel.kind === "thread") {
      deleteThread(discord, channel);
      return view;
    }
    for (const thread of threadsOf(discord, { guildId: channel.guildId, parentId: channel.id })) {
      deleteThread(discord, thread);
    }
    discord.state.channels.delete(channel.id);
    discord.state.messages.delete(channel.id);
    discord.state.guilds.get(channel.guildId)?.channelIds.delete(channel.id);
    announceChannel(discord, "CHANNEL_DELETE", channel);
    return view;
  }),
];

function blankChannel(discord: Discord, guild: Guild, name: string, type: number): GuildChannel {
  return {
    kind: "guild",
    id: discord.nextId(),
    type,
    guildId: guild.id,
    name,
    topic: null,
    position: guild.channelIds.size,
    parentId: null,
    nsfw: false,
    rateLimit: 0,
    overwrites: [],
    voice: type === ChannelType.voice ? { bitrate: 64_000, userLimit: 0 } : null,
    lastMessageId: null,
    lastPinAt: null,
  };
}

function apply(channel: GuildChannel, wanted: z.output<typeof changes>): void {
  channel.name = wanted.name ?? channel.name;
  if (wanted.topic !== undefined) channel.topic = wanted.topic;
  if (wanted.parent_id !== undefined) channel.parentId = wanted.parent_id;
  channel.nsfw = wanted.nsfw ?? channel.nsfw;
  channel.position = wanted.position ?? channel.position;
  channel.rateLimit = wanted.rate_limit_per_user ?? channel.rateLimit;
  channel.overwrites = wanted.permission_overwrites ?? channel.overwrites;
  if (!channel.voice) return;
  const { bitrate, userLimit } = channel.voice;
  channel.voice = { bitrate: wanted.bitrate ?? bitrate, userLimit: wanted.user_limit ?? userLimit };
}
