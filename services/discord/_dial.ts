/** How a gateway connection is opened. */
export interface DialOptions {
  /** How long it may take until HELLO, in milliseconds. */
  readonly limit: number;
  /** Gives up. */
  readonly signal: AbortSignal;
  /** Takes every message, HELLO first. Must not throw. */
  readonly onMessage: (message: MessageEvent) => Promise<void>;
}

function abandon(socket: WebSocket): void {
  socket.onopen = socket.onmessage = socket.onclose = null;
  socket.onerror = () => {}; // closing while connecting reports an error nobody needs
  socket.close();
}

/**
 * Opens a gateway connection and resolves when the server's first message, HELLO, has been taken.
 *
 * @throws {Error} when the connection fails, is closed, or the time limit passes
 */
export async function dial(url: URL, { limit, signal, onMessage }: DialOptions): Promise<WebSocket> {
  const socket = new WebSocket(url);
  const greeted = Promise.withResolvers<void>();
  const fail = (reason: string) => greeted.reject(new Error(reason));
  const timer = setTimeout(() => fail(`no HELLO within ${limit} ms`), limit);
  const giveUp = () => fail("the shard was ended");
  signal.addEventListener("abort", giveUp);
  socket.onmessage = (message) => void onMessage(message).then(greeted.resolve);
  socket.onerror = () => fail("the connection failed");
  socket.onclose = ({ code }) => fail(`the connection was closed with ${code}`);
  try {
    await greeted.promise;
    return socket;
  } catch (error) {
    abandon(socket);
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", giveUp);
  }
}
