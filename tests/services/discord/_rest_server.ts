import { createLogger, createRestManager, LogLevels } from "discordeno";
import { createRest, type Rest, type RestLimits } from "../../../services/discord/rest.ts";

/** A request that came in. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly text: string;
  /** On a monotonic clock, in milliseconds. */
  readonly at: number;
}

/** The requests so far. */
export interface Arrivals extends ReadonlyArray<Seen> {
  /** Resolves when there are so many. */
  until(count: number): Promise<void>;
}

class Log extends Array<Seen> implements Arrivals {
  static override readonly [Symbol.species] = Array;
  #wake: (() => void)[] = [];

  note(seen: Seen): void {
    this.push(seen);
    for (const wake of this.#wake.splice(0)) wake();
  }

  async until(count: number): Promise<void> {
    while (this.length < count) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }
}

/** Answers the so many-th request, counted from 0. */
export type Script = (request: Seen, number: number) => Response | Promise<Response>;

/** Short limits, in milliseconds. */
export const quick: RestLimits = { attempt: 300, total: 1000, tries: 3, pause: 5 };

/** Runs with a REST client before a server that answers by the script; `seen` are the requests so far. */
export async function withRest(
  script: Script,
  run: (rest: Rest, seen: Arrivals) => Promise<void>,
  limits: Partial<RestLimits> = {},
): Promise<void> {
  const seen = new Log();
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
    const { pathname: path } = new URL(request.url);
    const at = performance.now();
    const arrived = { method: request.method, path, text: await request.text(), at };
    seen.note(arrived);
    return await script(arrived, seen.length - 1);
  });
  const rest = restAt(`http://127.0.0.1:${server.addr.port}/api`, { ...quick, ...limits });
  try {
    await run(rest, seen);
  } finally {
    rest.close();
    await server.shutdown();
  }
}

/** A REST client for an address. */
export function restAt(
  apiUrl: string,
  limits: RestLimits,
  token = `${btoa("1200000000000000200")}.a.b`,
): Rest {
  const logger = createLogger({ name: "REST", logLevel: LogLevels.Fatal });
  return createRest(
    createRestManager({ token, logger }),
    apiUrl,
    limits,
  );
}

/** A server that answers every connection with these bytes and closes it; disposing of it ends it. */
export function rawServer(text: string): Disposable & { readonly url: string } {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const answering = (async () => {
    for await (const connection of listener) {
      await connection.read(new Uint8Array(65_536));
      await connection.write(new TextEncoder().encode(text));
      connection.close();
    }
  })();
  answering.catch(() => {}); // a client that went away first is no matter
  return {
    url: `http://127.0.0.1:${listener.addr.port}/api`,
    [Symbol.dispose]: () => listener.close(),
  };
}
