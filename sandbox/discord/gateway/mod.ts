/** The gateway's door: turns a request into a connection. */
import type { Discord } from "../discord.ts";
import { isSameSite } from "../same_site.ts";
import { wait } from "../../wait.ts";
import { Connection, type Handshake } from "./connection.ts";

/** Upgrades a request; 400 when it does not ask for a WebSocket, 403 when a foreign web page asks. */
export function serveGateway(
  discord: Discord,
  request: Request,
  cut: () => void,
): Response | Promise<Response> {
  const { headers, url } = request;
  if (headers.get("upgrade")?.toLowerCase() !== "websocket") {
    return new Response("This address speaks WebSocket", { status: 400 });
  }
  if (discord.hub.closed) return closing();
  if (!isSameSite(headers)) return new Response("Forbidden", { status: 403 });
  discord.counters.connection();
  switch (discord.faults.door.admit()) {
    case "open":
      return connect(discord, request, { ...asked(new URL(url).searchParams), cut });
    case "cut":
      cut();
      return closing();
    case "503":
      return closing();
    case "stall":
      return stalled(discord, cut);
  }
}

/** What the address asks for. */
function asked(query: URLSearchParams): Pick<Handshake, "version" | "compressed"> {
  return { version: Number(query.get("v") ?? 10), compressed: query.get("compress") === "zlib-stream" };
}

function connect(discord: Discord, request: Request, handshake: Handshake): Response {
  const upgraded = upgrade(request);
  if (!upgraded) return new Response("The WebSocket handshake is incomplete", { status: 400 });
  new Connection(discord, upgraded.socket, handshake);
  return upgraded.response;
}

/** Null when a header of the handshake is missing. */
function upgrade(request: Request): Deno.WebSocketUpgrade | null {
  try {
    return Deno.upgradeWebSocket(request, { idleTimeout: 0 });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function closing(): Response {
  return new Response("The gateway is not there", { status: 503 });
}

/** Answers nothing until all is healed. */
async function stalled(discord: Discord, cut: () => void): Promise<Response> {
  await wait(Infinity, discord.faults.healed);
  cut();
  return closing();
}
