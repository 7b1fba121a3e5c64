import { catalogues, languageOfText } from "../catalogue/mod.ts";
import type { ChatEvent, ModelProvider } from "../models.ts";

/** Answers without any service. It knows only what it was taught, and says so when that is nothing. */
export function localProvider(): ModelProvider {
  return {
    name: "local",
    model: "memory",
    models: ["memory"],
    async *chat({ messages }): AsyncGenerator<ChatEvent> {
      const t = catalogues[languageOfText(messages.at(-1)?.content ?? "")];
      yield { type: "text", text: t.conversation.untaught };
    },
  };
}
