/** One way a model provider can fail on purpose. */
export type OpenaiFault =
  /** Every endpoint answers this status in OpenAI's error format. */
  | { kind: "status"; status: number; message?: string; code?: string; retryAfter?: number }
  /** After so many chunks nothing more comes, and the connection stays open. */
  | { kind: "stall"; afterChunks: number }
  /** After so many chunks the connection breaks without `[DONE]`. */
  | { kind: "cut"; afterChunks: number }
  /** The model declines: `refusal` is set and `content` is null. */
  | { kind: "refuse"; refusal?: string }
  /** The answer ends after so many chunks with `finish_reason: "content_filter"`. */
  | { kind: "content_filter"; afterChunks: number };

/** A switch that whoever holds it may turn while the server runs. */
export class OpenaiFaults {
  #fault: OpenaiFault | undefined;
  #left = 0;
  #healed = new AbortController();

  /** Aborts at the next `clear`: what stalls waits for it. */
  get healed(): AbortSignal {
    return this.#healed.signal;
  }

  /** Makes the next `times` requests (Infinity: all of them) fail in this way. */
  set(fault: OpenaiFault, times = 1): void {
    this.#fault = fault;
    this.#left = times;
  }

  /** Heals everything; stalled answers go on. */
  clear(): void {
    this.#fault = undefined;
    this.#left = 0;
    this.#healed.abort();
    this.#healed = new AbortController();
  }

  /** The fault of this request, if any; counts it. */
  take(): OpenaiFault | undefined {
    if (this.#left <= 0) return undefined;
    this.#left--;
    return this.#fault;
  }
}
