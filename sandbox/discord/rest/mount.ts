/** Puts routes on a Hono app: token, body, rate limit, faults, answer and errors, once for all. */
import { type Context, Hono } from "hono";
import type { Discord } from "../discord.ts";
import { DiscordError, unauthorized } from "../errors.ts";
import type { User } from "../model/user.ts";
import { report } from "../report.ts";
import { readForm, readJson } from "./body.ts";
import { withFaults } from "./fault.ts";
import { rateLimited } from "./rate_limited.ts";
import { recorded } from "./record.ts";
import { Answer, type Call, type Route } from "./route.ts";

/** What the server gives with a request. */
export interface Bindings {
  /** Breaks the connection it came by. */
  readonly cut: () => void;
}

type RestContext = Context<{ Bindings: Bindings }>;

/** The routes, below `/api/v10`, `/api/v9` and `/api`. */
export function mountRoutes(discord: Discord, routes: readonly Route[]): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>({ getPath: routedPath });
  for (const one of routes) app.on(one.method, one.path, (context) => answer(discord, one, context));
  app.notFound(() => failure(new DiscordError(404, 0, "404: Not Found")));
  return app;
}

/** The path without the prefix; libraries may write `@me` as `%40me`. */
function routedPath(request: Request): string {
  return new URL(request.url).pathname.replace(/^\/api(\/v(9|10))?(?=\/)/, "").replaceAll("%40", "@");
}

function answer(discord: Discord, route: Route, context: RestContext): Promise<Response> {
  const request = context.req.raw;
  const path = routedPath(request);
  const params: Record<string, string> = context.req.param();
  const counted = { route: nameOf(route), params, caller: request.headers.get("authorization") ?? "" };
  discord.counters.request(counted.route);
  const limited = (request: Request) =>
    rateLimited(discord, { request, counted }, () => run(discord, route, request, params).catch(failure));
  const kept = () => recorded(discord, { request, path }, limited);
  return withFaults(discord, { request, path, cut: context.env.cut }, kept);
}

function nameOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

async function run(
  discord: Discord,
  route: Route,
  request: Request,
  params: Record<string, string>,
): Promise<Response> {
  const actor = actorOf(discord, request.headers.get("authorization"));
  if (!actor && !route.open) {
    await request.body?.cancel();
    throw unauthorized();
  }
  const call: Call = {
    discord,
    params,
    query: new URL(request.url).searchParams,
    headers: request.headers,
    json: (schema) => readJson(request, schema),
    form: (schema) => readForm(request, schema),
  };
  return write(await route.run(call, actor));
}

/** A bot says `Bot <token>`; a person the token alone, or `Bearer <token>` as an application would for them. */
function actorOf(discord: Discord, header: string | null): User | null {
  const [, prefix, token] = /^(Bot |Bearer )?(\S+)$/.exec(header ?? "") ?? [];
  const user = discord.state.users.get(discord.state.tokens.get(token ?? "") ?? "");
  return user && user.bot === (prefix === "Bot ") ? user : null;
}

function write(result: unknown): Response {
  if (result === undefined) return new Response(null, { status: 204 });
  if (result instanceof Response) return result;
  if (result instanceof Answer) return Response.json(result.body, { status: result.status });
  return Response.json(result);
}

function failure(error: unknown): Response {
  if (error instanceof DiscordError) return Response.json(error.body(), { status: error.status });
  report(error);
  return Response.json({ message: "500: Internal Server Error", code: 0 }, { status: 500 });
}
