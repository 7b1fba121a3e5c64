/** A client's place in the stream of events. It outlives its connection, so that a client can resume. */
import type { Viewer } from "./event.ts";

/** The connection a session currently speaks through. */
export interface Link {
  /** Writes one packet, already JSON. */
  send(text: string): void;
  /** Bytes written and not yet taken by the network. */
  waiting(): number;
  /** Closes it because the session moved elsewhere. */
  replaced(): void;
}

interface Frame {
  readonly seq: number;
  readonly text: string;
}

/** Stands where a frame was until its place is given up too. */
const FORGOTTEN: Frame = { seq: 0, text: "" };

/** How much of the past a session keeps for a resume. */
const FRAMES = 5_000;
const CHARACTERS = 64 * 1024 * 1024;

export class Session {
  #seq = 0;
  #frames: Frame[] = [];
  /** Where the frames that are still kept begin. */
  #first = 0;
  #characters = 0;
  #link: Link | null = null;

  constructor(readonly viewer: Viewer) {}

  get id(): string {
    return this.viewer.sessionId;
  }

  /** Number of the last event. */
  get seq(): number {
    return this.#seq;
  }

  get connected(): boolean {
    return this.#link !== null;
  }

  /** Bytes written to its connection and not yet taken by the network. */
  get waiting(): number {
    return this.#link?.waiting() ?? 0;
  }

  /** Numbers an event, remembers it and sends it when somebody listens. `json` is the payload. */
  dispatch(name: string, json: string): void {
    const seq = ++this.#seq;
    const text = `{"t":"${name}","s":${seq},"op":0,"d":${json}}`;
    this.#remember({ seq, text });
    this.#link?.send(text);
  }

  /** Speaks through this connection from now on. */
  attach(link: Link): void {
    this.#link?.replaced();
    this.#link = link;
  }

  /** Stops speaking through this connection, if it still is the current one. */
  detach(link: Link): boolean {
    if (this.#link !== link) return false;
    this.#link = null;
    return true;
  }

  /** Whether every event after this number is still known. */
  remembers(seq: number): boolean {
    return seq >= (this.#frames[this.#first]?.seq ?? this.#seq + 1) - 1;
  }

  /** Sends every event after this number again. */
  replay(seq: number): void {
    for (const frame of this.#frames.slice(this.#first)) if (frame.seq > seq) this.#link?.send(frame.text);
  }

  get #kept(): number {
    return this.#frames.length - this.#first;
  }

  #remember(frame: Frame): void {
    this.#frames.push(frame);
    this.#characters += frame.text.length;
    while (this.#kept > FRAMES || (this.#characters > CHARACTERS && this.#kept > 1)) {
      this.#characters -= this.#frames[this.#first]?.text.length ?? 0;
      this.#frames[this.#first++] = FORGOTTEN;
    }
    if (this.#first < FRAMES) return;
    this.#frames = this.#frames.slice(this.#first);
    this.#first = 0;
  }
}
