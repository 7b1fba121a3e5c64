import assert from "node:assert/strict";
import { pageRoutes } from "../../../sandbox/page/mod.ts";

const app = pageRoutes();
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://127.0.0.1:8910${path}`, { headers });

Deno.test("serves the page with a strict policy and nothing inline", async () => {
  const response = await get("/");
  const text = await response.text();
  assert.equal(response.headers.get("content-type"), "text/html; charset=utf-8");
  const policy = response.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'/);
  assert.doesNotMatch(policy, /unsafe|\*/);
  assert.doesNotMatch(text, /<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/);
});

Deno.test("every address the page and its modules name is served, and by name nothing is imported", async () => {
  const seen = new Set<string>();
  const open = ["/"];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const response = await get(path);
    assert.equal(response.status, 200, path);
    const text = await response.text();
    for (const [, name = ""] of text.matchAll(/(?:\bfrom\s*|\b(?:src|href)=)"([^"]+)"/g)) {
      if (/^\$|^#/.test(name)) continue;
      assert.match(name, /^\.{0,2}\//, `${path} imports "${name}"`);
      open.push(new URL(name, `http://page${path}`).pathname);
    }
  }
  assert.ok(seen.has("/page/lib/hooks.js") && seen.has("/page/components/message.js"));
});

Deno.test("answers 304 to who has the file, and 404 to what is none", async () => {
  const first = await get("/page/app.js");
  await first.body?.cancel();
  const etag = first.headers.get("etag") ?? "";
  assert.equal((await get("/page/app.js", { "if-none-match": etag })).status, 304);
  for (
    const path of [
      "/page/nothing.js",
      "/page/../mod.ts",
      "/page/%2e%2e/mod.ts",
      "/page/",
      "/page//etc/passwd",
    ]
  ) {
    const response = await get(path);
    await response.body?.cancel();
    assert.equal(response.status, 404, path);
  }
});

Deno.test("the page with everything it loads is less than 300 kB", async () => {
  const { clientFiles } = await import("../../../sandbox/page/client_files.ts");
  const { vendorFiles } = await import("../../../sandbox/page/vendor.ts");
  const size = [...await clientFiles(), ...vendorFiles()].reduce(
    (sum, [, file]) => sum + file.text.length,
    0,
  );
  assert.ok(size < 300_000, String(size));
});
