import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createPrivateKey, createPublicKey } from "node:crypto";
import { startSandbox } from "../../sandbox/mod.ts";
import { WORLD, worldAt } from "../../sandbox/world.ts";

/** DER of a PKCS #8 Ed25519 private key up to its seed (RFC 8410). */
const PKCS8 = "302e020100300506032b657004220420";

Deno.test("The world is the same at every start but for its address", async () => {
  const sandbox = await startSandbox();
  const served = await (await fetch(`${sandbox.url}/sandbox/world`)).json();
  await sandbox.close();
  assert.deepEqual(served, sandbox.world);
  assert.deepEqual(served, worldAt(sandbox.url));
});

Deno.test("Tokens begin with the id of whom they belong to", () => {
  const all = [
    [WORLD.applicationId, WORLD.botToken],
    ...Object.values(WORLD.users).map(({ id, token }) => [id, token]),
  ];
  for (const [id, token = ""] of all) assert.equal(atob(token.split(".")[0] ?? ""), id);
});

Deno.test("The public key is that of the signing seed", () => {
  const key = createPrivateKey({
    key: Buffer.from(PKCS8 + WORLD.signingSeed, "hex"),
    format: "der",
    type: "pkcs8",
  });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  assert.equal(spki.subarray(-32).toString("hex"), WORLD.publicKey);
});
