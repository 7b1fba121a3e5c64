import { splitText } from "./split.ts";
import { type StreamOptions, streamText } from "./stream.ts";

/** A file to send along. */
export interface OutgoingFile {
  readonly name: string;
  readonly data: Blob;
}

/** A button that runs a command. */
export interface Button {
  readonly label: string;
  /** The command, with its arguments: see `controlId`. */
  readonly id: string;
  readonly style?: "primary" | "secondary" | "success" | "danger" | undefined;
  readonly disabled?: boolean | undefined;
}

/** What is to be said. */
export interface Outgoing {
  /** Any length: it is split at Discord's limit. */
  readonly content: string;
  /** Sent with the last part. */
  readonly files?: readonly OutgoingFile[] | undefined;
  /** Shown under the last part: at most five. */
  readonly buttons?: readonly Button[] | undefined;
  /** Seen by the member alone where the door can do that (interactions), by everyone elsewhere. */
  readonly ephemeral?: boolean | undefined;
}

/** One message, already short enough for Discord. */
export interface Part {
  readonly content: string;
  readonly files?: readonly OutgoingFile[] | undefined;
  readonly buttons?: readonly Button[] | undefined;
  readonly ephemeral?: boolean | undefined;
}

/** A message of the bot that stands in the channel. */
export interface Sent {
  readonly id: string;
  /** Replaces text and buttons. Longer text than one message holds is cut at the limit. */
  edit(out: string | Omit<Outgoing, "files" | "ephemeral">): Promise<void>;
}

/** One text field of a modal. */
export interface ModalField {
  /** The argument it fills. */
  readonly name: string;
  /** At most 45 characters (Discord docs, Label). */
  readonly label: string;
  readonly value?: string | undefined;
  readonly long?: boolean | undefined;
  readonly required?: boolean | undefined;
  /** At most 4,000. */
  readonly maxLength?: number | undefined;
}

/** A form that runs a command when it is sent. */
export interface Modal {
  /** The command, with the arguments that need no field: see `controlId`. */
  readonly id: string;
  /** At most 45 characters. */
  readonly title: string;
  readonly fields: readonly ModalField[];
}

/** A suggestion while an argument is typed. */
export interface Choice {
  /** At most 100 characters. */
  readonly name: string;
  readonly value: string;
}

/** How a door answers; what lies under {@linkcode Reply}. */
export interface ReplyTransport {
  /** Posts one message; the first one answers what arrived. */
  post(part: Part): Promise<string>;
  /** Replaces text and buttons of a message. */
  edit(messageId: string, part: Part): Promise<void>;
  remove(messageId: string): Promise<void>;
  /** Shows that an answer is being made. Harmless when repeated. */
  working(): Promise<void>;
  /** Changes the message a button stands on, as the answer to the press. */
  update(part: Part): Promise<void>;
  /** Opens a form, as the first answer. */
  modal(modal: Modal): Promise<void>;
  /** Answers with suggestions. */
  suggest(choices: readonly Choice[]): Promise<void>;
}

/** Answers what arrived, the same way at every door. */
export interface Reply extends Pick<ReplyTransport, "working" | "modal" | "suggest"> {
  /** Whether a form can be opened here: at interactions, not for messages. */
  readonly canOpenModal: boolean;
  /** Says something, in as many messages as it needs, and returns the last of them. */
  send(out: string | Outgoing): Promise<Sent>;
  /** Says a text while it is being made: posted early, then edited at most once a second. Returns the messages. */
  stream(source: AsyncIterable<string>, options?: StreamOptions): Promise<readonly Sent[]>;
  /** Changes the message a button stands on; elsewhere it says it anew. */
  update(out: string | Omit<Outgoing, "files" | "ephemeral">): Promise<void>;
}

function firstPart(out: string | Omit<Outgoing, "files" | "ephemeral">): Part {
  const { content, buttons = [] } = typeof out === "string" ? { content: out } : out;
  return { content: splitText(content)[0] ?? "", buttons };
}

/** Makes a {@linkcode Reply} of a door's transport. */
export function createReply(transport: ReplyTransport, canOpenModal: boolean): Reply {
  const sent = (id: string): Sent => ({ id, edit: (out) => transport.edit(id, firstPart(out)) });
  return {
    canOpenModal,
    async send(out) {
      const { content, ...rest } = typeof out === "string" ? { content: out } : out;
      const parts = splitText(content);
      let id = "";
      for (const [i, part] of parts.entries()) {
        const extras = i === parts.length - 1 ? rest : { ephemeral: (rest as Outgoing).ephemeral };
        id = await transport.post({ ...extras, content: part });
      }
      return sent(id);
    },
    stream: async (source, options) => (await streamText(source, transport, options)).map(sent),
    update: (out) => transport.update(firstPart(out)),
    working: () => transport.working(),
    modal: (modal) => transport.modal(modal),
    suggest: (choices) => transport.suggest(choices),
  };
}
