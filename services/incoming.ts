import { z } from "zod";
import type { Scope } from "../kv/keys.ts";
import type { Reply } from "./reply.ts";

/** How something arrived; written to the log. */
export type Door = "prefix" | "slash" | "message";

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

/** One turn of a conversation. */
export interface Turn {
  readonly role: "user" | "assistant";
  readonly content: string;
  /** Who said it, when it was a member. */
  readonly name?: string | undefined;
}

/** What everything that arrives has in common. */
export interface Origin {
  /** The id of the message or interaction. */
  readonly id: string;
  readonly scope: Scope;
  readonly channelId: string;
  readonly author: Author;
  /** Discord locales, most wanted first: the member's, then the server's. */
  readonly locales: readonly string[];
  readonly reply: Reply;
}

/** An ordinary message: a prefix command or something said. */
export interface IncomingMessage extends Origin {
  readonly kind: "message";
  /** The text as it was written. */
  readonly content: string;
  /** The text as a model should read it: without the mention of the bot, other mentions as names. */
  readonly text: string;
  /** How it speaks to the bot, or undefined when it does not. */
  readonly addressed: "mention" | "reply" | "direct" | undefined;
  readonly files: readonly IncomingFile[];
  /** The messages this one replies to, oldest first, at most `limit`; `more` tells that there are earlier ones. */
  history(limit: number): Promise<{ turns: readonly Turn[]; more: boolean }>;
}

/** A slash command. */
export interface IncomingCommand extends Origin {
  readonly kind: "command";
  readonly name: string;
  /** Option values by name; attachments and mentions already resolved. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Whatever arrives, at whatever door. */
export type Incoming = IncomingMessage | IncomingCommand;

/** Takes whatever arrives; settles when it has been dealt with, and never rejects. */
export type Route = (incoming: Incoming) => Promise<void>;
