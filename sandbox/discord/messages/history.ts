/** A page of a channel's messages, newest first (Discord docs, Message > Get Channel Messages). */
import { z } from "zod";
import type { Discord } from "../discord.ts";
import { snowflake } from "../form.ts";
import type { Message } from "../model/message.ts";
import { compareIds } from "../snowflake.ts";

/** Query of a page; at most one of the three ids counts. */
export const historyQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: snowflake.optional(),
  after: snowflake.optional(),
  around: snowflake.optional(),
});

/** The messages a query names. */
export function historyPage(
  discord: Discord,
  channelId: string,
  query: z.output<typeof historyQuery>,
): Message[] {
  const all = [...discord.state.messages.get(channelId)?.values() ?? []];
  return select(all, query).toReversed();
}

/** `all` and the answer are oldest first. */
function select(all: Message[], { limit, before, after, around }: z.output<typeof historyQuery>): Message[] {
  if (around !== undefined) {
    const at = all.findIndex(({ id }) => compareIds(id, around) >= 0);
    const middle = at < 0 ? all.length : at;
    const start = Math.max(0, middle - Math.floor(limit / 2));
    return all.slice(start, start + limit);
  }
  if (after !== undefined) return all.filter(({ id }) => compareIds(id, after) > 0).slice(0, limit);
  const older = before === undefined ? all : all.filter(({ id }) => compareIds(id, before) < 0);
  return older.slice(-limit);
}
