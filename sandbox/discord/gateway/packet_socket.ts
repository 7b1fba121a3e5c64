/** A WebSocket that speaks packets: bounded, decoded, and safe from what its handler throws. */
import { z } from "zod";
import { parseJson } from "../json.ts";
import { report } from "../report.ts";
import { Close, type CloseReason } from "./opcodes.ts";
import { ZlibStream } from "./zlib_stream.ts";

/** Largest packet a client may send, bytes (Discord docs, Gateway > Sending Events). */
const PACKET_BYTES = 4_096;

/** Packets a client may send in a minute (Discord docs, Gateway > Rate Limiting). */
const PACKETS_A_MINUTE = 120;

/** ms a client has to answer a close. */
const CLOSING = 1_000;

const packet = z.object({ op: z.number().int(), d: z.unknown() });

/** What happens on a socket. */
export interface PacketHandler {
  opened(): void;
  received(op: number, d: unknown): void;
  /** `code` is the client's; null when this side closed. */
  ended(code: number | null): void;
}

export class PacketSocket {
  #recent: number[] = [];
  #closing = false;
  readonly #ended = Promise.withResolvers<void>();

  readonly #zlib: ZlibStream | null;

  /** `compressed`: packets leave as `zlib-stream`. */
  constructor(readonly socket: WebSocket, handler: PacketHandler, compressed: boolean) {
    this.#zlib = compressed ? new ZlibStream((bytes) => this.#write(bytes)) : null;
    socket.binaryType = "arraybuffer";
    socket.onopen = () => this.#guarded(() => handler.opened());
    socket.onmessage = ({ data }) => this.#guarded(() => this.#receive(data, handler));
    socket.onclose = ({ code }) => {
      this.#zlib?.end();
      this.#guarded(() => handler.ended(this.#closing ? null : code));
      this.#ended.resolve();
    };
    socket.onerror = () => {}; // A close always follows, and says what there is to say.
  }

  /** Writes a packet that is already JSON. */
  send(text: string): void {
    if (this.#closing) return;
    if (this.#zlib) this.#zlib.push(text);
    else this.#write(text);
  }

  /** Bytes written and not yet taken by the network. */
  get waiting(): number {
    if (this.socket.readyState !== WebSocket.OPEN) return 0;
    return this.socket.bufferedAmount + (this.#zlib?.waiting ?? 0);
  }

  /** Writes a packet that is no dispatch. */
  control(op: number, d: unknown): void {
    this.send(JSON.stringify({ t: null, s: null, op, d }));
  }

  /** Closes with Discord's code and sentence; what still arrives is ignored. */
  close(reason: CloseReason): void {
    const [code, sentence] = Close[reason];
    this.closeWith(code, sentence);
  }

  /** Closes with any code a server may use. */
  closeWith(code: number, sentence: string): void {
    if (this.#closing) return;
    this.#closing = true;
    const close = () => {
      if (this.socket.readyState <= WebSocket.OPEN) this.socket.close(code, sentence);
    };
    if (this.#zlib) this.#zlib.whenEmitted(close);
    else close();
  }

  /** Resolves when the socket has closed, or the client took too long to answer. */
  async ended(): Promise<void> {
    const limit = Promise.withResolvers<void>();
    const timer = setTimeout(limit.resolve, CLOSING);
    await Promise.race([this.#ended.promise, limit.promise]);
    clearTimeout(timer);
  }

  #write(data: string | Uint8Array<ArrayBuffer>): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(data);
  }

  #receive(data: unknown, handler: PacketHandler): void {
    if (this.#closing) return;
    if (!this.#withinRate()) return this.close("rateLimited");
    const parsed = packet.safeParse(decode(data));
    if (!parsed.success) return this.close("decodeError");
    handler.received(parsed.data.op, parsed.data.d);
  }

  #withinRate(): boolean {
    const now = Date.now();
    this.#recent.push(now);
    while ((this.#recent[0] ?? now) < now - 60_000) this.#recent.shift();
    return this.#recent.length <= PACKETS_A_MINUTE;
  }

  /** An exception in a WebSocket handler would end the process. */
  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      report(error);
      this.close("unknownError");
    }
  }
}

/** The JSON of a frame; undefined when it is none, or too long. */
function decode(data: unknown): unknown {
  const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new TextEncoder().encode(`${data}`);
  if (bytes.length > PACKET_BYTES) return undefined;
  try {
    return parseJson(new TextDecoder().decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
