/** The gateway's numbers (Discord docs, Opcodes and Status Codes > Gateway). */

export const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** Close codes, with the sentence Discord sends. */
export const Close = {
  unknownError: [4000, "Unknown error."],
  unknownOpcode: [4001, "Unknown opcode."],
  decodeError: [4002, "Error while decoding payload."],
  notAuthenticated: [4003, "Not authenticated."],
  authenticationFailed: [4004, "Authentication failed."],
  alreadyAuthenticated: [4005, "Already authenticated."],
  invalidSequence: [4007, "Invalid sequence."],
  rateLimited: [4008, "Rate limited."],
  sessionTimedOut: [4009, "Session timed out."],
  invalidShard: [4010, "Invalid shard."],
  invalidVersion: [4012, "Invalid API version."],
  invalidIntents: [4013, "Invalid intent(s)."],
  disallowedIntents: [4014, "Disallowed intent(s)."],
} as const satisfies Record<string, readonly [number, string]>;

/** Which close it is. */
export type CloseReason = keyof typeof Close;

/** Codes after which a session cannot be resumed: a new one begins, or nothing at all. */
export const FINAL: ReadonlySet<number> = new Set([4004, 4007, 4009, 4010, 4011, 4012, 4013, 4014]);

/** Discord's sentence for a code; empty for a code that is not Discord's. */
export function sentenceOf(code: number): string {
  return Object.values(Close).find(([one]) => one === code)?.[1] ?? "";
}
