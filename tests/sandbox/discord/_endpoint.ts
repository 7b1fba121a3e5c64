import { WORLD } from "../../../sandbox/world.ts";

/** Answers one interaction; `body` is its JSON. */
// deno-lint-ignore no-explicit-any -- Discord's JSON, which tests read field by field.
export type Answer = (body: any) => Response | Promise<Response>;

/** An application's HTTP endpoint for interactions, which checks signatures unless told otherwise. */
export class Endpoint {
  /** Answers to what is no PING. */
  answer: Answer = () => new Response(null, { status: 202 });
  /** Answers to PINGs. */
  pong: Answer = () => Response.json({ type: 1 });
  checks = true;
  /** Bodies of what was rightly signed. */
  // deno-lint-ignore no-explicit-any -- Discord's JSON, which tests read field by field.
  readonly received: any[] = [];
  readonly #server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (one) => this.#serve(one));

  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}/interactions`;
  }

  close(): Promise<void> {
    return this.#server.shutdown();
  }

  async #serve(request: Request): Promise<Response> {
    const text = await request.text();
    if (this.checks && !await isSigned(request.headers, text)) return new Response(null, { status: 401 });
    const body = JSON.parse(text);
    this.received.push(body);
    return await (body.type === 1 ? this.pong : this.answer)(body);
  }
}

async function isSigned(headers: Headers, body: string): Promise<boolean> {
  const raw = Uint8Array.fromHex(WORLD.publicKey);
  const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
  const signature = Uint8Array.fromHex(headers.get("x-signature-ed25519") ?? "");
  const signed = new TextEncoder().encode(headers.get("x-signature-timestamp") + body);
  return await crypto.subtle.verify("Ed25519", key, signature, signed);
}
