/**
 * A TCP relay before the sandbox's own HTTP server. A server sees requests and WebSockets, never the connection they
 * came by; here every connection is at hand, so that one can be cut as a broken network cuts it: no close frame, no answer.
 */

/** Bytes carried at once. */
const CHUNK = 65_536;

/** A relay that listens. */
export interface Relay {
  readonly port: number;
  /** Breaks the connection that the server behind the relay sees as coming from this port; none is no error. */
  cut(serverSidePort: number): void;
  /** Stops listening and breaks every connection. */
  close(): Promise<void>;
}

/** Both ends of one connection. */
interface Carried {
  readonly client: Deno.TcpConn;
  readonly server: Deno.TcpConn;
}

/** Carries every connection of the listener to this port of the same machine. */
export function relayTo(port: number, listener: Deno.TcpListener): Relay {
  const carried = new Map<number, Carried>();
  const running = new Set<Promise<void>>();
  let closing = false;

  async function carry(client: Deno.TcpConn): Promise<void> {
    const server = await connect(port);
    if (!server) return close(client);
    if (closing) return breakBoth({ client, server });
    const key = server.localAddr.port;
    carried.set(key, { client, server });
    await Promise.all([pump(client, server), pump(server, client)]);
    breakBoth({ client, server });
    carried.delete(key);
  }

  const accepting = accept(listener, (client) => {
    const task = carry(client);
    running.add(task);
    task.finally(() => running.delete(task));
  });

  return {
    port: listener.addr.port,
    cut: (key) => breakBoth(carried.get(key)),
    async close() {
      closing = true;
      listener.close();
      await accepting;
      for (const one of carried.values()) breakBoth(one);
      await Promise.all(running);
    },
  };
}

async function accept(listener: Deno.TcpListener, take: (client: Deno.TcpConn) => void): Promise<void> {
  for await (const client of listener) take(client);
}

/** Undefined when the server behind is gone: it is closing. */
async function connect(port: number): Promise<Deno.TcpConn | undefined> {
  try {
    const server = await Deno.connect({ hostname: "127.0.0.1", port });
    server.setNoDelay(true);
    return server;
  } catch (error) {
    if (error instanceof Deno.errors.ConnectionRefused) return undefined;
    throw error;
  }
}

/** Carries bytes one way until they end; when a connection breaks, both do, and the other way ends too. */
async function pump(from: Deno.TcpConn, to: Deno.TcpConn): Promise<void> {
  const chunk = new Uint8Array(CHUNK);
  try {
    from.setNoDelay(true);
    for (;;) {
      const size = await from.read(chunk);
      if (size === null) return await to.closeWrite();
      for (let at = 0; at < size;) at += await to.write(chunk.subarray(at, size));
    }
  } catch {
    // Whatever broke, both ends learn of it by the close: a relay has nobody else to tell.
    breakBoth({ client: from, server: to });
  }
}

function breakBoth(one: Carried | undefined): void {
  if (!one) return;
  close(one.client);
  close(one.server);
}

/** Closing twice is no error. */
function close(connection: Deno.TcpConn): void {
  try {
    connection.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BadResource)) throw error;
  }
}
