import type { Store } from "../kv/store.ts";
import type { Language } from "./catalogue/mod.ts";
import type { Config } from "./config.ts";
import { type Conversation, createConversation } from "./conversation.ts";
import { readInstruction } from "./instruction.ts";
import { localProvider } from "./local/provider.ts";
import type { ModelProvider } from "./models.ts";
import { openaiProvider } from "./openai/provider.ts";

/** Everything a command may use. */
export interface Services {
  readonly conversation: Conversation;
  /** The text of the instructions. Rejects with a UserError when it cannot be read. */
  instruction(language: Language): Promise<string>;
  /** The time a gateway heartbeat takes, in milliseconds; undefined when it is not known yet. */
  latency(): number | undefined;
}

function modelProvider(config: Config["model"]): ModelProvider {
  return config.provider === "local" ? localProvider() : openaiProvider(config);
}

/** Puts the services together. */
export function createServices(
  config: Pick<Config, "model">,
  store: Store,
  latency: () => number | undefined,
): Services {
  return {
    conversation: createConversation(modelProvider(config.model), store),
    instruction: (language) => readInstruction(language),
    latency,
  };
}
