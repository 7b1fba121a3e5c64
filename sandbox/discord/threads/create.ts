/** Starts threads, from a message and without one (Discord docs, Channel > Start Thread). */
import type { Discord } from "../discord.ts";
import { DEFAULT_ALLOWED } from "../messages/mentions.ts";
import { createMessage } from "../messages/create.ts";
import { announceMessage } from "../messages/announce.ts";
import { ChannelType, type GuildChannel, type Thread } from "../model/channel.ts";
import { type Message, MessageType } from "../model/message.ts";
import { timestamp } from "../timestamp.ts";
import { announceThread } from "./announce.ts";

/** What is said of a new thread. */
export interface ThreadDraft {
  readonly name: string;
  readonly autoArchive: number;
  readonly rateLimit: number;
  readonly invitable: boolean;
}

/** A thread under a message, whose id it shares. */
export function startFromMessage(
  discord: Discord,
  { parent, ownerId, message, draft }: {
    readonly parent: GuildChannel;
    readonly ownerId: string;
    readonly message: Message;
    readonly draft: ThreadDraft;
  },
): Thread {
  const type = threadTypeIn(parent);
  const thread = put(discord, { id: message.id, type, parent, ownerId, draft });
  announceMessage(discord, "MESSAGE_UPDATE", message);
  const view = { type: 0, guild_id: parent.guildId, channel_id: parent.id, message_id: message.id };
  notice(discord, thread, { authorId: ownerId, type: MessageType.threadStarter, reference: view });
  return thread;
}

/** A thread of its own; a public one is told in the channel. */
export function startAlone(
  discord: Discord,
  { parent, ownerId, type, draft }: {
    readonly parent: GuildChannel;
    readonly ownerId: string;
    readonly type: number;
    readonly draft: ThreadDraft;
  },
): Thread {
  const thread = put(discord, { id: discord.nextId(), type, parent, ownerId, draft });
  if (type !== ChannelType.privateThread) {
    const view = { type: 0, guild_id: parent.guildId, channel_id: thread.id };
    notice(discord, parent, {
      authorId: ownerId,
      type: MessageType.threadCreated,
      content: draft.name,
      reference: view,
    });
  }
  return thread;
}

/** The kind of public thread a channel has. */
export function threadTypeIn(parent: GuildChannel): number {
  return parent.type === ChannelType.announcement ? ChannelType.announcementThread : ChannelType.publicThread;
}

function put(
  discord: Discord,
  { id, type, parent, ownerId, draft }: {
    id: string;
    type: number;
    parent: GuildChannel;
    ownerId: string;
    draft: ThreadDraft;
  },
): Thread {
  const now = timestamp();
  const thread: Thread = {
    kind: "thread",
    id,
    type,
    guildId: parent.guildId,
    parentId: parent.id,
    ownerId,
    ...draft,
    archived: false,
    locked: false,
    archivedAt: now,
    createdAt: now,
    members: new Map([[ownerId, now]]),
    messageCount: 0,
    totalSent: 0,
    lastMessageId: null,
    lastPinAt: null,
  };
  discord.state.channels.set(id, thread);
  announceThread(discord, "THREAD_CREATE", thread);
  return thread;
}

/** A message that Discord itself writes in somebody's name. */
export function notice(
  discord: Discord,
  channel: GuildChannel | Thread,
  { authorId, type, content = "", reference }: {
    readonly authorId: string;
    readonly type: number;
    readonly content?: string;
    readonly reference?: Message["reference"];
  },
): Message {
  return createMessage(discord, {
    channel,
    authorId,
    type,
    draft: { content },
    files: [],
    flags: 0,
    allowedByDefault: DEFAULT_ALLOWED.interaction,
    reference: reference ? { view: reference, authorId: null } : null,
    origin: null,
    ephemeralFor: null,
  });
}
