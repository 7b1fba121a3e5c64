import type { DiscordGatewayPayload } from "discordeno";
import { messageOf } from "../errors.ts";
import { log } from "../log.ts";
import { Backoff, wait } from "./_backoff.ts";
import { Connection } from "./_connection.ts";

/** Times in milliseconds. */
export interface LineLimits {
  /** From dialling to the server's HELLO. */
  readonly connect: number;
  /** From our closing for good to the server's answer. */
  readonly close: number;
  /** The pause before the second try; it doubles with every further one. */
  readonly pause: number;
  readonly longestPause: number;
}

/** What a line asks of whoever speaks over it. The handlers must not throw. */
export interface Speaker {
  /** Resolves when a connection may be opened; ends early when the signal fires. */
  mayConnect(signal: AbortSignal): Promise<void>;
  /** Where to, on the so many-th try. */
  url(tries: number): URL;
  /** A connection stands; HELLO is its first packet. */
  begin(connection: Connection, hello: DiscordGatewayPayload): void;
  take(packet: DiscordGatewayPayload): void;
  /** There is no connection any more; false to give up for good. The code is undefined when there was none at all. */
  ended(code: number | undefined): boolean;
}

/**
 * Keeps a connection to the gateway: one loop dials, waits for the end of the connection, whatever ends it, and dials
 * again. So there is never more than one, and tries have a time limit and growing pauses between them.
 */
export class Line {
  readonly #name: string;
  readonly #limits: LineLimits;
  readonly #speaker: Speaker;
  readonly #backoff: Backoff;
  readonly #ending = new AbortController();
  #connection: Connection | undefined;
  #running: Promise<void> | undefined;

  constructor(name: string, limits: LineLimits, speaker: Speaker) {
    this.#name = name;
    this.#limits = limits;
    this.#speaker = speaker;
    this.#backoff = new Backoff(limits.pause, limits.longestPause);
  }

  /** Connects, and stays connected until it is ended or given up. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** The other side accepted us: the next try needs no pause. */
  succeeded(): void {
    this.#backoff.succeeded();
  }

  /** Leaves the connection, if there is one; the next one follows. */
  leave(code: number, reason: string): void {
    this.#connection?.leave(code, reason);
  }

  /** Leaves the connection for good. */
  async end(code: number, reason: string): Promise<void> {
    const last = this.#connection;
    this.#ending.abort();
    this.leave(code, reason);
    await this.#running;
    if (!last) return;
    const answered = new AbortController();
    last.closed.then(() => answered.abort());
    await wait(this.#limits.close, answered.signal);
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await this.#backoff.next(signal);
      if (signal.aborted) return;
      await this.#speaker.mayConnect(signal);
      if (signal.aborted) return;
      const code = await this.#connectOnce();
      this.#connection = undefined;
      if (!this.#speaker.ended(code)) return;
    }
  }

  /** The code the connection ended with; undefined when there was none. */
  async #connectOnce(): Promise<number | undefined> {
    const { signal } = this.#ending;
    try {
      const connection = await Connection.open(this.#speaker.url(this.#backoff.tries), {
        limit: this.#limits.connect,
        signal,
        onHello: (connection, hello) => {
          this.#connection = connection;
          this.#speaker.begin(connection, hello);
        },
        onPacket: (packet) => this.#speaker.take(packet),
      });
      return await connection.ended;
    } catch (error) {
      const line = { reason: messageOf(error), shard: this.#name };
      if (!signal.aborted) log("gateway").warn("Cannot connect to the gateway: {reason}", line);
      return undefined;
    }
  }
}
