import { z } from "zod";
import type { GuildFacts } from "./_packed_guild.ts";

const id = z.string().regex(/^\d{1,20}$/);
const role = z.object({ id, permissions: id });
const overwrite = z.object({ id, type: z.number(), allow: id, deny: id });
const channel = z.object({ guild_id: id, id, permission_overwrites: z.array(overwrite).default([]) });
const thread = z.object({
  guild_id: id,
  id,
  parent_id: id,
  thread_metadata: z.object({ archived: z.boolean() }).optional(),
});

/** What an event changes: the server it names, and the server's facts afterwards. */
export interface Change {
  readonly guildId: string;
  readonly locale?: string | undefined;
  apply(facts: GuildFacts): GuildFacts;
}

/** Reads one kind of event. Throws when the payload is not as documented; undefined when no server is concerned. */
type Read = (data: unknown) => Change | undefined;

/** The list with the item in place of the one with the same key, or behind all others. */
function put<T>(list: readonly T[], item: T, key: (item: T) => string): T[] {
  return [...list.filter((other) => key(other) !== key(item)), item];
}

function without<T extends { readonly id: string }>(list: readonly T[], id: string): T[] {
  return list.filter((item) => item.id !== id);
}

const ofId = (item: { readonly id: string }) => item.id;

const roleEvent = z.object({ guild_id: id, role });

function roleSet(data: unknown): Change {
  const { guild_id, role } = roleEvent.parse(data);
  return { guildId: guild_id, apply: (facts) => ({ ...facts, roles: put(facts.roles, role, ofId) }) };
}

const roleGone = z.object({ guild_id: id, role_id: id });

function roleDeleted(data: unknown): Change {
  const { guild_id, role_id } = roleGone.parse(data);
  return { guildId: guild_id, apply: (facts) => ({ ...facts, roles: without(facts.roles, role_id) }) };
}

function channelSet(data: unknown): Change {
  const { guild_id, ...set } = channel.parse(data);
  return { guildId: guild_id, apply: (facts) => ({ ...facts, channels: put(facts.channels, set, ofId) }) };
}

const gone = z.object({ guild_id: id, id });

/** A channel's threads go with it, without events of their own. */
function channelDeleted(data: unknown): Change {
  const { guild_id, id } = gone.parse(data);
  return {
    guildId: guild_id,
    apply: (facts) => ({
      ...facts,
      channels: without(facts.channels, id),
      threads: facts.threads.filter(({ parent_id }) => parent_id !== id),
    }),
  };
}

/** An archived thread is let go: it comes again before anybody can write in it (Discord docs, Threads). */
function threadSet(data: unknown): Change {
  const { guild_id, thread_metadata, ...set } = thread.parse(data);
  return {
    guildId: guild_id,
    apply: (facts) => ({
      ...facts,
      threads: thread_metadata?.archived ? without(facts.threads, set.id) : put(facts.threads, set, ofId),
    }),
  };
}

function threadDeleted(data: unknown): Change {
  const { guild_id, id } = gone.parse(data);
  return { guildId: guild_id, apply: (facts) => ({ ...facts, threads: without(facts.threads, id) }) };
}

const threadSync = z.object({
  guild_id: id,
  channel_ids: z.array(id).optional(),
  threads: z.array(z.object({ id, parent_id: id })),
});

/** Replaces the threads of the channels that are named; of all channels when none is. */
function threadsSynced(data: unknown): Change {
  const { guild_id, channel_ids, threads } = threadSync.parse(data);
  const stays = ({ parent_id }: { parent_id: string }) => channel_ids?.includes(parent_id) === false;
  return {
    guildId: guild_id,
    apply: (facts) => ({
      ...facts,
      threads: threads.reduce((all, one) => put(all, one, ofId), facts.threads.filter(stays)),
    }),
  };
}

const voiceState = z.object({ guild_id: id.optional(), user_id: id, channel_id: id.nullable() });

function voiceSet(data: unknown): Change | undefined {
  const { guild_id, user_id, channel_id } = voiceState.parse(data);
  if (guild_id === undefined) return undefined;
  return {
    guildId: guild_id,
    apply: (facts) => {
      const others = facts.voice_states.filter((state) => state.user_id !== user_id);
      return { ...facts, voice_states: channel_id ? [...others, { user_id, channel_id }] : others };
    },
  };
}

const guildUpdate = z.object({
  id,
  owner_id: id,
  preferred_locale: z.string().max(20),
  roles: z.array(role),
});

function guildSet(data: unknown): Change {
  const { id, preferred_locale, ...set } = guildUpdate.parse(data);
  return { guildId: id, locale: preferred_locale, apply: (facts) => ({ ...facts, ...set }) };
}

/** Events that change a server that is known already (Discord docs, Gateway Events). */
export const changes: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["GUILD_UPDATE", guildSet],
  ["GUILD_ROLE_CREATE", roleSet],
  ["GUILD_ROLE_UPDATE", roleSet],
  ["GUILD_ROLE_DELETE", roleDeleted],
  ["CHANNEL_CREATE", channelSet],
  ["CHANNEL_UPDATE", channelSet],
  ["CHANNEL_DELETE", channelDeleted],
  ["THREAD_CREATE", threadSet],
  ["THREAD_UPDATE", threadSet],
  ["THREAD_DELETE", threadDeleted],
  ["THREAD_LIST_SYNC", threadsSynced],
  ["VOICE_STATE_UPDATE", voiceSet],
]);
