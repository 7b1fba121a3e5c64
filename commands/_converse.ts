import { historyLimit } from "../services/conversation.ts";
import type { IncomingMessage } from "../services/incoming.ts";
import type { CommandContext } from "./_command.ts";

/** Answers a message that is meant for the bot, with the chain of replies as context. */
export async function converse(message: IncomingMessage, context: CommandContext): Promise<void> {
  const { services, settings, t, prefix, signal } = context;
  if (!message.text && message.files.length === 0) {
    return void await message.reply.send(t.conversation.empty({ prefix }));
  }
  const history = await message.history(historyLimit);
  await services.conversation.answer(
    { ...message, ...history, promptMessageId: message.id },
    { reply: message.reply, t, signal, model: settings.model, persona: settings.persona },
  );
}
