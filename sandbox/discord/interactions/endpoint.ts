/** An application's own address for interactions: checked before it is used (Discord docs, Interactions > Overview). */
import type { Discord } from "../discord.ts";
import { fieldError } from "../form.ts";
import type { Application } from "../model/application.ts";
import { forgedHeaders, signedHeaders } from "./sign.ts";

/** Largest answer to a PING that is read, bytes. */
const PONG_BYTES = 10_000;

/** Throws 50035 unless the address answers a PING and refuses a forged one. */
export async function verifyEndpoint(discord: Discord, application: Application, url: string): Promise<void> {
  const body = JSON.stringify(ping(discord, application));
  const timestamp = `${Math.floor(Date.now() / 1_000)}`;
  const post = (headers: Record<string, string>) => postTo(discord, url, { headers, body });
  const answered = await post(await signedHeaders(body, timestamp));
  if (answered?.status !== 200 || !isPong(answered.text)) throw unverified();
  const refused = await post(forgedHeaders(timestamp));
  if (refused?.status !== 401) throw unverified();
}

function ping(discord: Discord, { id }: Application): Record<string, unknown> {
  return {
    id: discord.nextId(),
    application_id: id,
    type: 1,
    token: "ping",
    version: 1,
    app_permissions: "0",
    entitlements: [],
    authorizing_integration_owners: {},
  };
}

/** Null when there was no answer in time. */
async function postTo(
  discord: Discord,
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
): Promise<{ status: number; text: string } | null> {
  const signal = AbortSignal.any([
    AbortSignal.timeout(discord.timing.interactionDeadline),
    discord.closing.signal,
  ]);
  try {
    const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    return { status: response.status, text: await beginning(response) };
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return null;
    throw error;
  }
}

async function beginning(response: Response): Promise<string> {
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    if (text.length > PONG_BYTES) break;
  }
  return text;
}

function isPong(text: string): boolean {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === "object" && answer !== null && "type" in answer && answer.type === 1;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function unverified(): Error {
  return fieldError(
    ["interactions_endpoint_url"],
    "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID",
    "The specified interactions endpoint url could not be verified.",
  );
}
