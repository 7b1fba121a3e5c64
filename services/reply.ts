import { splitText } from "./split.ts";
import { streamText } from "./stream.ts";

/** A file to send along. */
export interface OutgoingFile {
  readonly name: string;
  readonly data: Blob;
}

/** What is to be said. */
export interface Outgoing {
  /** Any length: it is split at Discord's limit. */
  readonly content: string;
  /** Sent with the last part. */
  readonly files?: readonly OutgoingFile[] | undefined;
  /** Seen by the member alone where the door can do that (slash), by everyone elsewhere. */
  readonly ephemeral?: boolean | undefined;
}

/** One message, already short enough for Discord. */
export interface Part {
  readonly content: string;
  readonly files: readonly OutgoingFile[];
  readonly ephemeral: boolean;
}

/** A message of the bot that stands in the channel. */
export interface Sent {
  readonly id: string;
  /** Replaces the text. Longer text than one message holds is cut at the limit. */
  edit(content: string): Promise<void>;
}

/** How a door answers; what lies under {@linkcode Reply}. */
export interface ReplyTransport {
  /** Posts one message; the first one answers what arrived. */
  post(part: Part): Promise<string>;
  /** Replaces the text of a message it posted. */
  edit(messageId: string, content: string): Promise<void>;
  /** Shows that an answer is being made. Harmless when repeated. */
  working(): Promise<void>;
}

/** Answers what arrived, the same way at every door. */
export interface Reply {
  /** Says something, in as many messages as it needs, and returns the last of them. */
  send(out: string | Outgoing): Promise<Sent>;
  /** Says a text while it is being made: posted early, then edited at most once a second. Returns the messages. */
  stream(source: AsyncIterable<string>): Promise<readonly Sent[]>;
  /** Shows that an answer is being made. */
  working(): Promise<void>;
}

/** Makes a {@linkcode Reply} of a door's transport. */
export function createReply(transport: ReplyTransport): Reply {
  const sent = (id: string): Sent => ({
    id,
    edit: (content) => transport.edit(id, splitText(content)[0] ?? ""),
  });
  return {
    async send(out) {
      const { content, files = [], ephemeral = false } = typeof out === "string" ? { content: out } : out;
      const parts = splitText(content);
      let id = "";
      for (const [i, part] of parts.entries()) {
        const last = i === parts.length - 1;
        id = await transport.post({ content: part, files: last ? files : [], ephemeral });
      }
      return sent(id);
    },
    async stream(source) {
      return (await streamText(source, transport)).map(sent);
    },
    working: () => transport.working(),
  };
}
