/** The one answer to: what does this session see of this event? */
import { canView } from "../access.ts";
import type { Discord } from "../discord.ts";
import type { Channel } from "../model/channel.ts";
import type { Audience, GatewayEvent, Viewer } from "./event.ts";
import { intendedFor } from "./intents.ts";

/** The payload as this viewer gets it; undefined when nothing of it is theirs to see. */
export function viewOf(discord: Discord, event: GatewayEvent, viewer: Viewer): object | undefined {
  const { name, audience, data } = event;
  if (!concerns(discord, audience, viewer)) return undefined;
  const free = viewer.intents === null || event.always === viewer.userId;
  if (!free && !intendedFor(viewer.intents, name, isDirect(discord, audience))) return undefined;
  return typeof data === "function" ? data(viewer) : data;
}

/** Whether a guild is on a session's shard (Discord docs, Gateway > Sharding). */
export function onShard(viewer: Viewer, guildId: string): boolean {
  const [id, count] = viewer.shard;
  return count === 1 || Number((BigInt(guildId) >> 22n) % BigInt(count)) === id;
}

function concerns(discord: Discord, audience: Audience, viewer: Viewer): boolean {
  switch (audience.kind) {
    case "users":
      return audience.userIds.includes(viewer.userId) &&
        (audience.guildId ? onShard(viewer, audience.guildId) : viewer.shard[0] === 0);
    case "guild":
      return Boolean(discord.state.guilds.get(audience.guildId)?.members.has(viewer.userId)) &&
        onShard(viewer, audience.guildId);
    case "channel":
      return seesChannel(discord, discord.state.channels.get(audience.channelId), viewer);
  }
}

function seesChannel(discord: Discord, channel: Channel | undefined, viewer: Viewer): boolean {
  if (!channel || !canView(discord, viewer.userId, channel)) return false;
  return channel.kind !== "direct" ? onShard(viewer, channel.guildId) : viewer.shard[0] === 0;
}

function isDirect(discord: Discord, audience: Audience): boolean {
  return audience.kind === "channel" && discord.state.channels.get(audience.channelId)?.kind === "direct";
}
