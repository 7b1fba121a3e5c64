import assert from "node:assert/strict";
import { startSandbox } from "../../sandbox/mod.ts";
import { connectUser } from "../_support/user.ts";

Deno.test("Closing ends connections, and a request that would go on for ever", async () => {
  const sandbox = await startSandbox();
  const member = await connectUser(sandbox.world, "member");
  const { hostname, port } = new URL(sandbox.url);
  const stuck = await Deno.connect({ hostname, port: Number(port) });
  const head =
    `POST /api/users/@me/channels HTTP/1.1\r\nhost: x\r\nauthorization: ${member.person.token}\r\n` +
    "content-length: 100\r\n\r\n{";
  await stuck.write(new TextEncoder().encode(head));
  const start = performance.now();
  await sandbox.close();
  assert.ok(performance.now() - start < 3_000);
  stuck.close();
  await member.close();
  await assert.rejects(fetch(sandbox.url));
});

Deno.test("A port in use is refused", async () => {
  const sandbox = await startSandbox();
  await assert.rejects(startSandbox({ port: Number(new URL(sandbox.url).port) }), Deno.errors.AddrInUse);
  await sandbox.close();
});
