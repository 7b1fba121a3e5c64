import type { Catalogue } from "./catalogue/mod.ts";

/** A sentence that is chosen once the reader's language is known. */
export type Sentence = (t: Catalogue) => string;

/**
 * What went wrong in words for the member. Thrown anywhere, shown once by the router.
 *
 * `details` goes to the log instead of the member; it must hold no message content and no secret.
 */
export class UserError extends Error {
  readonly sentence: Sentence;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(sentence: Sentence, details: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super("An error with a sentence for the member", { cause });
    this.name = "UserError";
    this.sentence = sentence;
    this.details = details;
  }
}

/** Discord refused a request. `status` is the HTTP status, `code` Discord's JSON error code (0 if none). */
export class DiscordRefusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly route: string;

  constructor(route: string, status: number, code: number, reason: string, cause?: unknown) {
    super(`Discord refused ${route}: ${status}, code ${code}, ${reason}`, { cause });
    this.name = "DiscordRefusal";
    this.status = status;
    this.code = code;
    this.route = route;
  }
}

/** Discord did not answer a request: the connection failed or the time limit passed. */
export class DiscordUnreachable extends Error {
  readonly route: string;

  constructor(route: string, reason: string, cause?: unknown) {
    super(`Discord did not answer ${route}: ${reason}`, { cause });
    this.name = "DiscordUnreachable";
    this.route = route;
  }
}

/** Why a model provider gave no answer. */
export type ProviderFault =
  | "unauthorized"
  | "no_model"
  | "too_long"
  | "rate_limited"
  | "out_of_quota"
  | "refused"
  | "rejected"
  | "overloaded"
  | "stalled"
  | "unreachable"
  | "interrupted";

/** A model provider failed. `message` is for the log; the member gets the sentence of `fault`. */
export class ProviderError extends Error {
  readonly fault: ProviderFault;

  constructor(fault: ProviderFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "ProviderError";
    this.fault = fault;
  }
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
