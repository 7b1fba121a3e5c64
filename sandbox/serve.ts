/** An HTTP server that stops for certain, and whose connections can be cut. */
import { relayTo } from "./relay.ts";

/** ms that requests under way get to end. */
const GRACE = 1_000;

export interface Server {
  readonly port: number;
  /** Lets requests under way end, then cuts whatever is left. */
  stop(): Promise<void>;
}

/** The connection a request came by. */
export interface Link {
  /** Breaks it at once, as a network does: whoever waits for an answer gets none. */
  cut(): void;
}

/** Listens; throws `Deno.errors.AddrInUse` when the port is taken. 0 is any free one. */
export async function serve(
  port: number,
  hostname: string,
  handler: (request: Request, link: Link) => Response | Promise<Response>,
): Promise<Server> {
  const listener = Deno.listen({ port, hostname });
  const listening = Promise.withResolvers<Deno.NetAddr>();
  const cut = new AbortController();
  const active = new Set<Promise<Response>>();
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", signal: cut.signal, onListen: listening.resolve },
    (request, { remoteAddr }) => {
      const link = { cut: () => relay.cut(remoteAddr.port) };
      const answer = Promise.resolve(handler(request, link));
      active.add(answer);
      return answer.finally(() => active.delete(answer));
    },
  );
  const relay = relayTo((await listening.promise).port, listener);
  return {
    port: relay.port,
    async stop() {
      await within(GRACE, Promise.allSettled(active));
      cut.abort();
      await relay.close();
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
