/** The stand-in as a whole: what every part of it is given. */
import { Counters } from "./counters.ts";
import { Faults } from "./faults/faults.ts";
import { Hub } from "./gateway/hub.ts";
import { seed } from "./seed.ts";
import { snowflakes } from "./snowflake.ts";
import { createState, type State } from "./state.ts";

/** Numbers that tests may want smaller; the defaults are Discord's. */
export interface DiscordOptions {
  /** ms between heartbeats, told in HELLO. */
  readonly heartbeatInterval?: number;
  /** ms an application has for its first answer to an interaction. */
  readonly interactionDeadline?: number;
  /** ms a broken session can be resumed. */
  readonly resumeWindow?: number;
}

export interface Discord {
  /** e.g. `http://127.0.0.1:8910`; empty until the server listens. */
  origin: string;
  readonly state: State;
  readonly hub: Hub;
  readonly faults: Faults;
  readonly counters: Counters;
  readonly timing: Required<DiscordOptions>;
  /** A new id. */
  readonly nextId: () => string;
}

const TIMING: Required<DiscordOptions> = {
  heartbeatInterval: 41_250,
  interactionDeadline: 3_000,
  resumeWindow: 600_000,
};

/** A stand-in with the world in it, not yet reachable. */
export function createDiscord(options: DiscordOptions = {}): Discord {
  const state = createState();
  seed(state);
  return {
    origin: "",
    state,
    hub: new Hub(),
    faults: new Faults(),
    counters: new Counters(),
    timing: { ...TIMING, ...options },
    nextId: snowflakes(),
  };
}

/** Ends every session and every wait. */
export async function closeDiscord(discord: Discord): Promise<void> {
  discord.faults.heal();
  for (const interaction of discord.state.interactions.values()) clearTimeout(interaction.deadline);
  await discord.hub.close();
}
