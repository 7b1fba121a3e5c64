/** One client's connection, from HELLO to close (Discord docs, Gateway > Connection Lifecycle). */
import type { Discord } from "../discord.ts";
import { command } from "./command.ts";
import { enterAgain, enterNew, type Entry } from "./entry.ts";
import { Close, type CloseReason, FINAL, Op, sentenceOf } from "./opcodes.ts";
import { PacketSocket } from "./packet_socket.ts";
import type { Viewer } from "./event.ts";
import { announcePresence } from "./presence.ts";
import { welcome } from "./ready.ts";
import type { Link, Session } from "./session.ts";
import { leaveEverywhere } from "./voice_state.ts";

/** How many heartbeat intervals a client may stay silent. */
const PATIENCE = 1.5;

/** How a client asked to connect. */
export interface Handshake {
  /** Version of the protocol, `v` of the address. */
  readonly version: number;
  /** Whether packets leave as `zlib-stream`. */
  readonly compressed: boolean;
  /** Breaks the TCP connection. */
  readonly cut: () => void;
}

export class Connection implements Link {
  /** False: heartbeats are not acknowledged. */
  acknowledges = true;
  #session: Session | null = null;
  #watch: ReturnType<typeof setTimeout> | undefined;
  readonly #socket: PacketSocket;

  constructor(readonly discord: Discord, socket: WebSocket, readonly handshake: Handshake) {
    this.#socket = new PacketSocket(socket, {
      opened: () => this.#hello(),
      received: (op, d) => this.#receive(op, d),
      ended: (code) => this.#ended(code),
    }, handshake.compressed);
    discord.hub.addConnection(this);
  }

  /** Whoever identified; null before. */
  get viewer(): Viewer | null {
    return this.#session?.viewer ?? null;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  waiting(): number {
    return this.#socket.waiting;
  }

  /** Sends a packet that is no dispatch. */
  control(op: number, d: unknown): void {
    this.#socket.control(op, d);
  }

  /** Breaks the TCP connection: the client gets no close frame. */
  cut(): void {
    this.handshake.cut();
  }

  /** Says that the session is invalid; unless it may be resumed, it has ended. */
  invalidate(resumable: boolean): void {
    const session = this.#session;
    this.#session = null;
    if (session?.detach(this)) {
      if (resumable) this.#leaveBehind(session);
      else this.#end(session);
    }
    this.control(Op.invalidSession, resumable);
  }

  /** Closes with any code; some codes end the session too. */
  closeWith(code: number, sentence = sentenceOf(code)): void {
    if (FINAL.has(code) && this.#session?.detach(this)) this.#end(this.#session);
    this.#socket.closeWith(code, sentence);
  }

  replaced(): void {
    this.#close("unknownError");
  }

  /** Ends it because the stand-in stops. */
  close(): Promise<void> {
    this.#close("unknownError");
    return this.#socket.ended();
  }

  #hello(): void {
    const { version } = this.handshake;
    if (version !== 9 && version !== 10) return this.#close("invalidVersion");
    const { heartbeatInterval } = this.discord.timing;
    this.control(Op.hello, { heartbeat_interval: heartbeatInterval, _trace: ["sandbox"] });
    this.#expectHeartbeat();
  }

  #receive(op: number, d: unknown): void {
    const session = this.#session;
    switch (op) {
      case Op.heartbeat:
        return this.#heartbeat();
      case Op.identify:
        return session ? this.#close("alreadyAuthenticated") : this.#enter(enterNew(this.discord, d));
      case Op.resume:
        return session ? this.#close("alreadyAuthenticated") : this.#enter(enterAgain(this.discord, d));
      default:
        return this.#refuse(session ? command(this.discord, session, op, d) : "notAuthenticated");
    }
  }

  #heartbeat(): void {
    this.#expectHeartbeat();
    if (this.viewer) this.discord.counters.gateway(this.viewer.userId, "heartbeats");
    if (this.acknowledges) this.control(Op.heartbeatAck, null);
  }

  #enter(entry: Entry): void {
    switch (entry.kind) {
      case "close":
        return this.#close(entry.reason);
      case "invalid":
        return this.control(Op.invalidSession, false);
      case "new":
        this.#take(entry.session);
        welcome(this.discord, entry.session, this.handshake.version);
        return announcePresence(this.discord, entry.session.viewer.userId);
      case "resumed":
        this.#take(entry.session);
        entry.session.replay(entry.seq);
        return entry.session.dispatch("RESUMED", JSON.stringify({ _trace: ["sandbox"] }));
    }
  }

  #take(session: Session): void {
    session.attach(this);
    this.#session = session;
  }

  #ended(code: number | null): void {
    clearTimeout(this.#watch);
    this.discord.hub.removeConnection(this);
    const session = this.#session;
    this.#session = null;
    if (!session?.detach(this)) return;
    // A client that closes with 1000 or 1001 gives its session up (Discord docs, Gateway > Disconnecting).
    if (code === 1000 || code === 1001) return this.#end(session);
    this.#leaveBehind(session);
  }

  /** Keeps the session for whoever resumes it. */
  #leaveBehind(session: Session): void {
    this.discord.hub.expireIn(session, this.discord.timing.resumeWindow, () => this.#end(session));
  }

  #end(session: Session): void {
    if (!this.discord.hub.end(session)) return;
    leaveEverywhere(this.discord, session.viewer);
    announcePresence(this.discord, session.viewer.userId);
  }

  #refuse(reason: CloseReason | null): void {
    if (reason !== null) this.#close(reason);
  }

  #close(reason: CloseReason): void {
    const [code, sentence] = Close[reason];
    this.closeWith(code, sentence);
  }

  #expectHeartbeat(): void {
    clearTimeout(this.#watch);
    const silence = this.discord.timing.heartbeatInterval * PATIENCE;
    this.#watch = setTimeout(() => this.#close("sessionTimedOut"), silence);
  }
}
