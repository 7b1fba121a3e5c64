/** A gateway that does what a test tells it, connection by connection. */

/** A packet as it goes over the wire. */
export interface Packet {
  readonly op: number;
  // deno-lint-ignore no-explicit-any -- a packet's data, read field by field
  readonly d?: any;
  readonly s?: number | null;
  readonly t?: string | null;
}

/** Things that come one after the other, each taken once. */
class Arriving<T> {
  readonly #come: T[] = [];
  readonly #waiting: ((item: T) => void)[] = [];

  put(item: T): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(item);
    else this.#come.push(item);
  }

  take(): Promise<T> {
    const item = this.#come.shift();
    return item === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(item);
  }

  get waiting(): number {
    return this.#come.length;
  }
}

/** One connection, seen from the server. */
export class Client {
  readonly #packets = new Arriving<Packet>();
  readonly #heartbeats = new Arriving<Packet>();
  /** Whether heartbeats are answered. */
  acknowledges = true;
  readonly #closed = Promise.withResolvers<number>();

  constructor(readonly socket: WebSocket, readonly url: URL, opened: (client: Client) => void) {
    socket.onopen = () => opened(this);
    socket.onmessage = ({ data }) => this.#take(JSON.parse(data));
    socket.onclose = ({ code }) => this.#closed.resolve(code);
    socket.onerror = () => {}; // a close follows
  }

  /** The close code, when the connection has ended. */
  get closed(): Promise<number> {
    return this.#closed.promise;
  }

  /** The next packet that is no heartbeat. */
  packet(): Promise<Packet> {
    return this.#packets.take();
  }

  /** Asks for a heartbeat; resolves with the sequence number it carries, when everything sent before was taken. */
  async pulse(): Promise<number | null> {
    this.send({ op: 1 });
    return (await this.#heartbeats.take()).d;
  }

  #take(packet: Packet): void {
    if (packet.op !== 1) return this.#packets.put(packet);
    this.#heartbeats.put(packet);
    if (this.acknowledges) this.send({ op: 11 });
  }

  send(packet: Packet): void {
    this.socket.send(JSON.stringify(packet));
  }

  hello(heartbeat_interval = 40_000): void {
    this.send({ op: 10, d: { heartbeat_interval } });
  }

  dispatch(s: number, t: string, d: unknown = {}): void {
    this.send({ op: 0, s, t, d });
  }

  close(code: number): void {
    this.socket.close(code);
  }
}

/** A gateway that listens; disposing of it ends every connection. */
export class GatewayServer implements AsyncDisposable {
  readonly #clients = new Arriving<Client>();
  readonly #all = new Set<Client>();
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  /** How many connections were opened. */
  opened = 0;

  constructor() {
    this.#server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request) => {
      const { socket, response } = Deno.upgradeWebSocket(request, { idleTimeout: 0 });
      new Client(socket, new URL(request.url), (client) => {
        this.opened++;
        this.#all.add(client);
        this.#clients.put(client);
      });
      return response;
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#server.addr.port}`;
  }

  /** How many connections nobody has taken. */
  get waiting(): number {
    return this.#clients.waiting;
  }

  /** The next connection. */
  connection(): Promise<Client> {
    return this.#clients.take();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { socket } of this.#all) if (socket.readyState === WebSocket.OPEN) socket.close(1000);
    await Promise.all([...this.#all].map(({ closed }) => closed));
    await this.#server.shutdown();
  }
}
