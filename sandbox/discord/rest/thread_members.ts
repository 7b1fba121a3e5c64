/** `/channels/{thread}/thread-members` (Discord docs, Channel > Join Thread and after). */
import { z } from "zod";
import { canView, requireActive, requireChannel } from "../access.ts";
import type { Discord } from "../discord.ts";
import { missingAccess, unknown, wrongChannelType } from "../errors.ts";
import { parseForm, snowflake } from "../form.ts";
import { type Channel, ChannelType, type Thread } from "../model/channel.ts";
import { joinThread, leaveThread } from "../threads/membership.ts";
import { compareIds } from "../snowflake.ts";
import { memberView } from "../views/guild.ts";
import { threadMemberView } from "../views/thread.ts";
import { route } from "./route.ts";

const BASE = "/channels/:channel/thread-members";

const page = z.object({
  with_member: z.enum(["true", "false"]).default("false"),
  after: snowflake.default("0"),
  limit: z.coerce.number().int().min(1).max(100).default(100),
});

export const threadMemberRoutes = [
  route("GET", BASE, ({ discord, actor, params, query }) => {
    const thread = threadOnly(requireChannel(discord, actor.id, params.channel));
    const { with_member, after, limit } = parseForm(page, Object.fromEntries(query));
    return [...thread.members.keys()]
      .toSorted(compareIds)
      .filter((id) => compareIds(id, after) > 0)
      .slice(0, limit)
      .map((id) => view(discord, thread, id, with_member === "true"));
  }),
  route("GET", `${BASE}/:user`, ({ discord, actor, params, query }) => {
    const thread = threadOnly(requireChannel(discord, actor.id, params.channel));
    const userId = params.user === "@me" ? actor.id : params.user;
    if (!thread.members.has(userId)) throw unknown("Member");
    return view(discord, thread, userId, query.get("with_member") === "true");
  }),
  route("PUT", `${BASE}/:user`, ({ discord, actor, params }) => {
    const self = params.user === "@me" || params.user === actor.id;
    const rights = self ? [] : ["sendMessages" as const];
    const thread = threadOnly(requireActive(discord, actor.id, params.channel, ...rights));
    const userId = self ? actor.id : params.user;
    const parent = discord.state.channels.get(thread.parentId);
    if (!parent || !canView(discord, userId, parent)) throw missingAccess();
    if (!self && thread.type === ChannelType.privateThread && !thread.invitable) {
      requireChannel(discord, actor.id, thread.id, "manageThreads");
    }
    joinThread(discord, thread, userId);
  }),
  route("DELETE", `${BASE}/:user`, ({ discord, actor, params }) => {
    const thread = threadOnly(requireActive(discord, actor.id, params.channel));
    const self = params.user === "@me" || params.user === actor.id;
    const hosts = thread.type === ChannelType.privateThread && thread.ownerId === actor.id;
    if (!self && !hosts) requireChannel(discord, actor.id, thread.id, "manageThreads");
    leaveThread(discord, thread, self ? actor.id : params.user);
  }),
];

function threadOnly(channel: Channel): Thread {
  if (channel.kind !== "thread") throw wrongChannelType();
  return channel;
}

function view(
  discord: Discord,
  thread: Thread,
  userId: string,
  withMember: boolean,
): Record<string, unknown> {
  const member = discord.state.guilds.get(thread.guildId)?.members.get(userId);
  return {
    ...threadMemberView(thread, userId),
    ...(withMember && member ? { member: memberView(discord, member) } : {}),
  };
}
