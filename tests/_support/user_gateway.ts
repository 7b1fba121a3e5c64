/** A person's gateway connection that keeps every event until somebody asks for it. */

/** A dispatch; `d` is Discord's JSON as it came. */
export interface Packet {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  // deno-lint-ignore no-explicit-any -- Discord's JSON, which tests read field by field.
  readonly d: any;
}

/** A component as it came. */
export interface Component {
  readonly type: number;
  readonly id?: number | undefined;
  readonly custom_id?: string | undefined;
  readonly component?: Component | undefined;
  readonly components?: readonly Component[] | undefined;
  readonly [field: string]: unknown;
}

/** What tests read of a message. */
export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly guild_id?: string;
  readonly type: number;
  readonly content: string;
  readonly flags: number;
  readonly author: { readonly id: string; readonly username: string; readonly bot?: boolean };
  readonly edited_timestamp: string | null;
  readonly mentions: readonly { readonly id: string }[];
  readonly mention_roles: readonly string[];
  readonly mention_everyone: boolean;
  readonly attachments: readonly {
    readonly id: string;
    readonly filename: string;
    readonly size: number;
    readonly url: string;
    readonly content_type?: string;
  }[];
  readonly embeds: readonly Record<string, unknown>[];
  readonly components: readonly Component[];
  readonly nonce?: string | number;
  readonly message_reference?: { readonly message_id?: string; readonly channel_id: string };
  readonly referenced_message?: Message | null;
  readonly [field: string]: unknown;
}

interface Waiter {
  readonly events: readonly string[];
  readonly predicate: (data: Packet["d"]) => boolean;
  readonly resolve: (data: Packet["d"]) => void;
}

export class UserGateway {
  readonly #seen: string[] = [];
  readonly #kept: Packet[] = [];
  readonly #waiters = new Set<Waiter>();
  readonly #closed = Promise.withResolvers<void>();
  #beat: ReturnType<typeof setInterval> | undefined;
  #seq: number | null = null;
  sessionId = "";

  private constructor(readonly socket: WebSocket, identify: object) {
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(data), identify);
    socket.onclose = () => {
      clearInterval(this.#beat);
      this.#closed.resolve();
    };
    socket.onerror = () => {}; // A close follows, and `next` then reports what was seen.
  }

  /** Connects, identifies and waits for READY; a bot says its intents in `more`. */
  static async connect(url: string, token: string, more: object = {}): Promise<UserGateway> {
    const identify = { token, properties: { os: "linux", browser: "test", device: "" }, ...more };
    const gateway = new UserGateway(new WebSocket(`${url}?v=10&encoding=json`), identify);
    const ready = await gateway.next("READY", () => true, 10_000);
    gateway.sessionId = ready.session_id;
    return gateway;
  }

  /** The first dispatch of this type, or of one of these, that is not consumed yet and fits. */
  next(
    event: string | readonly string[],
    predicate: Waiter["predicate"],
    timeoutMs: number,
  ): Promise<Packet["d"]> {
    const events = [event].flat();
    const index = this.#kept.findIndex(({ t, d }) => t !== null && events.includes(t) && predicate(d));
    if (index >= 0) return Promise.resolve(this.#kept.splice(index, 1)[0]?.d);
    const { promise, resolve, reject } = Promise.withResolvers<Packet["d"]>();
    const timer = setTimeout(() => {
      this.#waiters.delete(waiter);
      reject(
        new Error(
          `No ${events.join(" or ")} within ${timeoutMs} ms; seen: ${this.#seen.join(", ") || "nothing"}`,
        ),
      );
    }, timeoutMs);
    const waiter: Waiter = {
      events,
      predicate,
      resolve: (data) => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        resolve(data);
      },
    };
    this.#waiters.add(waiter);
    return promise;
  }

  /** Types of the events seen so far, in order. */
  get seen(): readonly string[] {
    return this.#seen;
  }

  /** Sends a packet, e.g. op 4 to enter a voice channel. */
  send(op: number, d: unknown): void {
    this.socket.send(JSON.stringify({ op, d }));
  }

  async close(): Promise<void> {
    if (this.socket.readyState <= WebSocket.OPEN) this.socket.close(1000);
    await this.#closed.promise;
  }

  #receive(packet: Packet, identify: object): void {
    if (packet.op === 10) {
      this.#beat = setInterval(() => this.send(1, this.#seq), packet.d.heartbeat_interval);
      this.send(2, identify);
    }
    if (packet.op !== 0 || packet.t === null) return;
    this.#seq = packet.s;
    this.#seen.push(packet.t);
    const { t, d } = packet;
    const waiter = [...this.#waiters].find(({ events, predicate }) => events.includes(t) && predicate(d));
    if (waiter) waiter.resolve(packet.d);
    else this.#kept.push(packet);
  }
}
