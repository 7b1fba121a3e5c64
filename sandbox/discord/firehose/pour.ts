/** Load for measurements: guilds and messages that exist nowhere but in what a bot is told. */
import { z } from "zod";
import { requireUser } from "../access.ts";
import type { Discord } from "../discord.ts";
import type { Viewer } from "../gateway/event.ts";
import { intendedFor, Intent } from "../gateway/intents.ts";
import type { Session } from "../gateway/session.ts";
import { onShard } from "../gateway/visibility.ts";
import type { User } from "../model/user.ts";
import { castGuild } from "./guild.ts";
import { castMessages } from "./message.ts";
import { idIn, MESSAGE_ID, type Template } from "./template.ts";

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

/** Guilds of one size: those from number `first` on, up to the next run's. */
interface Run {
  readonly first: number;
  readonly guilds: number;
  readonly template: Template;
  readonly messages: readonly Template[];
}

/** What each session has been poured so far. */
const pouredBefore = new WeakMap<Session, Run[]>();

/** Pours on the bot that connected last, as fast as it takes it; ends early when it goes. Throws `NobodyListens`. */
export async function pour(discord: Discord, request: FirehoseRequest): Promise<Poured> {
  const { guilds, messages, guildBytes } = firehoseSchema.parse(request);
  const shards = listeners(discord);
  const [first] = shards;
  if (!first) throw new NobodyListens("Cannot pour: no bot is connected");
  if (guilds > 0) requireIntent(first.viewer, "GUILD_CREATE");
  if (messages > 0) requireIntent(first.viewer, "MESSAGE_CREATE");
  const runs = [...pouredBefore.get(first) ?? []];
  const before = runs.reduce((sum, run) => sum + run.guilds, 0);
  if (messages > 0 && before + guilds === 0) {
    throw new NobodyListens("Cannot pour messages: no guild has been poured yet");
  }
  const bot = requireUser(discord, first.viewer.userId);
  const fresh = castRun(bot, first.viewer, { first: before, guilds, guildBytes });
  if (guilds > 0) pouredBefore.set(first, [...runs, fresh]);
  return {
    guilds: await send(shards, "GUILD_CREATE", guilds, (index) => ({
      guild: before + index,
      json: fresh.template.fill(before + index),
    })),
    messages: await send(shards, "MESSAGE_CREATE", messages, speaker(discord, [...runs, fresh])),
  };
}

function castRun(
  bot: User,
  { intents }: Viewer,
  { first, guilds, guildBytes }: { first: number; guilds: number; guildBytes: number },
): Run {
  const cast = castGuild(bot, guildBytes);
  const readable = ((intents ?? 0) & Intent.messageContent) !== 0;
  return { first, guilds, template: cast.template, messages: castMessages(cast, readable) };
}

/** Lets the guilds speak in turn. */
function speaker(discord: Discord, runs: readonly Run[]): (index: number) => Event {
  const all = runs.reduce((sum, run) => sum + run.guilds, 0);
  return (index) => {
    const guild = index % all;
    const { messages = [] } = runs.findLast(({ first, guilds }) => guilds > 0 && first <= guild) ?? {};
    const template = messages[(index + Math.floor(index / all)) % messages.length];
    return { guild, json: template?.fill(guild).replace(MESSAGE_ID, discord.nextId()) ?? "{}" };
  };
}

/** The connected shards of the bot that connected last. */
function listeners(discord: Discord): Session[] {
  const bots = [...discord.hub.all()].filter(({ connected, viewer }) => connected && viewer.intents !== null);
  const last = bots.at(-1)?.viewer;
  return bots.filter(({ viewer }) => viewer.userId === last?.userId && viewer.shard[1] === last.shard[1]);
}

function requireIntent({ intents }: Viewer, event: string): void {
  if (intents === null || intendedFor(intents, event, false)) return;
  throw new NobodyListens(`Cannot pour: the bot has no intent for ${event}`);
}

/** An event of one guild, written out. */
interface Event {
  readonly guild: number;
  readonly json: string;
}

async function send(
  shards: readonly Session[],
  event: string,
  times: number,
  write: (index: number) => Event,
): Promise<Poured["guilds"]> {
  const start = performance.now();
  let [sent, bytes, unchecked] = [0, 0, 0];
  for (let index = 0; index < times && shards.some(({ connected }) => connected); index++) {
    const { guild, json } = write(index);
    const session = shards.find(({ viewer }) => onShard(viewer, idIn(guild, 0)));
    if (!session) continue;
    session.dispatch(event, json);
    sent++;
    bytes = json.length;
    unchecked += bytes;
    if (unchecked < WAITING / 8) continue;
    unchecked = 0;
    if (session.waiting > WAITING) await drained(session, WAITING / 2);
  }
  for (const session of shards) await drained(session, 0);
  return { sent, bytes, ms: Math.round(performance.now() - start) };
}

/** Sockets tell nobody when they have room again: looked at every turn of the event loop. */
async function drained(session: Session, bytes: number): Promise<void> {
  while (session.waiting > bytes) await new Promise((resolve) => setTimeout(resolve, 0));
}
