import { z } from "zod";
import type { Part, ReplyTransport } from "../reply.ts";
import { requestAs, type Rest } from "./rest.ts";

const idSchema = z.object({ id: z.string() });

/** Nobody is pinged by what the bot says (Discord docs, Allowed Mentions). */
export const noMentions = { parse: [], replied_user: false } as const;

/** The files of a part as the REST client takes them. */
export function filesOf(part: Part): { name: string; blob: Blob }[] {
  return part.files.map(({ name, data }) => ({ name, blob: data }));
}

/**
 * Answers a message by messages: the first replies to it, each further one to the one before, so that the chain of
 * replies leads back to the question. A nonce made of the question's id keeps a repeated request from posting twice.
 */
export function messageTransport(rest: Rest, channelId: string, messageId: string): ReplyTransport {
  let posted = 0;
  let answered = messageId;
  return {
    async post(part) {
      const { id } = await requestAs(rest, idSchema, {
        method: "POST",
        path: `/channels/${channelId}/messages`,
        body: {
          content: part.content,
          message_reference: { message_id: answered, fail_if_not_exists: false },
          allowed_mentions: noMentions,
          nonce: `${messageId}-${posted}`,
          enforce_nonce: true,
        },
        files: filesOf(part),
        repeatable: true,
      });
      posted++;
      answered = id;
      return id;
    },
    async edit(id, content) {
      await rest.request({
        method: "PATCH",
        path: `/channels/${channelId}/messages/${id}`,
        body: { content, allowed_mentions: noMentions },
      });
    },
    async working() {
      await rest.request({ method: "POST", path: `/channels/${channelId}/typing`, repeatable: true });
    },
  };
}
