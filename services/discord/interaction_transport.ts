import { z } from "zod";
import { DiscordRefusal } from "../errors.ts";
import type { Part, ReplyTransport } from "../reply.ts";
import { modalData } from "./_components.ts";
import { filesOf, messageBody } from "./message_transport.ts";
import { requestAs, type Rest } from "./rest.ts";

const idSchema = z.object({ id: z.string() });
const callbackSchema = z.object({ resource: z.object({ message: idSchema }) });

/** Interaction callback types (Discord docs, Interaction Callback Type). */
const callback = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

/** The interaction was answered already (Discord docs, JSON Error Codes). */
const alreadyAnswered = 40060;

const ephemeralFlag = 1 << 6;

/** What an interaction is answered by. */
export interface InteractionAddress {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  /** Whether it came from a button or select, so that "working" keeps the message it stands on. */
  readonly onMessage: boolean;
}

function bodyOf(part: Part) {
  return { ...messageBody(part), ...(part.ephemeral && { flags: ephemeralFlag }) };
}

/** What Discord was told so far: nothing, to wait, or an answer. */
type State = "new" | "deferred" | "answered";

class Interaction implements ReplyTransport {
  readonly #rest: Rest;
  readonly #address: InteractionAddress;
  readonly #webhook: string;
  #state: State = "new";
  #original: string | undefined;
  /** Callbacks go one after the other: only one of them may be the first. */
  #first: Promise<void> = Promise.resolve();

  constructor(rest: Rest, address: InteractionAddress) {
    this.#rest = rest;
    this.#address = address;
    this.#webhook = `/webhooks/${address.applicationId}/${address.token}`;
  }

  /** Sends a first answer unless one was sent; false when one was, by us or before a restart. */
  async #respond(body: unknown, next: State, part?: Part): Promise<unknown> {
    const { id, token } = this.#address;
    try {
      const answer = await this.#rest.request({
        method: "POST",
        path: `/interactions/${id}/${token}/callback?with_response=true`,
        body,
        ...(part && { files: filesOf(part) }),
      });
      this.#state = next;
      return answer;
    } catch (error) {
      if (!(error instanceof DiscordRefusal && error.code === alreadyAnswered)) throw error;
      this.#state = "deferred";
      return undefined;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#first.then(work);
    this.#first = done.then(() => {}, () => {});
    return done;
  }

  post(part: Part): Promise<string> {
    return this.#inTurn(async () => {
      if (this.#state === "answered") return await this.#followUp(part);
      const id = await this.#postFirst(part);
      this.#state = "answered";
      this.#original = id;
      return id;
    });
  }

  async #postFirst(part: Part): Promise<string> {
    if (this.#state === "new") {
      const answer = await this.#respond({ type: callback.message, data: bodyOf(part) }, "answered", part);
      if (answer !== undefined) return callbackSchema.parse(answer).resource.message.id;
    }
    if (this.#address.onMessage) return await this.#followUp(part);
    return (await requestAs(this.#rest, idSchema, {
      method: "PATCH",
      path: `${this.#webhook}/messages/@original`,
      body: bodyOf(part),
      files: filesOf(part),
    })).id;
  }

  async #followUp(part: Part): Promise<string> {
    return (await requestAs(this.#rest, idSchema, {
      method: "POST",
      path: `${this.#webhook}?wait=true`,
      body: bodyOf(part),
      files: filesOf(part),
    })).id;
  }

  #pathOf(messageId: string): string {
    return `${this.#webhook}/messages/${messageId === this.#original ? "@original" : messageId}`;
  }

  async edit(messageId: string, part: Part): Promise<void> {
    await this.#rest.request({ method: "PATCH", path: this.#pathOf(messageId), body: messageBody(part) });
  }

  async remove(messageId: string): Promise<void> {
    await this.#rest.request({ method: "DELETE", path: this.#pathOf(messageId) });
  }

  working(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#state !== "new") return;
      const type = this.#address.onMessage ? callback.deferredUpdate : callback.deferred;
      await this.#respond({ type }, "deferred");
    });
  }

  update(part: Part): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#state === "new" && this.#address.onMessage) {
        const answer = await this.#respond({ type: callback.update, data: messageBody(part) }, "answered");
        if (answer !== undefined) return;
      }
      await this.#rest.request({
        method: "PATCH",
        path: `${this.#webhook}/messages/@original`,
        body: messageBody(part),
      });
    });
  }

  modal(modal: Parameters<ReplyTransport["modal"]>[0]): Promise<void> {
    return this.#inTurn(async () =>
      void await this.#respond({ type: callback.modal, data: modalData(modal) }, "answered")
    );
  }

  suggest(choices: Parameters<ReplyTransport["suggest"]>[0]): Promise<void> {
    const data = { choices: choices.slice(0, 25) };
    return this.#inTurn(async () => void await this.#respond({ type: callback.choices, data }, "answered"));
  }
}

/**
 * Answers an interaction: first by its callback, or by editing the deferred answer, then by follow-up messages. An
 * interaction that was answered before a restart goes on by edits and follow-ups.
 */
export function interactionTransport(rest: Rest, address: InteractionAddress): ReplyTransport {
  return new Interaction(rest, address);
}
