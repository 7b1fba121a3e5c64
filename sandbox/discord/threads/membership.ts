/** Who is in a thread. */
import { rightsIn } from "../access.ts";
import type { Discord } from "../discord.ts";
import type { Thread } from "../model/channel.ts";
import { allows, Permission } from "../permissions.ts";
import { timestamp } from "../timestamp.ts";
import { announceJoin, announceLeave } from "./announce.ts";

/** Adds somebody of the guild; no news when they are in it. */
export function joinThread(discord: Discord, thread: Thread, userId: string): void {
  if (thread.members.has(userId)) return;
  thread.members.set(userId, timestamp());
  announceJoin(discord, thread, userId);
}

/** Takes somebody out; no news when they were not in it. */
export function leaveThread(discord: Discord, thread: Thread, userId: string): void {
  if (!thread.members.has(userId)) return;
  announceLeave(discord, thread, userId);
  thread.members.delete(userId);
}

/** Whoever speaks in a thread or is mentioned there becomes a member, if they see its channel. */
export function joinBySpeaking(discord: Discord, thread: Thread, userIds: readonly string[]): void {
  const parent = discord.state.channels.get(thread.parentId);
  if (!parent) return;
  for (const userId of userIds) {
    if (!allows(rightsIn(discord, userId, parent), Permission.viewChannel)) continue;
    joinThread(discord, thread, userId);
  }
}
