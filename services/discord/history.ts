import { DiscordRefusal } from "../errors.ts";
import type { Turn } from "../incoming.ts";
import { readAnswer } from "../quote.ts";
import { type LinkedMessage, linkedMessageSchema } from "./_payloads.ts";
import { nameOf, readableText } from "./_text.ts";
import { requestAs, type Rest } from "./rest.ts";

function turnsOf(message: LinkedMessage, botId: string): Turn[] {
  if (message.author.id !== botId) {
    return [{ role: "user", content: readableText(message, botId), name: nameOf(message.author) }];
  }
  const { interaction_metadata: used } = message;
  const { question, answer } = readAnswer(message.content, Boolean(used));
  const asked: Turn[] = question
    ? [{ role: "user", content: question, name: used?.user && nameOf(used.user) }]
    : [];
  return [...asked, { role: "assistant", content: answer }];
}

/** Joins the parts of an answer that was too long for one message. */
function joinParts(turns: readonly Turn[]): Turn[] {
  const joined: Turn[] = [];
  for (const turn of turns) {
    const last = joined.at(-1);
    if (turn.role === "assistant" && last?.role === "assistant") {
      joined[joined.length - 1] = { ...last, content: `${last.content}\n${turn.content}` };
    } else joined.push(turn);
  }
  return joined.filter((turn) => turn.content !== "");
}

/** The message a message replies to; undefined when it is gone or may not be read. */
async function fetchReplied(rest: Rest, message: LinkedMessage): Promise<LinkedMessage | undefined> {
  const channelId = message.message_reference?.channel_id ?? message.channel_id;
  const id = message.message_reference?.message_id;
  try {
    return await requestAs(rest, linkedMessageSchema, {
      method: "GET",
      path: `/channels/${channelId}/messages/${id}`,
    });
  } catch (error) {
    if (error instanceof DiscordRefusal && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  }
}

/**
 * Follows the chain of replies back from a message. A message that was deleted ends the chain.
 *
 * @param start the message, which is not part of the history itself
 * @param known the message it replies to, when Discord sent it along
 */
export async function replyChain(
  rest: Rest,
  botId: string,
  start: LinkedMessage,
  known: LinkedMessage | undefined,
  limit: number,
): Promise<{ turns: readonly Turn[]; more: boolean }> {
  const chain: LinkedMessage[] = [];
  let last = start;
  while (last.message_reference?.message_id) {
    if (chain.length === limit) return { turns: turnsFrom(chain, botId), more: true };
    const earlier = (chain.length === 0 ? known : undefined) ?? await fetchReplied(rest, last);
    if (!earlier) break;
    chain.push(earlier);
    last = earlier;
  }
  return { turns: turnsFrom(chain, botId), more: false };
}

function turnsFrom(chain: readonly LinkedMessage[], botId: string): Turn[] {
  return joinParts(chain.toReversed().flatMap((message) => turnsOf(message, botId)));
}
