import type { CreateRequestBodyOptions, RestManager } from "discordeno";
import { DiscordRefusal, DiscordUnreachable, messageOf } from "../errors.ts";
import { type Deadline, deadline } from "./_deadline.ts";
import { readFailure } from "./_failure.ts";

/** Time limits in milliseconds and the number of tries. */
export interface RestLimits {
  /** For one try, from sending to the last byte. */
  readonly attempt: number;
  /** For everything, waiting for rate limits included. */
  readonly total: number;
  readonly tries: number;
  /** The pause before the second try; it doubles. */
  readonly pause: number;
}

const defaults: RestLimits = { attempt: 15_000, total: 60_000, tries: 3, pause: 300 };

/** A request to Discord's REST API. The body is written as Discord documents it, in snake_case. */
export interface RestRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path behind `/api/v10`, with its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly files?: readonly { readonly name: string; readonly blob: Blob }[] | undefined;
  /** Whether a POST may be repeated because Discord recognises the repetition (by its nonce). */
  readonly repeatable?: boolean;
}

/** Discord's REST API. */
export interface Rest {
  /**
   * Sends a request and returns the parsed answer, or undefined when there is none.
   *
   * @throws {DiscordRefusal} when Discord refuses it
   * @throws {DiscordUnreachable} when Discord does not answer
   */
  request(request: RestRequest): Promise<unknown>;
  /** Clears every timer. Requests that still run end by themselves. */
  close(): void;
}

type SendOptions = Omit<CreateRequestBodyOptions, "method"> & { deadline: Deadline };

/** Gives each try a time limit: the library's own fetch has none. */
function limitAttempts(rest: RestManager): void {
  const createRequestBody = rest.createRequestBody.bind(rest);
  rest.createRequestBody = (method, options) => {
    const payload = createRequestBody(method, options);
    const limit = (options as Partial<SendOptions> | undefined)?.deadline;
    return limit ? Object.assign(payload, { signal: limit.start() }) : payload;
  };
}

/** The library wakes up every second to forget expired limits, for ever; forgetting them in passing is enough. */
function forgetLimitsInPassing(rest: RestManager): void {
  rest.processRateLimitedPaths = () => {
    for (const [path, limit] of rest.rateLimitedPaths) {
      if (limit.resetTimestamp <= Date.now()) rest.rateLimitedPaths.delete(path);
    }
  };
}

/** What makes the address Discord's, although it may be another one: the library would switch its queues off. */
function prepare(rest: RestManager, apiUrl: string, limits: RestLimits): void {
  rest.baseUrl = apiUrl;
  rest.isProxied = false;
  rest.maxRetryCount = limits.tries;
  limitAttempts(rest);
  forgetLimitsInPassing(rest);
}

function mayRepeat(request: RestRequest, error: unknown): boolean {
  if (request.method === "POST" && !request.repeatable) return false;
  return error instanceof DiscordUnreachable || (error instanceof DiscordRefusal && error.status >= 500);
}

function pauseFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Wraps the library's REST client: time limits, repetition where it is safe, typed errors. */
export function createRest(
  rest: RestManager,
  apiUrl: string,
  limits: Partial<RestLimits> = {},
): Rest {
  const all = { ...defaults, ...limits };
  prepare(rest, apiUrl, all);

  async function attempt(request: RestRequest, route: string): Promise<unknown> {
    using limit = deadline(all.attempt, all.total);
    const options: SendOptions = {
      deadline: limit,
      ...(request.body !== undefined && { body: request.body }),
      ...(request.files?.length && { files: [...request.files] }),
    };
    try {
      return await Promise.race([rest.makeRequest(request.method, request.path, options), limit.expired]);
    } catch (error) {
      throw readFailure(route, error);
    }
  }

  return {
    async request(request) {
      const route = `${request.method} ${routeOf(request.path)}`;
      for (let tries = 1;; tries++) {
        try {
          return await attempt(request, route);
        } catch (error) {
          if (tries >= all.tries || !mayRepeat(request, error)) throw error;
          await pauseFor(all.pause * 2 ** (tries - 1) * (0.5 + Math.random()));
        }
      }
    },
    close() {
      for (const queue of rest.queues.values()) {
        clearTimeout(queue.timeoutId);
        clearTimeout(queue.deleteQueueTimeout);
      }
      rest.queues.clear();
    },
  };
}

/** A path as it may be logged: ids stay, interaction tokens and queries go. */
export function routeOf(path: string): string {
  return path.split("?")[0]?.replace(/\/(interactions|webhooks)\/(\d+)\/[^/]+/, "/$1/$2/…") ?? path;
}

/** Reads an answer with a schema, so that what Discord sends is checked where it comes in. */
export async function requestAs<T>(
  rest: Rest,
  schema: { parse(value: unknown): T },
  request: RestRequest,
): Promise<T> {
  const answer = await rest.request(request);
  try {
    return schema.parse(answer);
  } catch (error) {
    const route = `${request.method} ${routeOf(request.path)}`;
    throw new DiscordUnreachable(route, `the answer is not as documented: ${messageOf(error)}`, error);
  }
}
