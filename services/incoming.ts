import { z } from "zod";
import type { Scope } from "../kv/keys.ts";
import type { Reply } from "./reply.ts";

/** How something arrived; written to the log. */
export type Door = "prefix" | "slash" | "menu" | "component" | "modal" | "autocomplete" | "message";

/** Who sent it. */
export interface Author {
  readonly id: string;
  /** The name shown in the channel. */
  readonly name: string;
}

/** A file that came with a message or a slash option, as Discord describes it. `size` is in bytes. */
export const fileSchema = z.object({
  id: z.string(),
  filename: z.string().max(1024),
  size: z.number().int().nonnegative(),
  url: z.url(),
  content_type: z.string().optional(),
});

/** A file that came with a message or a slash option. */
export type IncomingFile = z.infer<typeof fileSchema>;

/** What somebody is in a server. */
export interface Member {
  readonly roles: readonly string[];
  /** Permissions in the channel, as Discord's bit set (Discord docs, Permissions). */
  readonly permissions: bigint;
}

/** One turn of a conversation. */
export interface Turn {
  readonly role: "user" | "assistant";
  readonly content: string;
  /** Who said it, when it was a member. */
  readonly name?: string | undefined;
}

/** What was said before: at most as many turns as were asked for, oldest first. */
export interface History {
  readonly turns: readonly Turn[];
  /** Whether there are earlier ones. */
  readonly more: boolean;
}

/** Where something happened and who did it. */
export interface Origin {
  /** The id of the message or interaction. */
  readonly id: string;
  readonly scope: Scope;
  /** The server; undefined in direct messages. */
  readonly guildId: string | undefined;
  readonly channelId: string;
  /** The channel a thread belongs to; undefined outside threads. */
  readonly parentId: string | undefined;
  readonly author: Author;
  /** What the author is in the server; undefined in direct messages. */
  readonly member: Member | undefined;
  /** Discord locales of the member, most wanted first. */
  readonly locales: readonly string[];
  /** The server's locale. */
  readonly guildLocale: string | undefined;
  readonly reply: Reply;
}

/** A message as a conversation needs it, whether it just arrived or is looked up later. */
export interface ReadMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: Author;
  /** Whether the bot wrote it. */
  readonly own: boolean;
  /** The text as a model should read it: without the mention of the bot, other mentions as names. */
  readonly text: string;
  readonly files: readonly IncomingFile[];
  /** What was said before it, along the chain of replies. */
  history(limit: number): Promise<History>;
}

/** An ordinary message: a prefix command or something said. */
export interface IncomingMessage extends Origin, ReadMessage {
  readonly kind: "message";
  /** The text as it was written. */
  readonly content: string;
  /** How it speaks to the bot, or undefined when it does not. */
  readonly addressed: "mention" | "reply" | "direct" | undefined;
}

/** A command: used, chosen from a context menu, or behind a button, a select or a modal. */
export interface IncomingCommand extends Origin {
  readonly kind: "command";
  readonly door: "slash" | "menu" | "component" | "modal";
  readonly name: string;
  /** Argument values by name; attachments already resolved. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The message a button or select stands on. */
  readonly on: { readonly id: string } | undefined;
}

/** A member is typing an argument and wants suggestions. */
export interface IncomingCompletion extends Origin {
  readonly kind: "completion";
  readonly name: string;
  /** The argument that is being typed, and its text so far. */
  readonly focused: string;
  readonly typed: string;
}

/** Whatever arrives, at whatever door. */
export type Incoming = IncomingMessage | IncomingCommand | IncomingCompletion;

/** Takes whatever arrives; settles when it was dealt with, with `false` when nothing was to do, and never rejects. */
export type Route = (incoming: Incoming) => Promise<false | void>;
