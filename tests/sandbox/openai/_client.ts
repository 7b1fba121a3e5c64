import { Hono } from "hono";
import OpenAI from "openai";
import { type OpenaiOptions, openaiRoutes, SANDBOX_API_KEY } from "../../../sandbox/openai/mod.ts";

/** A running stand-in with the real client pointed at it. */
export interface Standin {
  client: OpenAI;
  baseUrl: string;
}

/** Serves the stand-in on a free port for the time of `use`. */
export async function withStandin(
  options: OpenaiOptions,
  use: (standin: Standin) => Promise<void>,
): Promise<void> {
  const app = new Hono().route("/openai/v1", openaiRoutes({ chunkDelayMs: 0, ...options }));
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, app.fetch);
  const baseUrl = `http://127.0.0.1:${server.addr.port}/openai/v1`;
  try {
    await use({ client: new OpenAI({ apiKey: SANDBOX_API_KEY, baseURL: baseUrl, maxRetries: 0 }), baseUrl });
  } finally {
    await server.shutdown();
  }
}

/** Posts to the stand-in without the client, with its key. */
export function post(baseUrl: string, path: string, body: string): Promise<Response> {
  const headers = { authorization: `Bearer ${SANDBOX_API_KEY}`, "content-type": "application/json" };
  return fetch(baseUrl + path, { method: "POST", headers, body });
}
