import { z } from "zod";
import type { Part, ReplyTransport } from "../reply.ts";
import { buttonRow } from "./_components.ts";
import { requestAs, type Rest } from "./rest.ts";

const postedSchema = z.object({ id: z.string(), content: z.string() });

/** Nobody is pinged by what the bot says (Discord docs, Allowed Mentions). */
export const noMentions = { parse: [], replied_user: false } as const;

/** The files of a part as the REST client takes them. */
export function filesOf({ files = [] }: Part): { name: string; blob: Blob }[] {
  return files.map(({ name, data }) => ({ name, blob: data }));
}

/** The fields that a new message and an edited one share. */
export function messageBody(part: Part) {
  return {
    content: part.content,
    allowed_mentions: noMentions,
    ...(part.buttons && { components: buttonRow(part.buttons) }),
  };
}

function notHere(what: string): Promise<never> {
  return Promise.reject(new Error(`Cannot ${what} in answer to a message: only an interaction can`));
}

/**
 * Answers a message by messages: the first replies to it, each further one to the one before, so that the chain of
 * replies leads back to the question. A nonce made of the question's id keeps a repeated request, or a question that is
 * taken up again after a restart, from posting twice.
 *
 * @param occasion what the nonce is made of, where a message is answered once more
 */
export function messageTransport(
  rest: Rest,
  channelId: string,
  messageId: string,
  occasion: string = messageId,
): ReplyTransport {
  const messages = `/channels/${channelId}/messages`;
  let posted = 0;
  let answered = messageId;

  async function post(part: Part): Promise<string> {
    const { id, content } = await requestAs(rest, postedSchema, {
      method: "POST",
      path: messages,
      body: {
        ...messageBody(part),
        message_reference: { message_id: answered, fail_if_not_exists: false },
        nonce: `${occasion}-${posted}`,
        enforce_nonce: true,
      },
      files: filesOf(part),
      repeatable: true,
    });
    posted++;
    answered = id;
    if (content.trim() !== part.content.trim()) await edit(id, part); // it was posted before a restart
    return id;
  }

  async function edit(id: string, part: Part): Promise<void> {
    await rest.request({ method: "PATCH", path: `${messages}/${id}`, body: messageBody(part) });
  }

  return {
    post,
    edit,
    async remove(id) {
      await rest.request({ method: "DELETE", path: `${messages}/${id}` });
    },
    async working() {
      await rest.request({ method: "POST", path: `/channels/${channelId}/typing`, repeatable: true });
    },
    update: async (part) => void await post(part),
    modal: () => notHere("open a form"),
    suggest: () => notHere("suggest"),
  };
}
