/** What can be made to go wrong with the local Discord. */
import { z } from "zod";
import { ROUTE_PATTERN } from "./route_pattern.ts";

/** Longest wait a fault may ask for, ms. */
const LONGEST = 600_000;

const ms = z.number().int().min(0).max(LONGEST);
const times = z.number().int().min(1).max(1_000_000);
/** Whose connections: the bots', unless told otherwise. */
const who = z.enum(["bot", "users"]).default("bot");
const route = z.string().max(500).regex(ROUTE_PATTERN, {
  error: 'must be a method or "*", a space and a path, where "*" is any segment and "**" any rest, ' +
    'e.g. "POST /channels/*/messages"',
});

/** What a header may be, found out by making one. */
const headers = z.record(z.string(), z.string()).refine((wanted) => {
  try {
    return new Headers(wanted) !== null;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}, { error: "must be names and values that HTTP allows" });

const closeCode = z.number().int().refine((code) => code === 1_000 || (code >= 3_000 && code <= 4_999), {
  error: "must be 1000, or between 3000 and 4999",
});

/** Every kind that concerns Discord; `schema.parse` fills in the defaults. */
export const discordFaults = [
  /** Closes connections with this code. */
  z.strictObject({ kind: z.literal("close"), code: closeCode, who }),
  /** Breaks their TCP connections without a close frame. */
  z.strictObject({ kind: z.literal("cut"), who }),
  /** Asks them to reconnect (Discord docs, Gateway > Reconnect). */
  z.strictObject({ kind: z.literal("op7"), who }),
  /** Calls their sessions invalid (Discord docs, Gateway > Invalid Session). */
  z.strictObject({ kind: z.literal("op9"), resumable: z.boolean(), who }),
  /** Stops acknowledging the heartbeats of the connections that are open now. */
  z.strictObject({ kind: z.literal("mute_acks"), who }),
  /** Refuses the next connections: breaks them, or answers 503. */
  z.strictObject({
    kind: z.literal("refuse"),
    times: times.default(1),
    how: z.enum(["reset", "503"]).default("reset"),
  }),
  /** Takes connections and never upgrades them: the next few, or all within a time. */
  z.strictObject({ kind: z.literal("stall"), times: times.optional(), ms: ms.optional() }),
  /** The gateway is gone for a time: the bots' connections are cut and new ones break. */
  z.strictObject({ kind: z.literal("down"), ms }),
  /**
   * Answers the next requests of a route with this status; "cut" breaks them and "stall" never answers. `fetch` repeats a
   * request by itself when a connection that was used before breaks: such a cut takes `times: 2` to be felt.
   */
  z.strictObject({
    kind: z.literal("rest"),
    route,
    status: z.union([z.number().int().min(200).max(599), z.enum(["cut", "stall"])]),
    times: times.default(1),
    body: z.json().optional(),
    headers: headers.optional(),
    /** Whether the request takes effect before its answer goes wrong. */
    applied: z.boolean().default(false),
  }),
  /** Answers of a route, or of all, come this much later. */
  z.strictObject({ kind: z.literal("delay"), ms, route: route.default("* /**") }),
] as const;

/** One fault, its defaults filled in. */
export type DiscordFault = z.output<(typeof discordFaults)[number]>;

/** A fault of one kind. */
export type FaultOf<Kind extends DiscordFault["kind"]> = Extract<DiscordFault, { kind: Kind }>;

/** Whose connections a fault is for. */
export type FaultTarget = z.output<typeof who>;
