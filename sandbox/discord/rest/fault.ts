/** Lets a REST request go wrong, if it was told to. */
import type { Discord } from "../discord.ts";
import type { FaultOf } from "../faults/schema.ts";
import { wait } from "../../wait.ts";

/** A request and the way it came. */
export interface Arrival {
  readonly request: Request;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly cut: () => void;
}

/** Answers with `run`, unless a fault was posted for the request. */
export async function withFaults(
  discord: Discord,
  arrival: Arrival,
  run: () => Promise<Response>,
): Promise<Response> {
  const { request: { method }, path } = arrival;
  const { rest, healed } = discord.faults;
  const delay = rest.delay(method, path);
  if (delay > 0) await wait(delay, healed);
  const fault = rest.take(method, path);
  if (!fault) return await run();
  if (fault.applied) await (await run()).body?.cancel();
  else await arrival.request.body?.cancel();
  return await fail(fault, arrival, healed);
}

async function fail(fault: FaultOf<"rest">, arrival: Arrival, healed: AbortSignal): Promise<Response> {
  if (typeof fault.status === "number") return failed(fault.status, fault);
  if (fault.status === "stall") await wait(Infinity, healed);
  arrival.cut();
  return new Response(null, { status: 503 });
}

function failed(status: number, { body, headers }: FaultOf<"rest">): Response {
  if (status === 204 || status === 304) return new Response(null, { status, headers: headers ?? {} });
  const plain = { message: `${status}: made by a fault`, code: 0 };
  return Response.json(body ?? plain, { status, headers: headers ?? {} });
}
