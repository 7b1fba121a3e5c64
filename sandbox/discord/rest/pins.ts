/** Pinned messages, by the current and by the older routes (Discord docs, Message > Get Channel Pins). */
import { z } from "zod";
import { requireChannel, requireMessage, rightsIn } from "../access.ts";
import type { Discord } from "../discord.ts";
import { DiscordError } from "../errors.ts";
import { parseForm } from "../form.ts";
import { publish } from "../gateway/publish.ts";
import { announceMessage } from "../messages/announce.ts";
import { readerFor } from "../messages/content_rule.ts";
import { createMessage } from "../messages/create.ts";
import { DEFAULT_ALLOWED } from "../messages/mentions.ts";
import { messageView } from "../messages/view.ts";
import type { Channel } from "../model/channel.ts";
import { type Message, MessageType } from "../model/message.ts";
import type { User } from "../model/user.ts";
import { allows, Permission } from "../permissions.ts";
import { timestamp } from "../timestamp.ts";
import { type AuthorizedCall, route } from "./route.ts";

/** Most pins of a channel. */
const PINS = 250;

const page = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(50),
  before: z.string().optional(),
});

type PinCall = AuthorizedCall<"channel" | "message">;

export const pinRoutes = [
  route("GET", "/channels/:channel/messages/pins", ({ discord, actor, params, query }) => {
    const { limit, before } = parseForm(page, Object.fromEntries(query));
    const found = pinned(discord, actor, params.channel)
      .filter(({ pinnedAt }) => before === undefined || Date.parse(pinnedAt ?? "") < Date.parse(before));
    const reader = readerFor(discord, actor);
    const items = found.slice(0, limit)
      .map((message) => ({ pinned_at: message.pinnedAt, message: messageView(discord, message, reader) }));
    return { items, has_more: found.length > limit };
  }),
  route("GET", "/channels/:channel/pins", ({ discord, actor, params }) => {
    const reader = readerFor(discord, actor);
    return pinned(discord, actor, params.channel).slice(0, 50).map((message) =>
      messageView(discord, message, reader)
    );
  }),
  route("PUT", "/channels/:channel/messages/pins/:message", pin),
  route("PUT", "/channels/:channel/pins/:message", pin),
  route("DELETE", "/channels/:channel/messages/pins/:message", unpin),
  route("DELETE", "/channels/:channel/pins/:message", unpin),
];

/** Newest pin first. */
function pinned(discord: Discord, actor: User, channelId: string): Message[] {
  const channel = requireChannel(discord, actor.id, channelId);
  if (!allows(rightsIn(discord, actor.id, channel), Permission.readMessageHistory)) return [];
  return [...discord.state.messages.get(channelId)?.values() ?? []]
    .filter(({ pinnedAt }) => pinnedAt !== null)
    .toSorted((a, b) => (b.pinnedAt ?? "").localeCompare(a.pinnedAt ?? ""));
}

function pin({ discord, actor, params }: PinCall): undefined {
  const { channel, message } = target(discord, actor, params);
  if (message.pinnedAt !== null) return;
  if (pinned(discord, actor, channel.id).length >= PINS) {
    throw new DiscordError(400, 30003, `Maximum number of pins reached for the channel (${PINS})`);
  }
  change(discord, channel, message, timestamp());
  createMessage(discord, {
    channel,
    authorId: actor.id,
    type: MessageType.pin,
    draft: {},
    files: [],
    flags: 0,
    allowedByDefault: DEFAULT_ALLOWED.interaction,
    reference: { view: { type: 0, message_id: message.id, channel_id: channel.id }, authorId: null },
    origin: null,
    ephemeralFor: null,
  });
}

function unpin({ discord, actor, params }: PinCall): undefined {
  const { channel, message } = target(discord, actor, params);
  if (message.pinnedAt !== null) change(discord, channel, message, null);
}

function target(
  discord: Discord,
  actor: User,
  params: PinCall["params"],
): { channel: Channel; message: Message } {
  const channel = requireChannel(discord, actor.id, params.channel, "pinMessages");
  return { channel, message: requireMessage(discord, actor.id, channel.id, params.message) };
}

function change(discord: Discord, channel: Channel, message: Message, pinnedAt: string | null): void {
  message.pinnedAt = pinnedAt;
  channel.lastPinAt = pinnedAt ?? channel.lastPinAt;
  announceMessage(discord, "MESSAGE_UPDATE", message);
  const guild = channel.kind !== "direct" ? { guild_id: channel.guildId } : {};
  const data = { channel_id: channel.id, last_pin_timestamp: channel.lastPinAt, ...guild };
  publish(discord, {
    name: "CHANNEL_PINS_UPDATE",
    audience: { kind: "channel", channelId: channel.id },
    data,
  });
}
