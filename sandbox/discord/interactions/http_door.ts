/** Brings interactions by signed POST, and takes the first answer from the response. */
import type { Discord } from "../discord.ts";
import { DiscordError } from "../errors.ts";
import type { Interaction } from "../model/interaction.ts";
import { type Form, readForm } from "../rest/body.ts";
import { answerInteraction } from "./callback.ts";
import { type Callback, callbackBody } from "./callback_schema.ts";
import { failInteraction } from "./fail.ts";
import { interactionPayload } from "./payload.ts";
import { signedHeaders } from "./sign.ts";

/**
 * Posts an interaction. A response with a body is its first answer; 202 without one leaves it to the callback route; any
 * other, and none in time, fails it (Discord docs, Receiving and Responding).
 */
export async function postInteraction(
  discord: Discord,
  interaction: Interaction,
  url: string,
): Promise<void> {
  const body = JSON.stringify(interactionPayload(discord, interaction));
  const headers = await signedHeaders(body, `${Math.floor(Date.now() / 1_000)}`);
  const answer = await answerOf(discord, url, { headers, body });
  if (answer === "later") return;
  if (
    answer === "none" || !isAccepted(() => answerInteraction(discord, interaction, answer.data, answer.files))
  ) {
    failInteraction(discord, interaction);
  }
}

async function answerOf(
  discord: Discord,
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
): Promise<Form<Callback> | "later" | "none"> {
  const signal = AbortSignal.any([
    AbortSignal.timeout(discord.timing.interactionDeadline),
    discord.closing.signal,
  ]);
  try {
    const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    if (response.status === 200) return await readForm(response, callbackBody);
    await response.body?.cancel();
    return response.status === 202 ? "later" : "none";
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException || error instanceof DiscordError) {
      return "none";
    }
    throw error;
  }
}

/** False when the answer was refused, as the callback route would have refused it. */
function isAccepted(apply: () => void): boolean {
  try {
    apply();
    return true;
  } catch (error) {
    if (error instanceof DiscordError) return false;
    throw error;
  }
}
