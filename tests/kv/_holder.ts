/** A second process for tests: opens the store, says "open", and holds it until it is killed. */
import { openStore } from "../../kv/mod.ts";

const [path = "", folder = ""] = Deno.args;
const store = await openStore(path, { folder });
await Deno.stdout.write(new TextEncoder().encode("open\n"));
await new Response(Deno.stdin.readable).text();
await store.close();
