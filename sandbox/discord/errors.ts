/** Errors as Discord answers them: an HTTP status, a numeric code and a sentence. */

/** Nested messages of a 50035 error, keyed like the body that was sent. */
export type ErrorTree = { [key: string]: ErrorTree | { code: string; message: string }[] };

/** Thrown anywhere below a route; translated to a response in one place. */
export class DiscordError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: ErrorTree,
  ) {
    super(message);
    this.name = "DiscordError";
  }

  /** The JSON of the response. */
  body(): { message: string; code: number; errors?: ErrorTree } {
    const { message, code, errors } = this;
    return errors ? { message, code, errors } : { message, code };
  }
}

/** What can be missing, with its code (Discord docs, Opcodes and Status Codes > JSON). */
const UNKNOWN = {
  Application: 10002,
  Channel: 10003,
  Guild: 10004,
  Member: 10007,
  Message: 10008,
  Overwrite: 10009,
  Role: 10011,
  User: 10013,
  Emoji: 10014,
  Webhook: 10015,
  interaction: 10062,
  "application command": 10063,
  "Voice State": 10065,
} as const;

/** 404 with the code of the thing that does not exist. */
export function unknown(thing: keyof typeof UNKNOWN): DiscordError {
  return new DiscordError(404, UNKNOWN[thing], `Unknown ${thing}`);
}

/** 401: the token is missing or wrong. */
export function unauthorized(): DiscordError {
  return new DiscordError(401, 0, "401: Unauthorized");
}

/** 403: the channel or guild cannot be seen. */
export function missingAccess(): DiscordError {
  return new DiscordError(403, 50001, "Missing Access");
}

/** 403: it can be seen, but not this. */
export function missingPermissions(): DiscordError {
  return new DiscordError(403, 50013, "Missing Permissions");
}

/** 400: not in a channel of this type. */
export function wrongChannelType(): DiscordError {
  return new DiscordError(400, 50024, "Cannot execute action on this channel type");
}

/** 400: an archived thread must be woken first. */
export function archivedThread(): DiscordError {
  return new DiscordError(400, 50083, "Thread is archived");
}

/** 413: a file or the whole request is over its limit. */
export function tooLarge(): DiscordError {
  return new DiscordError(413, 40005, "Request entity too large");
}
