/** A message as a reader gets it (Discord docs, Message Object). */
import { findMessage } from "../access.ts";
import type { Discord } from "../discord.ts";
import type { Thread } from "../model/channel.ts";
import {
  type InteractionOrigin,
  type Message,
  MessageFlag,
  MessageType,
  type Reaction,
} from "../model/message.ts";
import { threadView } from "../views/thread.ts";
import { userView } from "../views/user.ts";
import { type Reader, readsContent } from "./content_rule.ts";

type View = Record<string, unknown>;

/** Types that carry the message they refer to. */
const QUOTING: ReadonlySet<number> = new Set([MessageType.reply, MessageType.threadStarter]);

/** The message with what it replies to. */
export function messageView(discord: Discord, message: Message, reader: Reader): View {
  const view = { ...bodyView(discord, message, reader), ...referenceView(message) };
  const { reference } = message;
  if (!QUOTING.has(message.type) || !reference?.message_id) return view;
  const target = findMessage(discord, reference.channel_id, reference.message_id);
  const visible = target && mayKnow(target, reader.userId);
  return {
    ...view,
    referenced_message: visible ? { ...bodyView(discord, target, reader), ...referenceView(target) } : null,
  };
}

/** An ephemeral message is known to its reader and its author alone. */
export function mayKnow({ ephemeralFor, authorId }: Message, userId: string): boolean {
  return ephemeralFor === null || ephemeralFor === userId || authorId === userId;
}

function bodyView(discord: Discord, message: Message, reader: Reader): View {
  const author = discord.state.users.get(message.authorId);
  const readable = readsContent(discord, message, reader);
  const thread = threadUnder(discord, message);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: author ? userView(author) : null,
    content: readable ? message.content : "",
    timestamp: message.timestamp,
    edited_timestamp: message.editedTimestamp,
    tts: message.tts,
    mention_everyone: message.mentionEveryone,
    mentions: message.mentionIds.flatMap((id) => {
      const user = discord.state.users.get(id);
      return user ? [userView(user)] : [];
    }),
    mention_roles: message.mentionRoleIds,
    attachments: readable ? message.attachments : [],
    embeds: readable ? message.embeds : [],
    components: readable ? message.components : [],
    flags: message.flags | (thread ? MessageFlag.hasThread : 0),
    pinned: message.pinnedAt !== null,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.reactions.length
      ? { reactions: message.reactions.map((one) => reactionView(one, reader.userId)) }
      : {}),
    ...(thread ? { thread: threadView(thread, reader.userId) } : {}),
    ...(message.origin ? originView(discord, message.origin, message.authorId) : {}),
  };
}

/** The thread that was started from a message shares its id. */
function threadUnder(discord: Discord, { id, channelId }: Message): Thread | null {
  const channel = discord.state.channels.get(id);
  return channel?.kind === "thread" && channel.parentId === channelId ? channel : null;
}

function referenceView({ reference }: Message): View {
  return reference ? { message_reference: reference } : {};
}

function reactionView({ emoji, userIds }: Reaction, readerId: string): View {
  return {
    emoji,
    count: userIds.size,
    count_details: { burst: 0, normal: userIds.size },
    burst_colors: [],
    me: userIds.has(readerId),
    me_burst: false,
    burst_me: false,
    burst_count: 0,
  };
}

/** What a message that answers an interaction carries more. */
function originView(discord: Discord, origin: InteractionOrigin, applicationId: string): View {
  const user = discord.state.users.get(origin.userId);
  const deprecated = origin.name === null ? {} : {
    interaction: {
      id: origin.id,
      type: origin.type,
      name: origin.name,
      user: user ? userView(user) : null,
    },
  };
  return {
    application_id: applicationId,
    webhook_id: applicationId,
    interaction_metadata: originMetadata(discord, origin),
    ...deprecated,
  };
}

/** Discord docs, Message > Message Interaction Metadata. */
function originMetadata(discord: Discord, origin: InteractionOrigin): View {
  const user = discord.state.users.get(origin.userId);
  return {
    id: origin.id,
    type: origin.type,
    user: user ? userView(user) : null,
    authorizing_integration_owners: origin.owners,
    ...(origin.name === null ? {} : { name: origin.name }),
    ...(origin.originalResponseId === null
      ? {}
      : { original_response_message_id: origin.originalResponseId }),
    ...(origin.interactedMessageId === null ? {} : { interacted_message_id: origin.interactedMessageId }),
    ...(origin.triggering === null
      ? {}
      : { triggering_interaction_metadata: originMetadata(discord, origin.triggering) }),
  };
}
