/** Threads and their members as Discord sends them (Discord docs, Channel > Thread Metadata Object). */
import { ChannelType, type Thread } from "../model/channel.ts";

/** Members and messages are counted up to here (Discord docs, Threads > Thread Fields). */
const COUNTED = 50;

/** A thread as `viewerId` sees it: with their membership, if they are a member. */
export function threadView(thread: Thread, viewerId: string): Record<string, unknown> {
  const { archived, locked, autoArchive, archivedAt, createdAt, invitable } = thread;
  const joinedAt = thread.members.get(viewerId);
  return {
    id: thread.id,
    type: thread.type,
    guild_id: thread.guildId,
    parent_id: thread.parentId,
    owner_id: thread.ownerId,
    name: thread.name,
    last_message_id: thread.lastMessageId,
    last_pin_timestamp: thread.lastPinAt,
    rate_limit_per_user: thread.rateLimit,
    message_count: thread.messageCount,
    total_message_sent: thread.totalSent,
    member_count: Math.min(thread.members.size, COUNTED),
    flags: 0,
    thread_metadata: {
      archived,
      locked,
      auto_archive_duration: autoArchive,
      archive_timestamp: archivedAt,
      create_timestamp: createdAt,
      ...(thread.type === ChannelType.privateThread ? { invitable } : {}),
    },
    ...(joinedAt === undefined ? {} : { member: threadMemberView(thread, viewerId) }),
  };
}

/** One member of a thread. */
export function threadMemberView(thread: Thread, userId: string): Record<string, unknown> {
  return { id: thread.id, user_id: userId, join_timestamp: thread.members.get(userId), flags: 1 };
}
