/** Shows whoever wants to see it every REST request with its answer. */
import type { Discord } from "../discord.ts";
import { readForm } from "./body.ts";
import { z } from "zod";
import { DiscordError } from "../errors.ts";

/** A request and what was answered. */
export interface Exchange {
  readonly method: string;
  /** Without `/api/v10` and the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Bots and people say who they are; `nobody`: the path carries a token. */
  readonly caller: "bot" | "person" | "nobody";
  /** The parsed JSON; of multipart its `payload_json`. Undefined when there is none, or none that can be read. */
  readonly requestBody: unknown;
  /** Names of the files sent. */
  readonly files: readonly string[];
  readonly status: number;
  /** The parsed JSON; undefined when there is none. */
  readonly responseBody: unknown;
}

/** Answers with `run`, and tells of it once the answer is there. */
export async function recorded(
  { onExchange }: Discord,
  { request, path }: { readonly request: Request; readonly path: string },
  run: (request: Request) => Promise<Response>,
): Promise<Response> {
  if (!onExchange) return await run(request);
  const { url, method, headers } = request;
  const body = request.body === null ? null : await request.arrayBuffer();
  const copy = () => new Request(url, { method, headers, body });
  const response = await run(copy());
  const { searchParams } = new URL(request.url);
  onExchange({
    method: request.method,
    path,
    query: Object.fromEntries(searchParams),
    caller: callerOf(request.headers.get("authorization")),
    ...await bodyOf(copy()),
    status: response.status,
    responseBody: await jsonOf(response.clone()),
  });
  return response;
}

function callerOf(authorization: string | null): Exchange["caller"] {
  if (authorization === null) return "nobody";
  return authorization.startsWith("Bot ") ? "bot" : "person";
}

async function bodyOf(request: Request): Promise<Pick<Exchange, "requestBody" | "files">> {
  if (request.body === null) return { requestBody: undefined, files: [] };
  try {
    const { data, files } = await readForm(request, z.unknown());
    return { requestBody: data, files: files.map(({ name }) => name) };
  } catch (error) {
    if (error instanceof DiscordError) return { requestBody: undefined, files: [] };
    throw error;
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
}
