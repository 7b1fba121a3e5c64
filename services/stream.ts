import type { Button, Part, ReplyTransport } from "./reply.ts";
import { closeFence, messageLimit, splitText } from "./split.ts";

/** How a streamed text is shown. */
export interface StreamOptions {
  /** Buttons under the last message while the text grows. */
  readonly during?: readonly Button[] | undefined;
  /** Buttons under the last message when it is complete. */
  readonly after?: readonly Button[] | undefined;
  /** Messages to write into, in order, before new ones are posted; what is not needed of them is removed. */
  readonly into?: readonly string[] | undefined;
  /** Told about every message, as soon as it stands. */
  readonly onMessage?: ((id: string) => void) | undefined;
}

/** The pause between two edits, in milliseconds: Discord's clients show no faster pace without rate limits. */
const pace = 1000;

/** How long the first words are gathered, in milliseconds, so that a quick answer is posted whole. */
const gather = 250;

function key({ content, buttons = [] }: Part): string {
  return JSON.stringify([content, buttons]);
}

/** Shows a growing text in as many messages as it needs; one request at a time, the newest text always wins. */
class StreamWriter {
  readonly #transport: ReplyTransport;
  readonly #options: StreamOptions;
  /** The messages as they stand; those to write into have shown nothing of ours yet. */
  readonly #shown: { readonly id: string; key: string }[];
  #text = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failure: unknown;

  constructor(transport: ReplyTransport, options: StreamOptions) {
    this.#transport = transport;
    this.#options = options;
    this.#shown = (options.into ?? []).map((id) => ({ id, key: "" }));
    this.#shown.forEach(({ id }) => options.onMessage?.(id));
  }

  /** Notes the newest text and sees to it that it is shown soon. Throws what the last write failed with. */
  update(text: string): void {
    if (this.#failure) throw this.#failure;
    this.#text = text;
    if (!text.trim() || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#tick(), this.#shown.length === 0 ? gather : pace);
  }

  /** Shows the text as it is now and returns the ids of its messages. */
  async finish(): Promise<string[]> {
    clearTimeout(this.#timer);
    await this.#writing;
    if (this.#failure) throw this.#failure;
    const parts = splitText(this.#text);
    await this.#write(parts, this.#options.after ?? []);
    for (const { id } of this.#shown.splice(parts.length)) await this.#transport.remove(id);
    return this.#shown.map((part) => part.id);
  }

  #tick(): void {
    this.#writing = this.#write(this.#preview(), this.#options.during ?? [])
      .catch((error) => this.#failure = error)
      .finally(() => this.#timer = undefined);
  }

  #preview(): string[] {
    const parts = splitText(this.#text);
    const last = closeFence(parts.at(-1) ?? "");
    return last.length <= messageLimit ? [...parts.slice(0, -1), last] : parts;
  }

  async #write(parts: readonly string[], buttons: readonly Button[]): Promise<void> {
    for (const [i, content] of parts.entries()) {
      const part: Part = { content, buttons: i === parts.length - 1 ? buttons : [] };
      const shown = this.#shown[i];
      if (!shown) await this.#post(part);
      else if (shown.key !== key(part)) {
        await this.#transport.edit(shown.id, part);
        shown.key = key(part);
      }
    }
  }

  async #post(part: Part): Promise<void> {
    const id = await this.#transport.post(part);
    this.#options.onMessage?.(id);
    this.#shown.push({ id, key: key(part) });
  }
}

/**
 * Says a text while it is being made. Rejects with the source's error or with what a write failed with; either way the
 * source is closed and no timer is left.
 */
export async function streamText(
  source: AsyncIterable<string>,
  transport: ReplyTransport,
  options: StreamOptions = {},
): Promise<string[]> {
  const writer = new StreamWriter(transport, options);
  let text = "";
  try {
    for await (const piece of source) writer.update(text += piece);
  } catch (error) {
    if (text.trim()) await writer.finish().catch(() => {}); // the first error is the one to tell
    throw error;
  }
  return await writer.finish();
}
