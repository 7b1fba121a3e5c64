import { asKey, extend, type Key } from "./_key.ts";
import { count, day, sha256, snowflake, text } from "./_parts.ts";
import { parseScope, type Scope } from "./scope.ts";

export type { Key } from "./_key.ts";
export * from "./scope.ts";

/** Every key of the store. Each builder throws `StoreError` when a part is not what it should be. */
export const keys = {
  /** One fine-tuning run. */
  job: (scope: Scope, id: string): Key => extend(prefixes.jobs(scope), text(id, "job id")),
  /** One correction of a reply. */
  correction: (scope: Scope, id: string): Key =>
    extend(prefixes.corrections(scope), text(id, "correction id")),
  /** One member's vote on one reply; a natural key, so that a repeated vote is one vote. */
  vote: (scope: Scope, messageId: string, userId: string): Key =>
    extend(prefixes.votes(scope, messageId), snowflake(userId, "user id")),
  /** Words about a reply or in general. */
  feedback: (scope: Scope, id: string): Key => extend(prefixes.feedback(scope), text(id, "feedback id")),
  /** A named dataset. */
  dataset: (scope: Scope, name: string): Key => extend(prefixes.datasets(scope), text(name, "dataset name")),
  /** A frozen version of a dataset: its manifest of example ids. */
  version: (scope: Scope, sha: string): Key => extend(prefixes.versions(scope), sha256(sha, "version")),
  /** One immutable example. */
  example: (scope: Scope, id: string): Key => extend(prefixes.examples(scope), text(id, "example id")),
  /** One of the bot's replies, by its channel and message. */
  conversation: (channelId: string, messageId: string): Key =>
    extend(prefixes.conversation(channelId), snowflake(messageId, "message id")),
  /** What a scope has set. */
  settings: (scope: Scope): Key => asKey(["settings", parseScope(scope)]),
  /** What a member has agreed to. */
  consent: (scope: Scope, userId: string): Key =>
    extend(prefixes.consents(scope), snowflake(userId, "user id")),
  /** The model that answers in a scope. */
  model: (scope: Scope): Key => asKey(["model", parseScope(scope)]),
  /** One former or present state of a scope's model pointer, counted from 0. */
  modelHistory: (scope: Scope, number: number): Key =>
    extend(prefixes.modelHistory(scope), count(number, "history number")),
  /** What a member used of the models on one UTC day. */
  usage: (scope: Scope, utcDay: string, userId: string): Key =>
    extend(prefixes.usage(scope, utcDay), snowflake(userId, "user id")),
  /** What a whole scope used of the models on one UTC day. */
  scopeUsage: (scope: Scope, utcDay: string): Key =>
    asKey(["usage_scope", parseScope(scope), day(utcDay, "day")]),
  /** The manifest of a blob. */
  blob: (owner: Scope, sha: string): Key => extend(prefixes.blobs(owner), sha256(sha, "blob")),
  /** One piece of a blob, counted from 0. */
  blobChunk: (owner: Scope, sha: string, index: number): Key =>
    extend(prefixes.blobChunks(owner, sha), count(index, "chunk number")),
  /** A gateway shard's saved session. */
  session: (shard: number): Key => asKey(["session", count(shard, "shard")]),
  /** What a gateway shard knows of one server. */
  guild: (shard: number, guildId: string): Key =>
    extend(prefixes.guilds(shard), snowflake(guildId, "server id")),
  /** A message or interaction that was dealt with. */
  handled: (id: string): Key => extend(prefixes.handled(), snowflake(id, "event id")),
  /** The remembered result of an operation that must not happen twice. */
  operation: (id: string): Key => asKey(["operation", text(id, "operation id")]),
};

/** Index keys. Their values hold only ids; they are written in the same commit as the row they point to. */
export const indexes = {
  /** Jobs by the time, in epoch milliseconds, at which they are looked at next. */
  jobDue: (at: number, scope: Scope, id: string): Key =>
    asKey(["ix", "job_due", count(at, "time"), parseScope(scope), text(id, "job id")]),
  /** The one job with a provider's id. */
  jobProvider: (provider: string, providerId: string): Key =>
    asKey(["ix", "job_provider", text(provider, "provider"), text(providerId, "provider id")]),
  /** Corrections of one message. */
  correctionMessage: (scope: Scope, messageId: string, id: string): Key =>
    extend(prefixes.correctionMessage(scope, messageId), text(id, "correction id")),
  /** Corrections by one member. */
  correctionContributor: (scope: Scope, userId: string, id: string): Key =>
    extend(prefixes.correctionContributor(scope, userId), text(id, "correction id")),
  /** Corrections nobody has judged yet. */
  correctionOpen: (scope: Scope, id: string): Key =>
    extend(prefixes.correctionOpen(scope), text(id, "correction id")),
  /** The one example with this content. */
  exampleHash: (scope: Scope, sha: string): Key =>
    asKey(["ix", "example_hash", parseScope(scope), sha256(sha, "content hash")]),
  /** Examples that came from one source: a message, an upload, a file. */
  exampleSource: (scope: Scope, source: string, id: string): Key =>
    extend(prefixes.exampleSource(scope, source), text(id, "example id")),
};

/** What a list starts with: every key under it, in order. */
export const prefixes = {
  jobs: (scope: Scope): Key => asKey(["job", parseScope(scope)]),
  corrections: (scope: Scope): Key => asKey(["correction", parseScope(scope)]),
  votes: (scope: Scope, messageId: string): Key =>
    asKey(["vote", parseScope(scope), snowflake(messageId, "message id")]),
  feedback: (scope: Scope): Key => asKey(["feedback", parseScope(scope)]),
  datasets: (scope: Scope): Key => asKey(["dataset", parseScope(scope)]),
  versions: (scope: Scope): Key => asKey(["version", parseScope(scope)]),
  examples: (scope: Scope): Key => asKey(["example", parseScope(scope)]),
  conversation: (channelId: string): Key => asKey(["conversation", snowflake(channelId, "channel id")]),
  settings: (): Key => asKey(["settings"]),
  consents: (scope: Scope): Key => asKey(["consent", parseScope(scope)]),
  modelHistory: (scope: Scope): Key => asKey(["model_history", parseScope(scope)]),
  usage: (scope: Scope, utcDay: string): Key => asKey(["usage", parseScope(scope), day(utcDay, "day")]),
  blobs: (owner: Scope): Key => asKey(["blob", parseScope(owner)]),
  blobChunks: (owner: Scope, sha: string): Key =>
    asKey(["blob_chunk", parseScope(owner), sha256(sha, "blob")]),
  sessions: (): Key => asKey(["session"]),
  guilds: (shard: number): Key => asKey(["guild", count(shard, "shard")]),
  handled: (): Key => asKey(["handled"]),
  jobDue: (): Key => asKey(["ix", "job_due"]),
  correctionMessage: (scope: Scope, messageId: string): Key =>
    asKey(["ix", "correction_message", parseScope(scope), snowflake(messageId, "message id")]),
  correctionContributor: (scope: Scope, userId: string): Key =>
    asKey(["ix", "correction_contributor", parseScope(scope), snowflake(userId, "user id")]),
  correctionOpen: (scope: Scope): Key => asKey(["ix", "correction_open", parseScope(scope)]),
  exampleSource: (scope: Scope, source: string): Key =>
    asKey(["ix", "example_source", parseScope(scope), text(source, "source")]),
};
