import type { Packet } from "../../_support/user_gateway.ts";

/** A bare WebSocket: every packet in order, and how it closed. */
export class RawSocket {
  readonly #packets: Packet[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #closed = Promise.withResolvers<number>();

  private constructor(readonly socket: WebSocket) {
    socket.onmessage = ({ data }) => {
      this.#packets.push(JSON.parse(data));
      this.#waiting.shift()?.();
    };
    socket.onclose = ({ code }) => this.#closed.resolve(code);
    socket.onerror = () => {};
  }

  static async open(url: string): Promise<RawSocket> {
    const raw = new RawSocket(new WebSocket(url));
    await Promise.race([
      new Promise((resolve) => raw.socket.addEventListener("open", resolve, { once: true })),
      raw.#closed.promise,
    ]);
    return raw;
  }

  /** The next packet. */
  async next(): Promise<Packet> {
    if (this.#packets.length === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    const packet = this.#packets.shift();
    if (!packet) throw new Error("A packet was announced and is not there");
    return packet;
  }

  /** Skips to a dispatch of this type. */
  async event(type: string): Promise<Packet> {
    for (;;) {
      const packet = await this.next();
      if (packet.t === type) return packet;
    }
  }

  send(packet: unknown): void {
    this.socket.send(typeof packet === "string" ? packet : JSON.stringify(packet));
  }

  /** Code it closes with. */
  get closed(): Promise<number> {
    return this.#closed.promise;
  }

  async close(code = 1000): Promise<void> {
    if (this.socket.readyState <= WebSocket.OPEN) this.socket.close(code);
    await this.#closed.promise;
  }
}
