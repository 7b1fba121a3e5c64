/** Faults of every stand-in, posted one at a time and healed together. */
import { z } from "zod";
import type { Discord } from "../discord/mod.ts";
import { applyFault, discordFaults, healFaults } from "../discord/mod.ts";
import type { OpenaiFaults } from "../openai/mod.ts";

const times = z.number().int().min(1).max(1_000_000).default(1);
const afterChunks = z.number().int().min(0).max(1_000_000);

const openai = z.strictObject({
  kind: z.literal("openai"),
  fault: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("status"),
      status: z.number().int().min(400).max(599),
      message: z.string().optional(),
      code: z.string().optional(),
      retryAfter: z.number().min(0).optional(),
    }),
    z.strictObject({ kind: z.literal("stall"), afterChunks }),
    z.strictObject({ kind: z.literal("cut"), afterChunks }),
    z.strictObject({ kind: z.literal("refuse"), refusal: z.string().optional() }),
    z.strictObject({ kind: z.literal("content_filter"), afterChunks }),
  ]),
  /** How many requests; 1 unless told otherwise. */
  times,
});

/** Any fault, as it is posted. */
export const faultSchema = z.discriminatedUnion("kind", [...discordFaults, openai]);

/** A fault as it is posted: defaults may be left out. */
export type Fault = z.input<typeof faultSchema>;

/** The switch for everything that can go wrong. */
export interface FaultSwitch {
  /** Answers how many connections were hit at once; throws `ZodError` for what is no fault. */
  post(fault: Fault): number;
  /** Heals everything. */
  heal(): void;
}

/** A switch for these stand-ins. */
export function faultSwitch(discord: Discord, openai: OpenaiFaults): FaultSwitch {
  return {
    post(fault) {
      const wanted = faultSchema.parse(fault);
      if (wanted.kind !== "openai") return applyFault(discord, wanted);
      openai.set(defined(wanted.fault), wanted.times);
      return 0;
    },
    heal() {
      healFaults(discord);
      openai.clear();
    },
  };
}

/** A copy without the fields that are undefined. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
