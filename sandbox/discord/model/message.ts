/** A message, with people by id: it is written out for each reader by `messages/view.ts`. */
import type { Component } from "../components/component.ts";

/** Any JSON object that is kept as it came. */
export type JsonObject = Record<string, unknown>;

/** Message flags used here (Discord docs, Message > Message Flags). */
export const MessageFlag = {
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  voiceMessage: 1 << 13,
  componentsV2: 1 << 15,
} as const;

/** Message types used here (Discord docs, Message > Message Types). */
export const MessageType = {
  default: 0,
  channelNameChange: 4,
  pin: 6,
  threadCreated: 18,
  reply: 19,
  chatInputCommand: 20,
  threadStarter: 21,
  contextMenuCommand: 23,
} as const;

/** Types of messages that Discord itself writes. */
export const SYSTEM_TYPES: ReadonlySet<number> = new Set([
  MessageType.channelNameChange,
  MessageType.pin,
  MessageType.threadCreated,
  MessageType.threadStarter,
]);

/** An attachment, as Discord sends it. */
export interface Attachment {
  id: string;
  filename: string;
  size: number;
  url: string;
  proxy_url: string;
  content_type?: string;
  description?: string;
  title?: string;
  width?: number | null;
  height?: number | null;
  ephemeral?: boolean;
  duration_secs?: number;
  waveform?: string;
  flags?: number;
}

/** A standard emoji (`id` null) or one of a server. */
export interface Emoji {
  id: string | null;
  name: string;
  animated?: boolean;
}

export interface Reaction {
  readonly emoji: Emoji;
  /** In the order they came. */
  readonly userIds: Set<string>;
}

export interface MessageReference {
  type: number;
  message_id?: string;
  channel_id: string;
  guild_id?: string;
}

/** Who began the interaction that a message answers. */
export interface InteractionOrigin {
  readonly id: string;
  readonly type: number;
  readonly name: string | null;
  readonly userId: string;
  readonly owners: Record<string, string>;
  readonly originalResponseId: string | null;
  readonly interactedMessageId: string | null;
  readonly triggering: InteractionOrigin | null;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly type: number;
  content: string;
  readonly timestamp: string;
  editedTimestamp: string | null;
  readonly tts: boolean;
  flags: number;
  /** When it was pinned, ISO 8601. */
  pinnedAt: string | null;
  mentionEveryone: boolean;
  mentionIds: string[];
  mentionRoleIds: string[];
  attachments: Attachment[];
  embeds: JsonObject[];
  components: Component[];
  reactions: Reaction[];
  readonly nonce: string | number | null;
  readonly reference: MessageReference | null;
  /** Set when an application sent it through an interaction. */
  readonly origin: InteractionOrigin | null;
  /** Only this person sees an ephemeral message. */
  readonly ephemeralFor: string | null;
}
