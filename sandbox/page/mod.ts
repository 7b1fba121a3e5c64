/**
 * The page: a plain chat client that talks to the stand-in as any client of Discord would.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { clientFiles, type PageFile } from "./client_files.ts";
import { securityHeaders } from "./security.ts";
import { vendorFiles } from "./vendor.ts";

/** The routes of the page: `/` and what it loads from `/page/…`. */
export function pageRoutes(): Hono {
  const app = new Hono();
  let loaded: Promise<Map<string, PageFile>> | undefined;
  const serve = async (c: Context, path: string) => {
    loaded ??= loadFiles();
    const file = (await loaded).get(path);
    return file ? answer(c, file) : c.text("Not found", 404);
  };
  app.get("/", (c) => serve(c, "index.html"));
  app.get("/page/*", (c) => serve(c, new URL(c.req.url).pathname.slice("/page/".length)));
  return app;
}

async function loadFiles(): Promise<Map<string, PageFile>> {
  return new Map([...await clientFiles(), ...vendorFiles()]);
}

/** The file, or 304 when the browser has this very one. */
function answer(c: Context, file: PageFile): Response {
  const headers = { ...securityHeaders(new URL(c.req.url)), ETag: file.etag, "Cache-Control": "no-cache" };
  if (c.req.header("if-none-match") === file.etag) return new Response(null, { status: 304, headers });
  return new Response(file.text, { headers: { ...headers, "Content-Type": file.type } });
}
