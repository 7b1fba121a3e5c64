import type { RestManager, SendRequestOptions } from "discordeno";
import { DiscordUnreachable, messageOf } from "../errors.ts";
import type { Deadline } from "./_deadline.ts";
import { readRetryAfter, refusal } from "./_failure.ts";
import { queueFor } from "./_queue.ts";

/** A request on its way through the library's queues. */
export interface QueuedRequest extends SendRequestOptions {
  /** The route as it may be logged. */
  readonly name: string;
  readonly deadline: Deadline;
  /** How often a rate limit is waited for. */
  readonly patience: number;
  readonly answered: (value: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** What takes the place of the library's own sending: it ends in time, with an answer or an error, and never throws. */
export async function sendQueued(rest: RestManager, request: QueuedRequest): Promise<void> {
  try {
    request.answered(await answerOf(rest, request));
  } catch (error) {
    request.failed(error instanceof Error ? error : new DiscordUnreachable(request.name, messageOf(error)));
  }
}

/** @throws {DiscordRefusal | DiscordUnreachable} */
async function answerOf(rest: RestManager, request: QueuedRequest): Promise<unknown> {
  const { name, deadline } = request;
  for (let limited = 1;; limited++) {
    const { status, headers, text } = await exchange(rest, request);
    if (status >= 200 && status < 300) return readAnswer(name, text);
    if (status !== 429) throw refusal(name, status, text);
    const { milliseconds, global } = readRetryAfter(headers, text);
    if (global) {
      rest.rateLimitedPaths.set("global", { url: "global", resetTimestamp: Date.now() + milliseconds });
    }
    if (limited >= request.patience || milliseconds >= deadline.left) throw refusal(name, status, text);
    await deadline.pause(milliseconds);
    rest.invalidBucket.activeRequests++; // as the queue did for the first try
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One request and its whole answer, noted in the library's accounts of rate limits. */
async function exchange(rest: RestManager, request: QueuedRequest): Promise<Answer> {
  const { name, deadline, method, route, requestBodyOptions } = request;
  try {
    const payload = rest.createRequestBody(method, requestBodyOptions);
    const url = `${rest.baseUrl}/v${rest.version}${route}`;
    const response = await fetch(url, { ...payload, signal: deadline.start() });
    const { status, headers } = response;
    const text = await response.text();
    rest.invalidBucket.handleCompletedRequest(status, headers.get("x-ratelimit-scope") === "shared");
    const limits = new Headers(headers);
    limits.delete("x-ratelimit-global"); // the library would start a timer that nothing ends
    const bucket = rest.processHeaders(rest.simplifyUrl(route, method), limits, `Bot ${rest.token}`);
    if (bucket) request.bucketId = bucket;
    return { status, headers, text };
  } catch (error) {
    rest.invalidBucket.handleCompletedRequest(999, false);
    queueFor(rest, request).handleCompletedRequest({});
    throw new DiscordUnreachable(name, messageOf(error), error);
  }
}

function readAnswer(name: string, text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DiscordUnreachable(name, "the answer is not JSON", error);
  }
}
