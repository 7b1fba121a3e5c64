import { decodeFields, encodeFields, type Fields, integer, messages } from "../_support/protobuf.ts";

/** One row: its value, the encoding of the value, and the commit that wrote it. */
interface Row {
  readonly value: Uint8Array;
  readonly encoding: bigint;
  readonly version: bigint;
}

const SUCCESS = 1n;
const CHECK_FAILURE = 2n;
const DELETE = 2;

/**
 * A KV Connect server in memory: metadata exchange, snapshot reads and atomic writes (denokv's `kv-connect.md` and
 * `datapath.proto`). `answer` may replace the response to a commit that was made.
 */
export class KvConnectServer implements AsyncDisposable {
  /** What a commit's response becomes; the commit stays made. */
  answer: (response: Response) => Response = (response) => response;
  /** Commits that were made. */
  commits = 0;
  readonly #rows = new Map<string, Row>();
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  #version = 0n;

  constructor(token: string) {
    this.#server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === "/") return this.#metadata(request, token);
      const body = decodeFields(await request.bytes());
      return pathname === "/v3/snapshot_read" ? protobuf(this.#read(body)) : this.#write(body);
    });
  }

  /** The URL clients connect to. */
  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}/`;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#server.shutdown();
  }

  #metadata(request: Request, token: string): Response {
    if (request.headers.get("authorization") !== `Bearer ${token}`) {
      return new Response("no", { status: 401 });
    }
    return Response.json({
      version: 3,
      databaseId: "00000000-0000-4000-8000-000000000000",
      endpoints: [{ url: `${this.url}v3`, consistency: "strong" }],
      token,
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
  }

  #read(body: Fields): Fields {
    const ranges = messages(body, 1).map((range) =>
      [1, encodeFields(this.#range(decodeFields(range)))] as const
    );
    return [...ranges, [4, 1n], [8, SUCCESS]];
  }

  #range(range: Fields): Fields {
    const [start = "", end = ""] = [hex(messages(range, 1)), hex(messages(range, 2))];
    const keys = [...this.#rows.keys()].filter((key) => key >= start && key < end).sort();
    if (integer(range, 4) === 1) keys.reverse();
    return keys.slice(0, integer(range, 3)).flatMap((key) => {
      const row = this.#rows.get(key);
      if (!row) return [];
      const entry: Fields = [
        [1, Uint8Array.fromHex(key)],
        [2, row.value],
        [3, row.encoding],
        [4, versionstamp(row.version)],
      ];
      return [[1, encodeFields(entry)] as const];
    });
  }

  #write(body: Fields): Response {
    if (!messages(body, 1).every((check) => this.#holds(decodeFields(check)))) {
      return protobuf([[1, CHECK_FAILURE]]);
    }
    this.#version++;
    this.commits++;
    for (const mutation of messages(body, 2)) this.#change(decodeFields(mutation));
    return this.answer(protobuf([[1, SUCCESS], [2, versionstamp(this.#version)]]));
  }

  #holds(check: Fields): boolean {
    const row = this.#rows.get(hex(messages(check, 1)));
    return hex(messages(check, 2)) === (row ? versionstamp(row.version).toHex() : "");
  }

  #change(mutation: Fields): void {
    const key = hex(messages(mutation, 1));
    if (integer(mutation, 3) === DELETE) {
      this.#rows.delete(key);
      return;
    }
    const value = decodeFields(messages(mutation, 2)[0] ?? new Uint8Array());
    const data = (messages(value, 1)[0] ?? new Uint8Array()).slice();
    this.#rows.set(key, { value: data, encoding: BigInt(integer(value, 2)), version: this.#version });
  }
}

function hex([bytes]: Uint8Array[]): string {
  return bytes?.toHex() ?? "";
}

/** Ten bytes: the version and two bytes of order within it. */
function versionstamp(version: bigint): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setBigUint64(0, version);
  return bytes;
}

function protobuf(fields: Fields): Response {
  return new Response(encodeFields(fields), { headers: { "content-type": "application/x-protobuf" } });
}
