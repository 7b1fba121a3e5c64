/** The stand-in as a whole: what every part of it is given. */
import { Counters } from "./counters.ts";
import { Faults } from "./faults/faults.ts";
import { Hub } from "./gateway/hub.ts";
import { IdentifyLimiter } from "./gateway/identify_limiter.ts";
import { RateLimiter, type RateLimits } from "./rest/rate_limit.ts";
import type { Application } from "./model/application.ts";
import type { Exchange } from "./rest/record.ts";
import { seed } from "./seed.ts";
import { snowflakes } from "./snowflake.ts";
import { createState, type State } from "./state.ts";

/** Numbers that tests may want smaller; the defaults are Discord's. */
export interface Timing {
  /** ms between heartbeats, told in HELLO. */
  readonly heartbeatInterval: number;
  /** ms an application has for its first answer to an interaction. */
  readonly interactionDeadline: number;
  /** ms a broken session can be resumed. */
  readonly resumeWindow: number;
}

export interface DiscordOptions extends Partial<Timing> {
  /** Of REST and of identifying; `generous` unless told otherwise. */
  readonly rateLimits?: RateLimits;
  /** Is told of every REST exchange, before its answer leaves. */
  readonly onExchange?: (exchange: Exchange) => void;
  /** Which privileged intents the bot's owner switched on: all, but for those that are false here. */
  readonly privileged?: Partial<Application["privileged"]>;
}

export interface Discord {
  /** e.g. `http://127.0.0.1:8910`; empty until the server listens. */
  origin: string;
  readonly state: State;
  readonly hub: Hub;
  readonly faults: Faults;
  readonly counters: Counters;
  readonly rateLimiter: RateLimiter;
  readonly identifies: IdentifyLimiter;
  readonly timing: Timing;
  readonly onExchange: ((exchange: Exchange) => void) | undefined;
  /** Aborts when the stand-in closes. */
  readonly closing: AbortController;
  /** A new id. */
  readonly nextId: () => string;
}

/** A stand-in with the world in it, not yet reachable. */
export function createDiscord(options: DiscordOptions = {}): Discord {
  const { heartbeatInterval = 41_250, interactionDeadline = 3_000, resumeWindow = 600_000 } = options;
  const { rateLimits = "generous", privileged } = options;
  const state = createState();
  seed(state, privileged);
  return {
    origin: "",
    state,
    hub: new Hub(),
    faults: new Faults(),
    counters: new Counters(),
    rateLimiter: new RateLimiter(rateLimits),
    identifies: new IdentifyLimiter(rateLimits),
    timing: { heartbeatInterval, interactionDeadline, resumeWindow },
    onExchange: options.onExchange,
    closing: new AbortController(),
    nextId: snowflakes(),
  };
}

/** Ends every session and every wait. */
export async function closeDiscord(discord: Discord): Promise<void> {
  discord.faults.heal();
  discord.closing.abort();
  for (const interaction of discord.state.interactions.values()) clearTimeout(interaction.deadline);
  await discord.hub.close();
}
