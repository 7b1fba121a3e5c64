/** Packets that only an identified client may send (Discord docs, Gateway Events > Send Events). */
import type { z } from "zod";
import type { Discord } from "../discord.ts";
import { requestMembers, sendMembers } from "./members.ts";
import { type CloseReason, Op } from "./opcodes.ts";
import { announcePresence } from "./presence.ts";
import type { Session } from "./session.ts";
import { updateVoiceState, voiceStateUpdate } from "./voice_state.ts";

/** Carries a packet out; answers why to close instead, or null. */
export function command(discord: Discord, session: Session, op: number, d: unknown): CloseReason | null {
  const { viewer } = session;
  switch (op) {
    case Op.presence:
      announcePresence(discord, viewer.userId);
      return null;
    case Op.voiceState:
      return use(voiceStateUpdate, d, (wanted) => updateVoiceState(discord, viewer, wanted));
    case Op.requestMembers:
      return use(requestMembers, d, (wanted) => sendMembers(discord, session, wanted));
    default:
      return "unknownOpcode";
  }
}

function use<S extends z.ZodType>(
  schema: S,
  d: unknown,
  act: (wanted: z.output<S>) => void,
): CloseReason | null {
  const parsed = schema.safeParse(d);
  if (!parsed.success) return "decodeError";
  act(parsed.data);
  return null;
}
