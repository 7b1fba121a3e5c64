/** How a REST route is written: its method and path, and a function from the call to the answer. */
import type { z } from "zod";
import type { Discord } from "../discord.ts";
import type { User } from "../model/user.ts";
import type { Form } from "./body.ts";

type ParamNames<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}` ? Name | ParamNames<Tail> : Rest
  : never;

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One request, as a route sees it. */
export interface Call<Names extends string = string> {
  readonly discord: Discord;
  readonly params: Readonly<Record<Names, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The JSON body, checked; throws 50109 or 50035. */
  json<S extends z.ZodType>(schema: S): Promise<z.output<S>>;
  /** A body that may bring files: JSON or multipart. */
  form<S extends z.ZodType>(schema: S): Promise<Form<z.output<S>>>;
}

/** A call whose token was right. */
export interface AuthorizedCall<Names extends string = string> extends Call<Names> {
  readonly actor: User;
}

/** A value to answer with something else than 200. */
export class Answer {
  constructor(readonly status: 200 | 201 | 202, readonly body: unknown) {}
}

/** A route of any path, ready to be mounted. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly open: boolean;
  /** Undefined is answered with 204, an `Answer` with its status, anything else with 200. */
  readonly run: (call: Call, actor: User | null) => unknown;
}

/** A route for bots and people. `run` may be asynchronous. */
export function route<Path extends string>(
  method: Method,
  path: Path,
  run: (call: AuthorizedCall<ParamNames<Path>>) => unknown,
): Route {
  return {
    method,
    path,
    open: false,
    run: (call, actor) => run(Object.assign(call, { actor }) as AuthorizedCall<ParamNames<Path>>),
  };
}

/** A route that needs no token, because its path carries one. */
export function openRoute<Path extends string>(
  method: Method,
  path: Path,
  run: (call: Call<ParamNames<Path>>) => unknown,
): Route {
  return { method, path, open: true, run: (call) => run(call as Call<ParamNames<Path>>) };
}
