/** Ops 2 and 6: how a client enters a session, new or earlier. */
import { z } from "zod";
import type { Discord } from "../discord.ts";
import { bareToken, identify, viewerFor } from "./identify.ts";
import type { CloseReason } from "./opcodes.ts";
import type { Session } from "./session.ts";

const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number().int().nonnegative() });

/** What becomes of it: `invalid` is op 9, after which a client may identify. */
export type Entry =
  | { readonly kind: "new"; readonly session: Session }
  | { readonly kind: "resumed"; readonly session: Session; readonly seq: number }
  | { readonly kind: "invalid" }
  | { readonly kind: "close"; readonly reason: CloseReason };

/** Op 2: begins a session. */
export function enterNew(discord: Discord, d: unknown): Entry {
  const wanted = identify.safeParse(d);
  if (!wanted.success) return close("decodeError");
  const viewer = viewerFor(discord, wanted.data);
  if (typeof viewer === "string") return close(viewer);
  discord.counters.gateway(viewer.userId, "identifies");
  const verdict = viewer.intents === null ? "granted" : discord.identifies.take(viewer.userId);
  // A bot that used its day up finds its token reset (Discord docs, Gateway > Identifying).
  if (verdict === "spent") return close("authenticationFailed");
  return verdict === "early" ? { kind: "invalid" } : { kind: "new", session: discord.hub.open(viewer) };
}

/** Op 6: goes on with a session that is still known, with all that was missed. */
export function enterAgain(discord: Discord, d: unknown): Entry {
  const wanted = resume.safeParse(d);
  if (!wanted.success) return close("decodeError");
  const { token, session_id, seq } = wanted.data;
  const userId = discord.state.tokens.get(bareToken(token));
  if (userId === undefined) return close("authenticationFailed");
  discord.counters.gateway(userId, "resumes");
  const session = discord.hub.find(session_id);
  if (session?.viewer.userId !== userId) return { kind: "invalid" };
  if (seq > session.seq) return close("invalidSequence");
  if (!session.remembers(seq)) return { kind: "invalid" };
  discord.counters.gateway(userId, "resumed");
  discord.hub.keep(session);
  return { kind: "resumed", session, seq };
}

function close(reason: CloseReason): Entry {
  return { kind: "close", reason };
}
