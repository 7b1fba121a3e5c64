/** All sessions and all open sockets. */
import type { Connection } from "./connection.ts";
import type { Viewer } from "./event.ts";
import { Session } from "./session.ts";

export class Hub {
  readonly #sessions = new Map<string, Session>();
  readonly #expiries = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #connections = new Set<Connection>();
  /** Set once `close` was called: nobody may connect any more. */
  closed = false;

  /** Begins a session. */
  open(viewer: Viewer): Session {
    const session = new Session(viewer);
    this.#sessions.set(session.id, session);
    return session;
  }

  find(sessionId: string): Session | undefined {
    return this.#sessions.get(sessionId);
  }

  /** Every session, connected or waiting to be resumed. */
  all(): Iterable<Session> {
    return this.#sessions.values();
  }

  /** The sessions of one account. */
  of(userId: string): Session[] {
    return [...this.#sessions.values()].filter((session) => session.viewer.userId === userId);
  }

  /** Keeps a session for `ms`, then calls `expired`; a resume calls `keep`. */
  expireIn(session: Session, ms: number, expired: () => void): void {
    this.keep(session);
    this.#expiries.set(session.id, setTimeout(expired, ms));
  }

  keep(session: Session): void {
    clearTimeout(this.#expiries.get(session.id));
    this.#expiries.delete(session.id);
  }

  /** Forgets a session. False when it was forgotten before. */
  end(session: Session): boolean {
    this.keep(session);
    return this.#sessions.delete(session.id);
  }

  /** Every open socket, of whoever has identified and of whoever has not. */
  connections(): Iterable<Connection> {
    return this.#connections;
  }

  addConnection(connection: Connection): void {
    this.#connections.add(connection);
  }

  removeConnection(connection: Connection): void {
    this.#connections.delete(connection);
  }

  /** Ends everything: sockets, sessions, timers. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.#connections].map((connection) => connection.close()));
    for (const timer of this.#expiries.values()) clearTimeout(timer);
    this.#expiries.clear();
    this.#sessions.clear();
  }
}
