import { StoreError } from "./errors.ts";

/** The unit that owns data: a server, or a direct-message channel. Nothing crosses scopes. */
export type Scope = `guild:${string}` | `dm:${string}`;

const SCOPE = /^(guild|dm):([1-9]\d{0,19})$/;

/** The scope of a server. Throws {@linkcode StoreError} when the id is not a snowflake. */
export function guildScope(guildId: string): Scope {
  return parseScope(`guild:${guildId}`);
}

/** The scope of a direct-message channel. Throws {@linkcode StoreError} when the id is not a snowflake. */
export function dmScope(channelId: string): Scope {
  return parseScope(`dm:${channelId}`);
}

/** Whether a text is a scope: `guild:` or `dm:` and a snowflake. */
export function isScope(text: string): text is Scope {
  return SCOPE.test(text);
}

/** Reads a scope from a text. Throws {@linkcode StoreError} on any other text. */
export function parseScope(text: string): Scope {
  if (isScope(text)) return text;
  throw new StoreError(`Cannot read scope "${text}": it is neither "guild:" nor "dm:" with a snowflake`);
}

/** What owns the data: a server or a direct-message channel. */
export function scopeKind(scope: Scope): "guild" | "dm" {
  return scope.startsWith("guild:") ? "guild" : "dm";
}

/** The id of the server or of the direct-message channel. */
export function scopeId(scope: Scope): string {
  return scope.slice(scope.indexOf(":") + 1);
}
