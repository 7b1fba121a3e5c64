import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  Deno.test(`The sandbox alone prints its address and stops cleanly on ${signal}`, async () => {
    const main = fileURLToPath(new URL("../../sandbox/main.ts", import.meta.url));
    const command = new Deno.Command(Deno.execPath(), {
      args: ["run", "--no-check", "-A", main],
      env: { SANDBOX_PORT: "0" },
      stdout: "piped",
      stderr: "piped",
    });
    await using process = command.spawn();
    const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
    const { value = "" } = await reader.read();
    const [url = ""] = /http:\/\/\S+/.exec(value) ?? [];
    assert.equal((await (await fetch(`${url}/sandbox/world`)).json()).apiUrl, `${url}/api/v10`);
    process.kill(signal);
    assert.deepEqual([(await process.status).code, await new Response(process.stderr).text()], [0, ""]);
    await reader.cancel();
  });
}

Deno.test("A port that is none is said", async () => {
  const main = fileURLToPath(new URL("../../sandbox/main.ts", import.meta.url));
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "-A", main],
    env: { SANDBOX_PORT: "eighty" },
  });
  const { code, stderr } = await command.output();
  assert.deepEqual([code, new TextDecoder().decode(stderr)], [2, 'SANDBOX_PORT is no port: "eighty"\n']);
});
