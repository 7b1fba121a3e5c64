/** Tells the gateway what happened to a thread: only those who may see it (Discord docs, Threads > Gateway Events). */
import type { Discord } from "../discord.ts";
import type { Viewer } from "../gateway/event.ts";
import { publish } from "../gateway/publish.ts";
import { presenceView } from "../gateway/presence.ts";
import type { Thread } from "../model/channel.ts";
import { memberView } from "../views/guild.ts";
import { threadMemberView, threadView } from "../views/thread.ts";

/** THREAD_CREATE of a new thread, or THREAD_UPDATE. */
export function announceThread(
  discord: Discord,
  name: "THREAD_CREATE" | "THREAD_UPDATE",
  thread: Thread,
): void {
  const more = name === "THREAD_CREATE" ? { newly_created: true } : {};
  const data = ({ userId }: Viewer) => ({ ...threadView(thread, userId), ...more });
  publish(discord, { name, audience: { kind: "channel", channelId: thread.id }, data });
}

/** THREAD_DELETE; to be called while the thread is still there. */
export function announceThreadDeletion(discord: Discord, thread: Thread): void {
  const { id, guildId, parentId, type } = thread;
  const data = { id, guild_id: guildId, parent_id: parentId, type };
  publish(discord, { name: "THREAD_DELETE", audience: { kind: "channel", channelId: id }, data });
}

/** Somebody joined: the newcomer gets the thread, everybody the news. */
export function announceJoin(discord: Discord, thread: Thread, userId: string): void {
  const newcomer = { kind: "users", userIds: [userId], guildId: thread.guildId } as const;
  publish(discord, { name: "THREAD_CREATE", audience: newcomer, data: threadView(thread, userId) });
  const member = discord.state.guilds.get(thread.guildId)?.members.get(userId);
  const added = {
    ...threadMemberView(thread, userId),
    ...(member ? { member: memberView(discord, member) } : {}),
    presence: presenceView(discord, userId),
  };
  announceMembers(discord, thread, userId, { added_members: [added] });
}

/** Somebody left, or was taken out. */
export function announceLeave(discord: Discord, thread: Thread, userId: string): void {
  announceMembers(discord, thread, userId, { removed_member_ids: [userId] });
}

function announceMembers(discord: Discord, thread: Thread, userId: string, change: object): void {
  const { id, guildId, members } = thread;
  const data = { id, guild_id: guildId, member_count: Math.min(members.size, 50), ...change };
  const audience = { kind: "channel", channelId: id } as const;
  publish(discord, { name: "THREAD_MEMBERS_UPDATE", audience, data, always: userId });
}
