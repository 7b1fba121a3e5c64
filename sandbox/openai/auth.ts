import type { MiddlewareHandler } from "hono";
import { OpenaiError } from "./errors.ts";

/** The key `/sandbox/world` hands out. */
export const SANDBOX_API_KEY = "sandbox-openai-key";

/** Lets through what carries `Authorization: Bearer <apiKey>`, and answers 401 to the rest. */
export function requireKey(apiKey: string): MiddlewareHandler {
  return async (c, next) => {
    const given = bearer(c.req.header("authorization"));
    if (given !== apiKey) throw given === undefined ? missingKey() : wrongKey(given);
    await next();
  };
}

function bearer(header: string | undefined): string | undefined {
  return /^Bearer\s+(\S+)\s*$/i.exec(header ?? "")?.[1];
}

function missingKey(): OpenaiError {
  return new OpenaiError({
    status: 401,
    type: "invalid_request_error",
    message: "You did not provide an API key: send it as Authorization: Bearer YOUR_KEY.",
  });
}

function wrongKey(given: string): OpenaiError {
  return new OpenaiError({
    status: 401,
    type: "invalid_request_error",
    code: "invalid_api_key",
    message: `Incorrect API key provided: ${masked(given)}.`,
  });
}

function masked(key: string): string {
  return key.length <= 8 ? "*".repeat(key.length) : `${key.slice(0, 3)}***${key.slice(-4)}`;
}
