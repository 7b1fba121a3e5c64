import type { Catalogue } from "./catalogue/mod.ts";
import type { ModelConfig } from "./config.ts";

/** One message to a model. */
export interface ChatMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
  /** Who speaks, for a user's turn among several. */
  readonly name?: string | undefined;
  /** Pictures that belong to a user's turn, as `data:` URLs. */
  readonly images?: readonly string[] | undefined;
}

/** What a model is asked. */
export interface ChatRequest {
  /** The model, as the provider calls it. */
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** The longest answer wanted, in tokens. */
  readonly maxCompletionTokens?: number | undefined;
  /** The sentences in the language of the question, for a provider that speaks for itself. */
  readonly t: Catalogue;
  /** Ends the request. */
  readonly signal: AbortSignal;
}

/** What comes back while a model answers. Token counts are the provider's own. */
export type ChatEvent =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "usage"; readonly promptTokens: number; readonly completionTokens: number }
  /** The model could not take the pictures, and answers without them. */
  | { readonly type: "blind" };

/** Something that answers: a service with a model, or what Pupil was taught itself. */
export interface ModelProvider {
  readonly name: ModelConfig["provider"];
  /** The model that answers where a scope has chosen none. */
  readonly model: string;
  /** Every model a scope may choose. */
  readonly models: readonly string[];
  /**
   * Answers, piece by piece.
   *
   * @throws {ProviderError} when it cannot
   */
  chat(request: ChatRequest): AsyncIterable<ChatEvent>;
}
