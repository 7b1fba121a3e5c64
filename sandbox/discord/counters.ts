/** How often clients did what; tests read it. */

/** What one account did at the gateway. */
export interface GatewayCounts {
  identifies: number;
  /** RESUMEs sent, and those that were granted. */
  resumes: number;
  resumed: number;
  heartbeats: number;
}

/** A copy of the numbers so far. */
export interface Counts {
  /** Requests to connect to the gateway, refused ones too. */
  readonly connections: number;
  /** By user id; a bot's is its application's id. */
  readonly gateway: Readonly<Record<string, GatewayCounts>>;
  /** REST requests by route, e.g. `POST /channels/:channel/messages`. */
  readonly requests: Readonly<Record<string, number>>;
}

/** Counts from the start of the sandbox on. */
export class Counters {
  #connections = 0;
  readonly #gateway = new Map<string, GatewayCounts>();
  readonly #requests = new Map<string, number>();

  connection(): void {
    this.#connections++;
  }

  gateway(userId: string, what: keyof GatewayCounts): void {
    const counts = this.#gateway.get(userId) ?? { identifies: 0, resumes: 0, resumed: 0, heartbeats: 0 };
    counts[what]++;
    this.#gateway.set(userId, counts);
  }

  /** `route` is one of the routes that exist: the numbers stay few. */
  request(route: string): void {
    this.#requests.set(route, (this.#requests.get(route) ?? 0) + 1);
  }

  read(): Counts {
    return structuredClone({
      connections: this.#connections,
      gateway: Object.fromEntries(this.#gateway),
      requests: Object.fromEntries(this.#requests),
    });
  }
}
