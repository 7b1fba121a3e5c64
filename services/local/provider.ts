import type { ChatEvent, ModelProvider } from "../models.ts";

/** Answers without any service. It knows only what it was taught, and says so when that is nothing. */
export function localProvider(): ModelProvider {
  return {
    name: "local",
    model: "memory",
    async *chat({ t }): AsyncGenerator<ChatEvent> {
      yield { type: "text", text: t.conversation.untaught };
    },
  };
}
