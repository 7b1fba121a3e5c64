import type { Store } from "../kv/store.ts";
import { createBudget } from "./budget.ts";
import type { Language } from "./catalogue/mod.ts";
import type { Config } from "./config.ts";
import { type Conversation, createConversation } from "./conversation.ts";
import type { ReadMessage } from "./incoming.ts";
import { readInstruction } from "./instruction.ts";
import { createLimits, type Limits } from "./limits.ts";
import { localProvider } from "./local/provider.ts";
import type { ModelProvider } from "./models.ts";
import { openaiProvider } from "./openai/provider.ts";
import type { Reply } from "./reply.ts";
import { openSettings, type SettingsService } from "./settings.ts";

/** What the services need of Discord. */
export interface DiscordAccess {
  /** The time a gateway heartbeat takes, in milliseconds; undefined when it is not known yet. */
  latency(): number | undefined;
  /** Looks a message up. Undefined when it is gone or may not be read. */
  message(channelId: string, messageId: string): Promise<ReadMessage | undefined>;
  /** Answers a message that arrived earlier. `occasion` tells repetitions of the same answer from new ones. */
  replyTo(channelId: string, messageId: string, occasion: string): Reply;
}

/** Everything a command may use. */
export interface Services {
  readonly conversation: Conversation;
  readonly settings: SettingsService;
  /** How often members may use what is rationed. */
  readonly limits: Limits;
  readonly discord: DiscordAccess;
  /** Every model a server may choose. */
  readonly models: readonly string[];
  /** The text of the instructions. Rejects with a UserError when it cannot be read. */
  instruction(language: Language): Promise<string>;
}

function modelProvider(config: Config["model"]): ModelProvider {
  return config.provider === "local" ? localProvider() : openaiProvider(config);
}

/** Puts the services together. The instruction files are in the working folder unless told otherwise. */
export async function createServices(
  config: Pick<Config, "model" | "discord" | "budget">,
  store: Store,
  discord: DiscordAccess,
  instructions?: string,
): Promise<Services> {
  const provider = modelProvider(config.model);
  return {
    conversation: createConversation({
      provider,
      store,
      budget: createBudget(config.budget, store),
      fileHosts: config.discord.fileHosts,
    }),
    settings: await openSettings(store),
    limits: createLimits(),
    discord,
    models: provider.models,
    instruction: (language) => readInstruction(language, instructions),
  };
}
