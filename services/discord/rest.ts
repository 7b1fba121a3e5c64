import type { RestManager } from "discordeno";
import { DiscordRefusal, DiscordUnreachable, messageOf } from "../errors.ts";
import { type Deadline, deadline } from "./_deadline.ts";
import { clearQueues, queueFor } from "./_queue.ts";
import { type QueuedRequest, sendQueued } from "./_send.ts";

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

/** The library wakes up every second to forget expired limits, for ever; forgetting them in passing is enough. */
function forgetLimitsInPassing(rest: RestManager): void {
  rest.processRateLimitedPaths = () => {
    for (const [path, limit] of rest.rateLimitedPaths) {
      if (limit.resetTimestamp <= Date.now()) rest.rateLimitedPaths.delete(path);
    }
  };
}

function mayRepeat(request: RestRequest, error: unknown): boolean {
  if (request.method === "POST" && !request.repeatable) return false;
  return error instanceof DiscordUnreachable || (error instanceof DiscordRefusal && error.status >= 500);
}

/**
 * Wraps the library's REST client, which keeps the accounts of rate limits and queues requests by them: time limits,
 * repetition where it is safe, typed errors.
 */
export function createRest(rest: RestManager, apiUrl: string, limits: Partial<RestLimits> = {}): Rest {
  const all = { ...defaults, ...limits };
  let closed = false;
  rest.baseUrl = apiUrl;
  // Every request is a QueuedRequest: they come from nowhere but below.
  rest.sendRequest = (request) => sendQueued(rest, request as QueuedRequest);
  forgetLimitsInPassing(rest);

  function attempt(request: RestRequest, name: string, limit: Deadline): Promise<unknown> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const queued: QueuedRequest = {
      name,
      deadline: limit,
      patience: all.tries,
      route: request.path,
      method: request.method,
      requestBodyOptions: bodyOf(request),
      answered: resolve,
      failed: reject,
      retryCount: 0,
      resolve: () => {},
      reject: () => {},
    };
    queueFor(rest, queued).makeRequest(queued);
    return Promise.race([promise, limit.expired]);
  }

  async function repeat(request: RestRequest, name: string, limit: Deadline): Promise<unknown> {
    for (let tries = 1;; tries++) {
      try {
        return await attempt(request, name, limit);
      } catch (error) {
        if (limit.over || tries >= all.tries || !mayRepeat(request, error)) throw error;
        await limit.pause(all.pause * 2 ** (tries - 1) * (0.5 + Math.random()));
      }
    }
  }

  return {
    async request(request) {
      const name = `${request.method} ${routeOf(request.path)}`;
      if (closed) throw new DiscordUnreachable(name, "the connection is closed");
      using limit = deadline(all.attempt, all.total);
      try {
        return await repeat(request, name, limit);
      } catch (error) {
        if (error instanceof DiscordRefusal || error instanceof DiscordUnreachable) throw error;
        throw new DiscordUnreachable(name, messageOf(error), error); // the time is up
      }
    },
    close() {
      closed = true;
      clearQueues(rest);
    },
  };
}

function bodyOf({ method, body, files }: RestRequest) {
  return { method, ...(body !== undefined && { body }), ...(files?.length && { files: [...files] }) };
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
