/**
 * A second process for tests: writes group after group, each of two rows in one commit and a blob, and says the
 * number of each once it was acknowledged, until it is killed.
 */
import { commit, openStore, putBlob } from "../../kv/mod.ts";
import { blobOf, groupOf, head, scope } from "./_groups.ts";

const [path = "", folder = "", first = "0"] = Deno.args;
await using store = await openStore(path, { folder });
for (let number = Number(first);; number++) {
  await commit(store, async (reads) => {
    await reads.get(head(number));
    return { mutations: groupOf(number), result: undefined };
  });
  if (number % 5 === 0) await putBlob(store, scope, blobOf(number));
  await Deno.stdout.write(new TextEncoder().encode(`${number}\n`));
}
