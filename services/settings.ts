import { guildScope, type Scope } from "../kv/keys.ts";
import { getSettings, type Settings, type SettingsPatch, updateSettings } from "../kv/settings.ts";
import type { Store } from "../kv/store.ts";

export type { Settings, SettingsPatch } from "../kv/settings.ts";

/** How many scopes' settings are kept in memory. */
const capacity = 20_000;

/** How long they are trusted, in milliseconds: another process may have changed them. */
const trust = 60_000;

/** What scopes have set, kept in memory because every message asks for it. */
export interface SettingsService {
  /** What a scope has set. */
  get(scope: Scope): Promise<Settings>;
  /** The same without waiting; undefined when it is not in memory. */
  peek(scope: Scope): Settings | undefined;
  /** Changes what a scope has set and returns all of it. */
  update(scope: Scope, patch: SettingsPatch): Promise<Settings>;
}

/** Keeps the settings of the scopes that were asked for most recently. */
export function createSettings(store: Store, now: () => number = () => performance.now()): SettingsService {
  const kept = new Map<Scope, { readonly settings: Settings; readonly until: number }>();

  function keep(scope: Scope, settings: Settings): Settings {
    kept.delete(scope);
    kept.set(scope, { settings, until: now() + trust });
    const [oldest] = kept.keys();
    if (kept.size > capacity && oldest) kept.delete(oldest);
    return settings;
  }

  function peek(scope: Scope): Settings | undefined {
    const found = kept.get(scope);
    return found && found.until > now() ? found.settings : undefined;
  }

  return {
    peek,
    get: async (scope) => peek(scope) ?? keep(scope, await getSettings(store, scope)),
    update: async (scope, patch) => keep(scope, await updateSettings(store, scope, patch)),
  };
}

/** A channel or thread of a server. */
export interface Place {
  readonly guildId: string;
  readonly channelId: string;
  /** The channel a thread belongs to. */
  readonly parentId: string | undefined;
}

/**
 * Whether a message in a server that does not speak to the bot may be for it: a command, or where all is answered. True
 * as well while the server's settings are not in memory.
 */
export function listensTo(
  service: SettingsService,
  defaultPrefix: string,
  place: Place,
  content: string,
): boolean {
  const settings = service.peek(guildScope(place.guildId));
  return !settings || content.startsWith(settings.prefix ?? defaultPrefix) || answersAll(settings, place);
}

/** Whether every message of a channel is answered: its own setting, its thread's channel's, the server's. */
export function answersAll(
  settings: Settings,
  { channelId, parentId }: Pick<Place, "channelId" | "parentId">,
): boolean {
  const { channelAnswers = {} } = settings;
  const own = channelAnswers[channelId] ?? (parentId ? channelAnswers[parentId] : undefined);
  return (own ?? settings.answers) === "all";
}
