import { z } from "zod";
import type { Part, ReplyTransport } from "../reply.ts";
import { filesOf, noMentions } from "./message_transport.ts";
import { requestAs, type Rest } from "./rest.ts";

const idSchema = z.object({ id: z.string() });
const callbackSchema = z.object({ resource: z.object({ message: idSchema }) });

/** Interaction callback types (Discord docs, Interaction Callback Type). */
const callback = { message: 4, deferred: 5 } as const;

const ephemeralFlag = 1 << 6;

/** What an interaction is answered by. */
export interface InteractionAddress {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
}

function bodyOf(part: Part) {
  return {
    content: part.content,
    allowed_mentions: noMentions,
    ...(part.ephemeral && { flags: ephemeralFlag }),
  };
}

/**
 * Answers an interaction: first by its callback, or by editing the deferred answer, then by follow-up messages. The
 * first post tells at once that it is working when that was asked before (Discord waits three seconds for it).
 */
export function interactionTransport(rest: Rest, address: InteractionAddress): ReplyTransport {
  const webhook = `/webhooks/${address.applicationId}/${address.token}`;
  let state: "new" | "deferred" | "answered" = "new";
  const ids = new Map<string, string>();

  function respond(body: unknown, part?: Part): Promise<unknown> {
    return rest.request({
      method: "POST",
      path: `/interactions/${address.id}/${address.token}/callback?with_response=true`,
      body,
      ...(part && { files: filesOf(part) }),
    });
  }

  async function first(part: Part): Promise<string> {
    if (state === "deferred") {
      return (await requestAs(rest, idSchema, {
        method: "PATCH",
        path: `${webhook}/messages/@original`,
        body: bodyOf(part),
        files: filesOf(part),
      })).id;
    }
    return callbackSchema.parse(await respond({ type: callback.message, data: bodyOf(part) }, part))
      .resource.message.id;
  }

  return {
    async post(part) {
      if (state !== "answered") {
        const id = await first(part);
        state = "answered";
        ids.set(id, "@original");
        return id;
      }
      return (await requestAs(rest, idSchema, {
        method: "POST",
        path: `${webhook}?wait=true`,
        body: bodyOf(part),
        files: filesOf(part),
      })).id;
    },
    async edit(id, content) {
      await rest.request({
        method: "PATCH",
        path: `${webhook}/messages/${ids.get(id) ?? id}`,
        body: { content, allowed_mentions: noMentions },
      });
    },
    async working() {
      if (state !== "new") return;
      await respond({ type: callback.deferred });
      state = "deferred";
    },
  };
}
