/** Starting threads, and listing them (Discord docs, Channel > Start Thread, List Public Archived Threads). */
import { z } from "zod";
import { canView, requireChannel, requireGuild, requireMessage } from "../access.ts";
import type { Discord } from "../discord.ts";
import { DiscordError, wrongChannelType } from "../errors.ts";
import { parseForm } from "../form.ts";
import { ChannelType, type GuildChannel, type Thread } from "../model/channel.ts";
import type { User } from "../model/user.ts";
import { startAlone, startFromMessage, type ThreadDraft, threadTypeIn } from "../threads/create.ts";
import { threadsOf } from "../threads/list.ts";
import { threadMemberView, threadView } from "../views/thread.ts";
import { autoArchive, slowMode } from "./patch_thread.ts";
import { Answer, type AuthorizedCall, route } from "./route.ts";

const fields = {
  name: z.string().min(1).max(100),
  auto_archive_duration: autoArchive.default(4_320),
  rate_limit_per_user: slowMode.nullish(),
};
const fromMessage = z.object(fields);
const { announcementThread, publicThread, privateThread } = ChannelType;
const alone = z.object({
  ...fields,
  type: z.union([z.literal(announcementThread), z.literal(publicThread), z.literal(privateThread)])
    .default(privateThread),
  invitable: z.boolean().default(true),
});
const page = z.object({
  before: z.string().optional(),
  limit: z.coerce.number().int().min(2).max(100).default(50),
});

export const threadRoutes = [
  route("POST", "/channels/:channel/messages/:message/threads", async ({ discord, actor, params, json }) => {
    const wanted = await json(fromMessage);
    const parent = requireParent(discord, actor, params.channel, "createPublicThreads");
    const message = requireMessage(discord, actor.id, parent.id, params.message);
    if (discord.state.channels.has(message.id)) {
      throw new DiscordError(400, 160004, "A thread has already been created for this message");
    }
    const draft = draftOf(wanted, true);
    return created(startFromMessage(discord, { parent, ownerId: actor.id, message, draft }), actor);
  }),
  route("POST", "/channels/:channel/threads", async ({ discord, actor, params, json }) => {
    const wanted = await json(alone);
    const right = wanted.type === privateThread ? "createPrivateThreads" : "createPublicThreads";
    const parent = requireParent(discord, actor, params.channel, right);
    if (wanted.type !== privateThread && wanted.type !== threadTypeIn(parent)) throw wrongChannelType();
    const draft = draftOf(wanted, wanted.invitable);
    return created(startAlone(discord, { parent, ownerId: actor.id, type: wanted.type, draft }), actor);
  }),
  route("GET", "/guilds/:guild/threads/active", ({ discord, actor, params }) => {
    const { guild } = requireGuild(discord, actor.id, params.guild);
    const threads = threadsOf(discord, { guildId: guild.id }).filter((one) => !one.archived);
    return { ...listView(threads.filter((one) => canView(discord, actor.id, one)), actor), has_more: false };
  }),
  route("GET", "/channels/:channel/threads/archived/public", (call) => {
    return archived(
      call,
      requireParent(call.discord, call.actor, call.params.channel),
      (thread) => thread.type !== privateThread,
    );
  }),
  route("GET", "/channels/:channel/threads/archived/private", (call) => {
    const parent = requireParent(call.discord, call.actor, call.params.channel, "manageThreads");
    return archived(call, parent, (thread) => thread.type === privateThread);
  }),
  route("GET", "/channels/:channel/users/@me/threads/archived/private", (call) => {
    return archived(
      call,
      requireParent(call.discord, call.actor, call.params.channel),
      (thread) => thread.type === privateThread && thread.members.has(call.actor.id),
    );
  }),
];

type ParentRight = "createPublicThreads" | "createPrivateThreads" | "manageThreads";

/** A channel that can have threads. */
function requireParent(
  discord: Discord,
  actor: User,
  channelId: string,
  ...rights: ParentRight[]
): GuildChannel {
  const channel = requireChannel(discord, actor.id, channelId);
  const { text, announcement } = ChannelType;
  if (channel.kind !== "guild" || (channel.type !== text && channel.type !== announcement)) {
    throw wrongChannelType();
  }
  requireChannel(discord, actor.id, channelId, "readMessageHistory", ...rights);
  return channel;
}

function draftOf(wanted: z.output<typeof fromMessage>, invitable: boolean): ThreadDraft {
  const { name, auto_archive_duration, rate_limit_per_user } = wanted;
  return { name, autoArchive: auto_archive_duration, rateLimit: rate_limit_per_user ?? 0, invitable };
}

function created(thread: Thread, actor: User): Answer {
  return new Answer(201, threadView(thread, actor.id));
}

/** Newest first, by when they were archived. */
function archived(
  { discord, actor, query }: AuthorizedCall,
  { guildId, id }: GuildChannel,
  wanted: (thread: Thread) => boolean,
): Record<string, unknown> {
  const { before, limit } = parseForm(page, Object.fromEntries(query));
  const found = threadsOf(discord, { guildId, parentId: id })
    .filter((thread) => thread.archived && wanted(thread))
    .filter(({ archivedAt }) => before === undefined || Date.parse(archivedAt) < Date.parse(before))
    .toSorted((a, b) => b.archivedAt.localeCompare(a.archivedAt));
  return { ...listView(found.slice(0, limit), actor), has_more: found.length > limit };
}

function listView(threads: Thread[], { id }: User): Record<string, unknown> {
  return {
    threads: threads.map((thread) => threadView(thread, id)),
    members: threads.filter(({ members }) => members.has(id)).map((thread) => threadMemberView(thread, id)),
  };
}
