import type { ReplyTransport } from "./reply.ts";
import { closeFence, messageLimit, splitText } from "./split.ts";

/** The pause between two edits, in milliseconds: Discord's clients show no faster pace without rate limits. */
const pace = 1000;

/** How long the first words are gathered, in milliseconds, so that a quick answer is posted whole. */
const gather = 250;

/** Shows a growing text in as many messages as it needs; one request at a time, the newest text always wins. */
class StreamWriter {
  readonly #transport: ReplyTransport;
  readonly #shown: { id: string; content: string }[] = [];
  #text = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  #failure: unknown;

  constructor(transport: ReplyTransport) {
    this.#transport = transport;
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
    await this.#write(splitText(this.#text));
    return this.#shown.map((part) => part.id);
  }

  #tick(): void {
    this.#writing = this.#write(this.#preview())
      .catch((error) => this.#failure = error)
      .finally(() => this.#timer = undefined);
  }

  #preview(): string[] {
    const parts = splitText(this.#text);
    const last = closeFence(parts.at(-1) ?? "");
    return last.length <= messageLimit ? [...parts.slice(0, -1), last] : parts;
  }

  async #write(parts: readonly string[]): Promise<void> {
    for (const [i, content] of parts.entries()) {
      const shown = this.#shown[i];
      if (!shown) {
        const id = await this.#transport.post({ content, files: [], ephemeral: false });
        this.#shown.push({ id, content });
      } else if (shown.content !== content) {
        await this.#transport.edit(shown.id, content);
        shown.content = content;
      }
    }
  }
}

/**
 * Says a text while it is being made. Rejects with the source's error or with what a write failed with; either way the
 * source is closed and no timer is left.
 */
export async function streamText(
  source: AsyncIterable<string>,
  transport: ReplyTransport,
): Promise<string[]> {
  const writer = new StreamWriter(transport);
  let text = "";
  try {
    for await (const piece of source) writer.update(text += piece);
  } catch (error) {
    await writer.finish().catch(() => undefined);
    throw error;
  }
  return await writer.finish();
}
