/** Op 2: who is connecting, and with which intents. */
import { z } from "zod";
import type { Discord } from "../discord.ts";
import type { Application } from "../model/application.ts";
import type { CloseReason } from "./opcodes.ts";
import type { Viewer } from "./event.ts";
import { Intent, KNOWN_INTENTS } from "./intents.ts";

/** What op 2 carries (Discord docs, Gateway Events > Identify); other fields are accepted and not needed. */
export const identify = z.object({
  token: z.string(),
  intents: z.number().int().optional(),
  shard: z.tuple([z.number().int(), z.number().int()]).optional(),
});

/** The viewer an op 2 makes, or the reason to close. */
export function viewerFor(discord: Discord, wanted: z.output<typeof identify>): Viewer | CloseReason {
  const userId = discord.state.tokens.get(bareToken(wanted.token));
  if (userId === undefined) return "authenticationFailed";
  const [id, count] = wanted.shard ?? [0, 1];
  if (id < 0 || count < 1 || id >= count) return "invalidShard";
  const sessionId = crypto.randomUUID().replaceAll("-", "");
  const application = discord.state.applications.get(userId);
  if (!application) return { userId, sessionId, intents: null, shard: [0, 1] };
  const { intents } = wanted;
  if (intents === undefined || intents < 0 || (intents & ~KNOWN_INTENTS) !== 0 || intents > KNOWN_INTENTS) {
    return "invalidIntents";
  }
  if (!mayUse(application, intents)) return "disallowedIntents";
  return { userId, sessionId, intents, shard: [id, count] };
}

/** A token without the prefix some libraries leave on it. */
export function bareToken(token: string): string {
  return token.replace(/^Bot /, "");
}

function mayUse({ privileged }: Application, intents: number): boolean {
  const wants = (intent: number) => (intents & intent) !== 0;
  return (privileged.presences || !wants(Intent.guildPresences)) &&
    (privileged.members || !wants(Intent.guildMembers)) &&
    (privileged.messageContent || !wants(Intent.messageContent));
}
