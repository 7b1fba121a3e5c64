import type { ModelConfig } from "../config.ts";
import type { ModelProvider } from "../models.ts";
import type { Chat } from "./chat.ts";

/** Time limits in milliseconds, and how often a request is repeated that got no answer at all. */
export interface OpenAiLimits {
  /** Until the first byte of the answer. */
  readonly firstByte: number;
  /** Between two pieces of a streamed answer. */
  readonly idle: number;
  readonly retries: number;
}

const defaults: OpenAiLimits = { firstByte: 30_000, idle: 20_000, retries: 2 };

/** How a service with the OpenAI API is reached. */
export type OpenAiSettings = Extract<ModelConfig, { provider: "openai" }>;

/**
 * Any service that speaks the OpenAI HTTP API. Answers are streamed at temperature 0; a request that got no answer is
 * tried three times in all. The client is loaded with the first question: it takes 20 MB.
 */
export function openaiProvider(settings: OpenAiSettings, limits: Partial<OpenAiLimits> = {}): ModelProvider {
  let chat: Promise<Chat> | undefined;

  async function load(): Promise<Chat> {
    const { createChat } = await import("./chat.ts");
    return createChat(settings, { ...defaults, ...limits });
  }

  return {
    name: "openai",
    model: settings.model,
    models: settings.models,
    async *chat(request) {
      yield* (await (chat ??= load()))(request);
    },
  };
}
