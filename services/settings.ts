import { guildScope, type Scope } from "../kv/keys.ts";
import { listSettings, type Settings, type SettingsPatch, updateSettings } from "../kv/settings.ts";
import type { Store } from "../kv/store.ts";
import { messageOf } from "./errors.ts";
import { log } from "./log.ts";

export type { Settings, SettingsPatch } from "../kv/settings.ts";

/** After how many milliseconds they are read again: another process may have changed them. */
const trust = 60_000;

/** What scopes have set. All of it is kept in memory, because every message asks for it and few scopes set anything. */
export interface SettingsService {
  /** What a scope has set; empty when nothing is. */
  of(scope: Scope): Settings;
  /** Changes what a scope has set and returns all of it. */
  update(scope: Scope, patch: SettingsPatch): Promise<Settings>;
}

const nothing: Settings = {};

async function readAll(store: Store): Promise<Map<Scope, Settings>> {
  const all = new Map<Scope, Settings>();
  const onUnreadable = ({ message: reason }: Error) =>
    log("settings").error("Cannot read a row: {reason}", { reason });
  for await (const [scope, settings] of listSettings(store, onUnreadable)) all.set(scope, settings);
  return all;
}

/** Reads what every scope has set, and reads it again from time to time. Rejects when the store cannot be read. */
export async function openSettings(
  store: Store,
  now: () => number = () => performance.now(),
): Promise<SettingsService> {
  let all = await readAll(store);
  let readAt = now();
  /** Counts changes, so that what is read meanwhile does not take them back. */
  let changes = 0;

  async function readAgain(): Promise<void> {
    const before = changes;
    try {
      const fresh = await readAll(store);
      if (changes === before) all = fresh;
    } catch (error) {
      log("settings").error("Cannot read the settings again: {reason}", { reason: messageOf(error) });
    }
  }

  return {
    of(scope) {
      if (now() - readAt > trust) {
        readAt = now();
        readAgain();
      }
      return all.get(scope) ?? nothing;
    },
    async update(scope, patch) {
      const settings = await updateSettings(store, scope, patch);
      changes++;
      all.set(scope, settings);
      return settings;
    },
  };
}

/** A channel or thread of a server. */
export interface Place {
  readonly guildId: string;
  readonly channelId: string;
  /** The channel a thread belongs to; looked up only where it matters. */
  parentId(): string | undefined;
}

/** Whether a message in a server that does not speak to the bot may be for it: a command, or where all is answered. */
export function listensTo(
  service: SettingsService,
  defaultPrefix: string,
  place: Place,
  content: string,
): boolean {
  const settings = service.of(guildScope(place.guildId));
  return content.startsWith(settings.prefix ?? defaultPrefix) || answersAll(settings, place);
}

/** Whether every message of a channel is answered: its own setting, its thread's channel's, the server's. */
export function answersAll(
  { answers, channelAnswers }: Settings,
  { channelId, parentId }: Pick<Place, "channelId" | "parentId">,
): boolean {
  if (!channelAnswers) return answers === "all";
  const own = channelAnswers[channelId] ?? channelAnswers[parentId() ?? ""];
  return (own ?? answers) === "all";
}
