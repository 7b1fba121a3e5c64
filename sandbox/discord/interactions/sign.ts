/** Signatures of interactions over HTTP: Ed25519 over timestamp and body (Discord docs, Interactions > Overview). */
import { WORLD } from "../../world.ts";

/** DER of a PKCS #8 Ed25519 private key up to its seed (RFC 8410). */
const PKCS8 = "302e020100300506032b657004220420";

const key = crypto.subtle.importKey(
  "pkcs8",
  Uint8Array.fromHex(PKCS8 + WORLD.signingSeed),
  "Ed25519",
  false,
  [
    "sign",
  ],
);

/** The headers that show a body to come from the stand-in; `timestamp` is in seconds. */
export async function signedHeaders(body: string, timestamp: string): Promise<Record<string, string>> {
  const bytes = new TextEncoder().encode(timestamp + body);
  const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", await key, bytes));
  return headersWith(signature, timestamp);
}

/** The same headers with a signature that is wrong. */
export function forgedHeaders(timestamp: string): Record<string, string> {
  return headersWith(crypto.getRandomValues(new Uint8Array(64)), timestamp);
}

function headersWith(signature: Uint8Array, timestamp: string): Record<string, string> {
  return {
    "content-type": "application/json",
    "user-agent": "Discord-Interactions/1.0 (+https://discord.com)",
    "x-signature-ed25519": signature.toHex(),
    "x-signature-timestamp": timestamp,
  };
}
