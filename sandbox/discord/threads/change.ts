/** Archives, wakes, renames and deletes threads. */
import type { Discord } from "../discord.ts";
import type { Thread } from "../model/channel.ts";
import { MessageType } from "../model/message.ts";
import { timestamp } from "../timestamp.ts";
import { announceThread, announceThreadDeletion } from "./announce.ts";
import { notice } from "./create.ts";

/** What can be changed of a thread; absent fields stay. */
export interface ThreadChanges {
  readonly name?: string | undefined;
  readonly archived?: boolean | undefined;
  readonly locked?: boolean | undefined;
  readonly invitable?: boolean | undefined;
  readonly autoArchive?: number | undefined;
  readonly rateLimit?: number | undefined;
}

/** Applies and announces a change; a new name is also told in the thread, in the name of whoever gave it. */
export function changeThread(discord: Discord, thread: Thread, changes: ThreadChanges, userId: string): void {
  const { name = thread.name, archived = thread.archived, autoArchive = thread.autoArchive } = changes;
  const renamed = name !== thread.name;
  const moved = archived !== thread.archived || autoArchive !== thread.autoArchive;
  Object.assign(thread, {
    name,
    archived,
    autoArchive,
    locked: changes.locked ?? thread.locked,
    invitable: changes.invitable ?? thread.invitable,
    rateLimit: changes.rateLimit ?? thread.rateLimit,
    archivedAt: moved ? timestamp() : thread.archivedAt,
  });
  announceThread(discord, "THREAD_UPDATE", thread);
  if (renamed) {
    notice(discord, thread, { authorId: userId, type: MessageType.channelNameChange, content: name });
  }
}

/** Forgets a thread and everything said in it. */
export function deleteThread(discord: Discord, thread: Thread): void {
  announceThreadDeletion(discord, thread);
  discord.state.channels.delete(thread.id);
  discord.state.messages.delete(thread.id);
}
