import { type DiscordGatewayPayload, GatewayOpcodes } from "discordeno";
import { z } from "zod";
import { messageOf } from "../errors.ts";
import { log } from "../log.ts";

/** How a gateway connection is opened. The handlers must not throw. */
export interface ConnectionOptions {
  /** How long it may take until HELLO, in milliseconds. */
  readonly limit: number;
  /** Gives up while connecting. */
  readonly signal: AbortSignal;
  /** Takes HELLO, before anything else can arrive. */
  readonly onHello: (connection: Connection, hello: DiscordGatewayPayload) => void;
  /** Takes every packet behind it. */
  readonly onPacket: (packet: DiscordGatewayPayload) => void;
}

/** HELLO, with milliseconds that a timer can count (Discord docs, Gateway Events > Hello). */
const helloSchema = z.object({
  op: z.literal(GatewayOpcodes.Hello),
  d: z.object({ heartbeat_interval: z.int().min(10).max(600_000) }),
});

/** One connection to the gateway, from HELLO to its end. */
export class Connection {
  readonly socket: WebSocket;
  readonly #greeted = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<number>();
  readonly #closed = Promise.withResolvers<void>();

  private constructor(url: URL, { onHello, onPacket }: ConnectionOptions) {
    this.socket = new WebSocket(url);
    this.socket.onmessage = ({ data }) => {
      const hello = readPacket(data);
      if (!hello || !helloSchema.safeParse(hello).success) {
        return this.#fail("it did not begin with a valid HELLO");
      }
      this.socket.onmessage = ({ data }) => {
        const packet = readPacket(data);
        if (packet) onPacket(packet);
      };
      this.#greeted.resolve();
      onHello(this, hello);
    };
    this.socket.onerror = () => this.#fail("the connection failed");
    this.socket.onclose = ({ code }) => {
      this.#fail(`the connection was closed with ${code}`);
      this.#ended.resolve(code);
      this.#closed.resolve();
    };
  }

  /**
   * Opens a connection; resolves when the server has said HELLO.
   *
   * @throws {Error} when it fails, is closed, begins with something else, or the time limit passes
   */
  static async open(url: URL, options: ConnectionOptions): Promise<Connection> {
    const connection = new Connection(url, options);
    const timer = setTimeout(() => connection.#fail(`no HELLO within ${options.limit} ms`), options.limit);
    const giveUp = () => connection.#fail("the shard was ended");
    options.signal.addEventListener("abort", giveUp);
    try {
      await connection.#greeted.promise;
      return connection;
    } catch (error) {
      connection.leave(4000, "No greeting");
      throw error;
    } finally {
      clearTimeout(timer);
      options.signal.removeEventListener("abort", giveUp);
    }
  }

  /** Resolves with the close code when no more packets come: the server closed (0 when it was cut), or it was left. */
  get ended(): Promise<number> {
    return this.#ended.promise;
  }

  /** Resolves when the server has closed too; one that is gone never does. */
  get closed(): Promise<void> {
    return this.#closed.promise;
  }

  send(payload: unknown): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(payload));
  }

  /** Takes no more packets and begins to close, without waiting for a server that may be gone. */
  leave(code: number, reason: string): void {
    this.socket.onmessage = null; // what is not counted now is sent again after the resume
    if (this.socket.readyState <= WebSocket.OPEN) this.socket.close(code, reason);
    this.#ended.resolve(code);
  }

  #fail(reason: string): void {
    this.#greeted.reject(new Error(reason));
  }
}

/** Undefined for what is no packet (Discord docs, Gateway Events > Payload Structure): noted and passed over. */
function readPacket(data: unknown): DiscordGatewayPayload | undefined {
  try {
    const packet = JSON.parse(String(data));
    if (Number.isInteger(packet.op) && (packet.op !== 0 || Number.isInteger(packet.s))) return packet;
    throw new TypeError("the operation or the sequence number is missing");
  } catch (error) {
    log("gateway").error("Cannot read a gateway packet: {reason}", { reason: messageOf(error) });
    return undefined;
  }
}
