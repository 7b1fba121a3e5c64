import assert from "node:assert/strict";
import { type Relay, relayTo } from "../../sandbox/relay.ts";

/** A TCP server behind a relay that sends back whatever it was sent. */
class Echo implements AsyncDisposable {
  readonly #listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  readonly relay: Relay = relayTo(this.#listener.addr.port, Deno.listen({ hostname: "127.0.0.1", port: 0 }));
  readonly #done = this.#serve();
  /** Ports the server sees. */
  readonly ports: number[] = [];

  connect(): Promise<Deno.TcpConn> {
    return Deno.connect({ hostname: "127.0.0.1", port: this.relay.port });
  }

  async #serve(): Promise<void> {
    const echoes: Promise<void>[] = [];
    for await (const connection of this.#listener) {
      this.ports.push(connection.remoteAddr.port);
      echoes.push(connection.readable.pipeTo(connection.writable).catch(() => {})); // A cut ends it early.
    }
    await Promise.all(echoes);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.relay.close();
    this.#listener.close();
    await this.#done;
  }
}

Deno.test("Bytes come through whole, both ways, and so does the end of one way", async () => {
  await using echo = new Echo();
  const client = await echo.connect();
  const sent = new Uint8Array(1_000_000).map((_, index) => index * 7);
  const answer = new Response(client.readable).bytes();
  for (let at = 0; at < sent.length;) at += await client.write(sent.subarray(at));
  await client.closeWrite();
  assert.deepEqual(await answer, sent);
});

Deno.test("A cut breaks one connection and no other; cutting nothing is no error", async () => {
  await using echo = new Echo();
  const [first, second] = [await echo.connect(), await echo.connect()];
  await first.write(Uint8Array.of(1));
  await first.read(new Uint8Array(1));
  echo.relay.cut(echo.ports[0] ?? 0);
  echo.relay.cut(1);
  assert.equal(await first.read(new Uint8Array(1)), null);
  first.close();
  await second.write(Uint8Array.of(2));
  assert.equal(await second.read(new Uint8Array(1)), 1);
  second.close();
});

Deno.test("A client is let go when nobody is behind the relay", async () => {
  const gone = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  gone.close();
  const relay = relayTo(gone.addr.port, Deno.listen({ hostname: "127.0.0.1", port: 0 }));
  const client = await Deno.connect({ hostname: "127.0.0.1", port: relay.port });
  assert.equal(await client.read(new Uint8Array(1)), null);
  client.close();
  await relay.close();
});
