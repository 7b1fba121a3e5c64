/** Answers 429 to a request that is one too many, and tells every other how many are left. */
import type { Discord } from "../discord.ts";
import type { Counted } from "./rate_limit.ts";

/** Answers with `run` unless the limits forbid it (Discord docs, Rate Limits > Exceeding A Rate Limit). */
export async function rateLimited(
  discord: Discord,
  { request, counted }: { readonly request: Request; readonly counted: Counted },
  run: () => Promise<Response>,
): Promise<Response> {
  const { headers, refused } = discord.rateLimiter.count(counted);
  const response = refused ? tooMany(refused) : await run();
  if (refused) await request.body?.cancel();
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function tooMany({ retryAfter, global }: { retryAfter: number; global: boolean }): Response {
  const body = { message: "You are being rate limited.", retry_after: retryAfter, global };
  return Response.json(body, { status: 429 });
}
