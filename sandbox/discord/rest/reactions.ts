/** Reactions (Discord docs, Message > Create Reaction). */
import { z } from "zod";
import { requireActive, requireChannel, requireMessage } from "../access.ts";
import type { Discord } from "../discord.ts";
import { DiscordError, unknown } from "../errors.ts";
import { parseForm, snowflake } from "../form.ts";
import { audienceOf } from "../messages/announce.ts";
import type { Emoji, Message } from "../model/message.ts";
import type { User } from "../model/user.ts";
import { publish } from "../gateway/publish.ts";
import { compareIds } from "../snowflake.ts";
import { memberView } from "../views/guild.ts";
import { userView } from "../views/user.ts";
import { route } from "./route.ts";

/** Most different emoji on one message. */
const EMOJI = 20;

const page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  after: snowflake.default("0"),
});

const BASE = "/channels/:channel/messages/:message/reactions";

export const reactionRoutes = [
  route("PUT", `${BASE}/:emoji/@me`, ({ discord, actor, params }) => {
    requireActive(discord, actor.id, params.channel);
    const message = target(discord, actor, params);
    add(discord, actor, message, parseEmoji(params.emoji));
  }),
  route("DELETE", `${BASE}/:emoji/:user`, ({ discord, actor, params }) => {
    const message = target(discord, actor, params);
    const userId = params.user === "@me" ? actor.id : params.user;
    if (userId !== actor.id) requireChannel(discord, actor.id, params.channel, "manageMessages");
    remove(discord, message, parseEmoji(params.emoji), userId);
  }),
  route("GET", `${BASE}/:emoji`, ({ discord, actor, params, query }) => {
    const { limit, after } = parseForm(page, Object.fromEntries(query));
    const reaction = find(target(discord, actor, params), parseEmoji(params.emoji));
    return [...reaction?.userIds ?? []]
      .toSorted(compareIds)
      .filter((id) => compareIds(id, after) > 0)
      .slice(0, limit)
      .flatMap((id) => {
        const user = discord.state.users.get(id);
        return user ? [userView(user)] : [];
      });
  }),
  route("DELETE", `${BASE}/:emoji`, ({ discord, actor, params }) => {
    requireChannel(discord, actor.id, params.channel, "manageMessages");
    const message = target(discord, actor, params);
    const emoji = parseEmoji(params.emoji);
    message.reactions = message.reactions.filter((one) => !same(one.emoji, emoji));
    announce(discord, "MESSAGE_REACTION_REMOVE_EMOJI", message, { emoji });
  }),
  route("DELETE", BASE, ({ discord, actor, params }) => {
    requireChannel(discord, actor.id, params.channel, "manageMessages");
    const message = target(discord, actor, params);
    message.reactions = [];
    announce(discord, "MESSAGE_REACTION_REMOVE_ALL", message, {});
  }),
];

function target(discord: Discord, actor: User, params: { channel: string; message: string }): Message {
  requireChannel(discord, actor.id, params.channel, "readMessageHistory");
  return requireMessage(discord, actor.id, params.channel, params.message);
}

function add(discord: Discord, actor: User, message: Message, emoji: Emoji): void {
  const existing = find(message, emoji);
  if (existing?.userIds.has(actor.id)) return;
  if (!existing) {
    requireChannel(discord, actor.id, message.channelId, "addReactions");
    if (message.reactions.length >= EMOJI) {
      throw new DiscordError(400, 30010, `Maximum number of reactions reached (${EMOJI})`);
    }
    message.reactions.push({ emoji, userIds: new Set([actor.id]) });
  } else existing.userIds.add(actor.id);
  const channel = discord.state.channels.get(message.channelId);
  const guild = channel && channel.kind !== "direct" ? discord.state.guilds.get(channel.guildId) : undefined;
  const member = guild?.members.get(actor.id);
  announce(discord, "MESSAGE_REACTION_ADD", message, {
    user_id: actor.id,
    emoji,
    message_author_id: message.authorId,
    burst: false,
    type: 0,
    ...(member ? { member: memberView(discord, member) } : {}),
  });
}

function remove(discord: Discord, message: Message, emoji: Emoji, userId: string): void {
  const reaction = find(message, emoji);
  if (!reaction?.userIds.delete(userId)) return;
  if (reaction.userIds.size === 0) message.reactions = message.reactions.filter((one) => one !== reaction);
  announce(discord, "MESSAGE_REACTION_REMOVE", message, { user_id: userId, emoji, burst: false, type: 0 });
}

function announce(discord: Discord, name: string, message: Message, more: object): void {
  const channel = discord.state.channels.get(message.channelId);
  const guild = channel && channel.kind !== "direct" ? { guild_id: channel.guildId } : {};
  const data = { channel_id: message.channelId, message_id: message.id, ...guild, ...more };
  publish(discord, { name, audience: audienceOf(discord, message), data });
}

function find(message: Message, emoji: Emoji): Message["reactions"][number] | undefined {
  return message.reactions.find((one) => same(one.emoji, emoji));
}

function same(a: Emoji, b: Emoji): boolean {
  return a.id === null ? b.id === null && a.name === b.name : a.id === b.id;
}

/** `👍` or `name:id`; throws 10014 for anything that is no emoji. */
function parseEmoji(text: string): Emoji {
  const [, name, id] = /^(?:a:)?(\w+):(\d{1,20})$/.exec(text) ?? [];
  if (name !== undefined && id !== undefined) return { id, name };
  if (!/^(?:\p{RGI_Emoji}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?)$/v.test(text)) {
    throw unknown("Emoji");
  }
  return { id: null, name: text };
}
