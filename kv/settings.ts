import { z } from "zod";
import { snowflake } from "./_fields.ts";
import { defineRecord } from "./codec.ts";
import { commit, type CommitOptions } from "./commit.ts";
import type { UnreadableRowError } from "./errors.ts";
import { keys, parseScope, prefixes, type Scope } from "./keys.ts";
import { listRecords } from "./list.ts";
import { readRecord, setRecord } from "./record.ts";
import { deleteRow } from "./row.ts";
import type { Store } from "./store.ts";

/** Most channels with a choice of their own: a server has at most 500 (Discord docs, Guild limits). */
const MAX_CHANNELS = 500;
const answers = z.enum(["mentions", "all"]);

/** What a scope can set; what is absent is at its default. */
const schema = z.object({
  /** What a text command starts with: 1 to 10 characters without spaces. */
  prefix: z.string().regex(/^\S{1,10}$/u, "not 1 to 10 characters without spaces").exactOptional(),
  /** Which messages are answered: those that address the bot, or all. */
  answers: answers.exactOptional(),
  /** The same for single channels, by channel id. */
  channelAnswers: z.record(snowflake, answers)
    .refine((map) => Object.keys(map).length <= MAX_CHANNELS, `more than ${MAX_CHANNELS} channels`)
    .exactOptional(),
  /** The model's id at its provider. */
  model: z.string().min(1).max(200).exactOptional(),
  /** What the model is told about who it is. */
  persona: z.string().min(1).max(2_000).exactOptional(),
  /** The role whose members may train. */
  trainerRoleId: snowflake.exactOptional(),
  /** The language of the bot's own sentences, as a tag: `en`, `ru`, `pt-BR`. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, "not a language tag").exactOptional(),
});

const record = defineRecord({ name: "settings", version: 1, schema });

/** What a scope has set; what is absent is at its default. */
export type Settings = z.infer<typeof schema>;

/** Which messages are answered. */
export type Answers = z.infer<typeof answers>;

/** Changes to settings: a value sets, null removes, undefined and absent keep; channels one by one. */
export type SettingsPatch =
  & { readonly [Name in Exclude<keyof Settings, "channelAnswers">]?: Settings[Name] | null | undefined }
  & { readonly channelAnswers?: Readonly<Record<string, Answers | null>> | null | undefined };

/** Reads a scope's settings, empty when nothing is set. Throws `UnreadableRowError`. */
export async function getSettings(store: Store, scope: Scope): Promise<Settings> {
  return await readRecord(store, record, keys.settings(scope)) ?? {};
}

/** What every scope has set. A row that cannot be read is told and passed over. */
export async function* listSettings(
  store: Store,
  onUnreadable: (error: UnreadableRowError) => void,
): AsyncGenerator<[Scope, Settings]> {
  for await (const { key, value } of listRecords(store, record, prefixes.settings(), { onUnreadable })) {
    yield [parseScope(String(key[1])), value];
  }
}

/** Changes a scope's settings and returns all of them. Throws `StoreError` when a value does not fit. */
export function updateSettings(
  store: Store,
  scope: Scope,
  patch: SettingsPatch,
  options: CommitOptions<Settings> = {},
): Promise<Settings> {
  const key = keys.settings(scope);
  return commit(store, async (reads) => {
    const result = merge(await reads.record(record, key) ?? {}, patch);
    const empty = Object.keys(result).length === 0;
    return { mutations: [empty ? deleteRow(key) : setRecord(record, key, result)], result };
  }, options);
}

function merge(settings: Settings, { channelAnswers, ...patch }: SettingsPatch): Settings {
  const merged = overlay(settings, patch);
  if (channelAnswers === undefined) return merged;
  const { channelAnswers: before = {}, ...others } = merged;
  const channels = channelAnswers === null ? {} : overlay(before, channelAnswers);
  return Object.keys(channels).length === 0 ? others : { ...others, channelAnswers: channels };
}

/** The values with the patch over them: null removes, undefined keeps. */
function overlay<T extends object>(values: T, patch: object): T {
  const changes = Object.entries(patch).filter(([, value]) => value !== undefined);
  const merged = Object.entries({ ...values, ...Object.fromEntries(changes) });
  return Object.fromEntries(merged.filter(([, value]) => value !== null)) as T;
}
