/** Who may read what a message says (Discord docs, Gateway > Message Content Intent). */
import type { Discord } from "../discord.ts";
import type { Viewer } from "../gateway/event.ts";
import { Intent } from "../gateway/intents.ts";
import type { Message } from "../model/message.ts";
import type { User } from "../model/user.ts";

/** Whoever a message is written out for. */
export interface Reader {
  readonly userId: string;
  /** Everybody's messages, not just those meant for them. */
  readonly everything: boolean;
}

/** A session's eyes: a bot without the intent sees only what is meant for it. */
export function readerOf({ userId, intents }: Viewer): Reader {
  return { userId, everything: intents === null || (intents & Intent.messageContent) !== 0 };
}

/** A REST caller's eyes: a bot's depend on what its application was granted. */
export function readerFor(discord: Discord, actor: User): Reader {
  const application = discord.state.applications.get(actor.id);
  return { userId: actor.id, everything: application?.privileged.messageContent ?? true };
}

/** Eyes for what is meant for somebody, as the target of a message command. */
export function insider(userId: string): Reader {
  return { userId, everything: true };
}

/** Whether content, embeds, attachments and components are shown. */
export function readsContent(discord: Discord, message: Message, reader: Reader): boolean {
  if (reader.everything || message.authorId === reader.userId) return true;
  if (message.mentionIds.includes(reader.userId)) return true;
  return discord.state.channels.get(message.channelId)?.kind === "direct";
}
