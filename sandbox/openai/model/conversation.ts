import type { ChatMessage } from "../schema.ts";

/** One message of a conversation, as plain text. */
export interface Turn {
  role: "system" | "user" | "assistant";
  text: string;
}

/** What the model knows when it answers. */
export interface Conversation {
  /** Texts of the system and developer messages. */
  system: string[];
  /** User and assistant turns before the question, oldest first. */
  history: Turn[];
  /** The last user message. */
  question: string;
  /** Pictures, sounds and files given with the question. */
  media: number;
}

/** Reads the text of a request's messages; tool messages count as the user's. */
export function readConversation(messages: readonly ChatMessage[]): Conversation {
  const turns = messages.map((message) => ({ role: roleOf(message), text: textOf(message) }));
  const talk = turns.filter((turn) => turn.role !== "system");
  const last = talk.findLastIndex((turn) => turn.role === "user");
  return {
    system: turns.filter((turn) => turn.role === "system").map((turn) => turn.text),
    history: last === -1 ? talk : talk.slice(0, last),
    question: talk[last]?.text.trim() ?? "",
    media: mediaOf(messages.findLast((message) => message.role === "user")),
  };
}

/** The plain text of one message. */
export function textOf(message: ChatMessage): string {
  if (typeof message.content === "string") return message.content;
  const parts = message.content ?? [];
  return parts.map((part) => part.type === "text" ? part.text : "").filter(Boolean).join("\n");
}

function roleOf(message: ChatMessage): Turn["role"] {
  if (message.role === "system" || message.role === "developer") return "system";
  return message.role === "assistant" ? "assistant" : "user";
}

function mediaOf(message: ChatMessage | undefined): number {
  if (!Array.isArray(message?.content)) return 0;
  return message.content.filter((part) => part.type !== "text" && part.type !== "refusal").length;
}

/** What the user has said before the question. */
export function userTexts(conversation: Conversation): string[] {
  return conversation.history.filter((turn) => turn.role === "user").map((turn) => turn.text);
}
