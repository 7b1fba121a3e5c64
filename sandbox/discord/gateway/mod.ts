/** The gateway's door: turns a request into a connection. */
import type { Discord } from "../discord.ts";
import { Connection } from "./connection.ts";

/** Upgrades a request; 400 when it does not ask for a WebSocket, 403 when a foreign web page asks. */
export function serveGateway(discord: Discord, request: Request): Response {
  const { headers, url } = request;
  if (headers.get("upgrade")?.toLowerCase() !== "websocket") {
    return new Response("This address speaks WebSocket", { status: 400 });
  }
  if (discord.hub.closed) return new Response("Closing", { status: 503 });
  if (!sameSite(headers.get("origin"), headers.get("host"))) {
    return new Response("Forbidden", { status: 403 });
  }
  const version = Number(new URL(url).searchParams.get("v") ?? 10);
  const upgraded = upgrade(request);
  if (!upgraded) return new Response("The WebSocket handshake is incomplete", { status: 400 });
  new Connection(discord, upgraded.socket, version);
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

/** Libraries send no Origin; a browser does, and only the sandbox's own page may connect. */
function sameSite(origin: string | null, host: string | null): boolean {
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
