import assert from "node:assert/strict";
import { createInflate } from "node:zlib";
import { INTENTS } from "./_bot.ts";
import { Stage } from "./_stage.ts";

interface Packet {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
}

/** A client that inflates one stream for the whole connection, as libraries do. */
class Inflating {
  readonly #inflate = createInflate();
  readonly #decoder = new TextDecoder();
  readonly #packets: Packet[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #closed = Promise.withResolvers<number>();
  #text = "";
  /** The last four bytes of every frame. */
  readonly endings = new Set<string>();

  constructor(readonly socket: WebSocket) {
    socket.binaryType = "arraybuffer";
    this.#inflate.on("data", (chunk: Uint8Array) => this.#take(chunk));
    socket.onmessage = ({ data }) => {
      const bytes = new Uint8Array(data);
      this.endings.add(bytes.subarray(-4).toHex());
      this.#inflate.write(bytes);
    };
    socket.onclose = ({ code }) => this.#closed.resolve(code);
  }

  async next(): Promise<Packet> {
    if (this.#packets.length === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#packets.shift() ?? { op: -1, t: null, s: null };
  }

  send(packet: unknown): void {
    this.socket.send(JSON.stringify(packet));
  }

  /** Resolves to the code the other side closed with. */
  async closed(): Promise<number> {
    const code = await this.#closed.promise;
    this.#inflate.close();
    return code;
  }

  #take(chunk: Uint8Array): void {
    this.#text += this.#decoder.decode(chunk, { stream: true });
    const packet = parsed(this.#text);
    if (!packet) return;
    this.#text = "";
    this.#packets.push(packet);
    this.#waiting.shift()?.();
  }
}

/** Undefined while there is more to come. */
function parsed(text: string): Packet | undefined {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

Deno.test("Packets come as one deflate stream, each ended by a sync flush, and a close after the last", async () => {
  await using stage = await Stage.open();
  const client = new Inflating(
    new WebSocket(`${stage.world.gatewayUrl}?v=10&encoding=json&compress=zlib-stream`),
  );
  assert.equal((await client.next()).op, 10);
  client.send({ op: 2, d: { token: stage.world.botToken, intents: INTENTS } });
  assert.equal((await client.next()).t, "READY");
  assert.equal((await client.next()).t, "GUILD_CREATE");
  await stage.sandbox.firehose({ guilds: 20, messages: 50 });
  const seen: unknown[] = [];
  for (let index = 0; index < 70; index++) seen.push((await client.next()).s);
  assert.deepEqual(seen, Array.from({ length: 70 }, (_, index) => index + 3));
  stage.faults.post({ kind: "op7" });
  stage.faults.post({ kind: "close", code: 4_000 });
  assert.equal((await client.next()).op, 7);
  assert.equal(await client.closed(), 4_000);
  assert.deepEqual([...client.endings], ["0000ffff"]);
});
