/** An HTTP server that stops for certain. */

/** ms that requests under way get to end. */
const GRACE = 1_000;

export interface Server {
  readonly port: number;
  /** Lets requests under way end, then cuts whatever is left. */
  stop(): Promise<void>;
}

/** Listens; throws `Deno.errors.AddrInUse` when the port is taken. 0 is any free one. */
export async function serve(
  port: number,
  hostname: string,
  handler: (request: Request) => Response | Promise<Response>,
): Promise<Server> {
  const listening = Promise.withResolvers<Deno.NetAddr>();
  const cut = new AbortController();
  const active = new Set<Promise<Response>>();
  const server = Deno.serve(
    { port, hostname, signal: cut.signal, onListen: listening.resolve },
    (request) => {
      const answer = Promise.resolve(handler(request));
      active.add(answer);
      return answer.finally(() => active.delete(answer));
    },
  );
  const address = await listening.promise;
  return {
    port: address.port,
    async stop() {
      await within(GRACE, Promise.allSettled(active));
      cut.abort();
      await server.finished;
    },
  };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const limit = Promise.withResolvers<void>();
  const timer = setTimeout(limit.resolve, ms);
  await Promise.race([work, limit.promise]);
  clearTimeout(timer);
}
