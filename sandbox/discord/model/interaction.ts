/** Something a person asked of an application, until its token dies. */
import type { Component } from "../components/component.ts";
import type { InteractionOrigin, JsonObject } from "./message.ts";

/** Interaction types (Discord docs, Receiving and Responding). */
export const InteractionType = {
  ping: 1,
  command: 2,
  component: 3,
  autocomplete: 4,
  modalSubmit: 5,
} as const;

/** Kinds of first answer (Discord docs, Receiving and Responding > Interaction Callback Type). */
export const CallbackType = {
  pong: 1,
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const;

/** Where an interaction happened. */
export const InteractionContext = { guild: 0, botDm: 1, privateChannel: 2 } as const;

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly applicationId: string;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  /** What the application receives as `data`. */
  readonly data: JsonObject;
  /** What the person's client chose, to recognise the outcome by. */
  readonly nonce: string | null;
  /** The message whose component was used, or from which the modal was opened. */
  readonly sourceMessageId: string | null;
  /** The modal that was submitted. */
  readonly modalId: string | null;
  /** How messages that answer it name it. */
  readonly origin: InteractionOrigin;
  /** When its token stops working, ms. */
  readonly expiresAt: number;
  /** `failed`: no answer came in time. */
  state: "waiting" | "answered" | "failed";
  /** What `@original` means. */
  originalMessageId: string | null;
  /** Ends the wait for a first answer. */
  deadline?: ReturnType<typeof setTimeout>;
}

/** A modal that an application opened and nobody has submitted yet. */
export interface OpenModal {
  readonly id: string;
  readonly userId: string;
  readonly applicationId: string;
  readonly channelId: string;
  readonly guildId: string | null;
  readonly customId: string;
  readonly components: Component[];
  readonly sourceMessageId: string | null;
  readonly origin: InteractionOrigin;
}
