/** `/cdn`: attachments and avatars. */
import { Hono } from "hono";
import { avatar } from "./avatar.ts";
import type { Discord } from "./discord.ts";

/** Routes without the `/cdn` before them. */
export function cdnRoutes(discord: Discord): Hono {
  const app = new Hono();
  app.get("/attachments/*", (context) => {
    const path = new URL(context.req.url).pathname.replace(/^\/cdn/, "");
    const file = discord.state.files.get(path);
    if (!file) return new Response("This content is no longer available.", { status: 404 });
    return new Response(file.bytes, { headers: headersFor(file.contentType) });
  });
  app.get("/embed/avatars/:file", (context) => {
    const index = Number.parseInt(context.req.param("file"), 10);
    return new Response(avatar(index), { headers: { "content-type": "image/png" } });
  });
  return app;
}

/** What people upload must not run as a page of the sandbox's own origin. */
function headersFor(contentType: string): Record<string, string> {
  return {
    "content-type": /html|xml|svg|script/i.test(contentType) ? "text/plain; charset=utf-8" : contentType,
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=31536000",
  };
}
