/** `compress=zlib-stream`: one deflate stream for a whole connection (Discord docs, Gateway > Transport Compression). */
import { constants, createDeflate } from "node:zlib";

export class ZlibStream {
  readonly #deflate = createDeflate();
  #chunks: Uint8Array[] = [];
  #waiting = 0;
  #ended = false;

  /** `emit` gets each packet whole: it ends with the sync flush's 00 00 FF FF. */
  constructor(readonly emit: (packet: Uint8Array<ArrayBuffer>) => void) {
    this.#deflate.on("data", (chunk: Uint8Array) => this.#chunks.push(chunk));
  }

  /** Characters that have not been emitted yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Compresses a packet; packets are emitted in the order they came. */
  push(text: string): void {
    if (this.#ended) return;
    this.#waiting += text.length;
    this.#deflate.write(text);
    this.#deflate.flush(constants.Z_SYNC_FLUSH, () => {
      this.#waiting -= text.length;
      const packet = join(this.#chunks);
      this.#chunks = [];
      this.emit(packet);
    });
  }

  /** Calls back when everything pushed so far has been emitted. */
  whenEmitted(done: () => void): void {
    if (!this.#ended) this.#deflate.flush(constants.Z_SYNC_FLUSH, done);
  }

  /** Frees the stream; what was not emitted is lost. */
  end(): void {
    this.#ended = true;
    this.#deflate.close();
  }
}

function join(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
