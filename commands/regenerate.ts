import { historyLimit } from "../services/conversation.ts";
import { UserError } from "../services/errors.ts";
import { quoteQuestion, readAnswer } from "../services/quote.ts";
import { type CommandContext, defineCommand } from "./_command.ts";
import { questions } from "./_questions.ts";
import { mayChangeAnswer } from "./_own_answer.ts";

type Record = NonNullable<Awaited<ReturnType<CommandContext["services"]["conversation"]["recall"]>>>;

/** The question an answer belongs to: the message that asked, or the quote above the answer to a slash command. */
async function questionOf({ promptMessageId }: Record, first: string, { origin, services }: CommandContext) {
  const { channelId } = origin;
  const message = await services.discord.message(channelId, promptMessageId ?? first);
  if (!message) throw new UserError((t) => t.answer.promptGone);
  if (promptMessageId) {
    const { text, files, author } = message;
    return { text, files, author, ...await message.history(historyLimit), heading: undefined };
  }
  const { question } = readAnswer(message.text, true);
  if (!question) throw new UserError((t) => t.answer.promptGone);
  return {
    text: question,
    files: [],
    author: origin.author,
    turns: [],
    more: false,
    heading: quoteQuestion(question),
  };
}

/** Answers the same question anew, in place of the earlier answer: the button under it. */
export const regenerate = defineCommand({
  name: "regenerate",
  args: {},
  written: false,
  guards: [questions],
  async run(context) {
    const { on, origin, reply, services, settings, signal, t } = context;
    const running = on && services.conversation.running(on.id);
    if (running && !running.finishing) throw new UserError((t) => t.answer.running);
    await running?.done;
    const record = on && await services.conversation.recall(origin.channelId, on.id);
    if (!record || record.scope !== origin.scope) throw new UserError((t) => t.answer.unknown);
    if (!mayChangeAnswer(origin, settings, record.userId)) throw new UserError((t) => t.answer.notYours);
    await reply.working();
    const parts = record.parts ?? [on.id];
    const question = await questionOf(record, parts[0] ?? on.id, context);
    await services.conversation.answer(
      {
        ...question,
        scope: origin.scope,
        channelId: origin.channelId,
        promptMessageId: record.promptMessageId,
      },
      {
        reply: services.discord.replyTo(origin.channelId, record.promptMessageId ?? on.id, origin.id),
        t,
        signal,
        model: settings.model,
        persona: settings.persona,
        into: parts,
      },
    );
  },
});
