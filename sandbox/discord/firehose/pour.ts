/** Load for measurements: guilds and messages that exist nowhere but in what a bot is told. */
import { z } from "zod";
import type { Discord } from "../discord.ts";
import { intendedFor, Intent } from "../gateway/intents.ts";
import type { Session } from "../gateway/session.ts";
import { onShard } from "../gateway/visibility.ts";
import { castGuild } from "./guild.ts";
import { castMessages } from "./message.ts";
import { idIn, MESSAGE_ID } from "./template.ts";

/** Bytes that may wait in a socket before the next event is written. */
const WAITING = 1_000_000;

/** What to pour. Messages are said in guilds poured before or now. */
export const firehoseSchema = z.strictObject({
  guilds: z.number().int().min(0).max(100_000).default(0),
  messages: z.number().int().min(0).max(10_000_000).default(0),
  guildBytes: z.number().int().min(6_000).max(200_000).default(77_000),
});

export type FirehoseRequest = z.input<typeof firehoseSchema>;

/** What was poured: events sent, bytes of one of them, and ms until the last had left. */
export interface Poured {
  readonly guilds: { readonly sent: number; readonly bytes: number; readonly ms: number };
  readonly messages: { readonly sent: number; readonly bytes: number; readonly ms: number };
}

/** There is no bot to pour on, or it did not ask to be told. */
export class NobodyListens extends Error {
  override readonly name = "NobodyListens";
}

/** How many guilds each session has been poured so far. */
const pouredBefore = new WeakMap<Session, number>();

/** Pours on the bot that connected last, as fast as it takes it; ends early when it goes. Throws `NobodyListens`. */
export async function pour(discord: Discord, request: FirehoseRequest): Promise<Poured> {
  const { guilds, messages, guildBytes } = firehoseSchema.parse(request);
  const shards = listeners(discord);
  const [first] = shards;
  if (!first) throw new NobodyListens("Cannot pour: no bot is connected");
  const { intents, userId } = first.viewer;
  if (guilds > 0) requireIntent(intents, "GUILD_CREATE");
  if (messages > 0) requireIntent(intents, "MESSAGE_CREATE");
  const before = pouredBefore.get(first) ?? 0;
  const all = before + guilds;
  if (messages > 0 && all === 0) {
    throw new NobodyListens("Cannot pour messages: no guild has been poured yet");
  }
  pouredBefore.set(first, all);

  const cast = castGuild(userId, guildBytes);
  const variants = castMessages(cast, ((intents ?? 0) & Intent.messageContent) !== 0);
  return {
    guilds: await run(shards, "GUILD_CREATE", guilds, (index) => ({
      guild: before + index,
      json: cast.template.fill(before + index),
    })),
    messages: await run(shards, "MESSAGE_CREATE", messages, (index) => {
      const guild = index % all;
      const text = variants[(index + Math.floor(index / all)) % variants.length]?.fill(guild) ?? "";
      return { guild, json: text.replace(MESSAGE_ID, discord.nextId()) };
    }),
  };
}

/** The connected shards of the bot that connected last. */
function listeners(discord: Discord): Session[] {
  const bots = [...discord.hub.all()].filter(({ connected, viewer }) => connected && viewer.intents !== null);
  const last = bots.at(-1)?.viewer;
  return bots.filter(({ viewer }) => viewer.userId === last?.userId && viewer.shard[1] === last.shard[1]);
}

function requireIntent(intents: number | null, event: string): void {
  if (intents === null || intendedFor(intents, event, false)) return;
  throw new NobodyListens(`Cannot pour: the bot has no intent for ${event}`);
}

async function run(
  shards: readonly Session[],
  event: string,
  times: number,
  write: (index: number) => { guild: number; json: string },
): Promise<Poured["guilds"]> {
  const start = performance.now();
  let [sent, bytes] = [0, 0];
  for (let index = 0; index < times && shards.some(({ connected }) => connected); index++) {
    const { guild, json } = write(index);
    const session = shards.find(({ viewer }) => onShard(viewer, idIn(guild, 0)));
    if (!session) continue;
    session.dispatch(event, json);
    sent++;
    bytes = json.length;
    if (session.waiting > WAITING) await drained(session, WAITING / 2);
  }
  for (const session of shards) await drained(session, 0);
  return { sent, bytes, ms: Math.round(performance.now() - start) };
}

/** Sockets tell nobody when they have room again: looked at every turn of the event loop. */
async function drained(session: Session, bytes: number): Promise<void> {
  while (session.waiting > bytes) await new Promise((resolve) => setTimeout(resolve, 0));
}
