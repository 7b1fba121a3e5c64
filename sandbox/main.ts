/** `deno task sandbox`: the local Discord alone. Port: `SANDBOX_PORT`, 8910 unless set. */
import { startSandbox } from "./mod.ts";

const port = Number(Deno.env.get("SANDBOX_PORT") ?? 8910);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  say(Deno.stderr, `SANDBOX_PORT is no port: "${Deno.env.get("SANDBOX_PORT")}"`);
  Deno.exit(2);
}
const sandbox = await startSandbox({ port, discord: { rateLimits: "real" } });
say(Deno.stdout, `The sandbox is at ${sandbox.url}`);

const stopped = Promise.withResolvers<void>();
for (const signal of ["SIGINT", "SIGTERM"] as const) Deno.addSignalListener(signal, stopped.resolve);
await stopped.promise;
await sandbox.close();
Deno.exit(0);

function say(stream: { writeSync(bytes: Uint8Array): number }, text: string): void {
  stream.writeSync(new TextEncoder().encode(`${text}\n`));
}
