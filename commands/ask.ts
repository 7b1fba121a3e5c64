import { quoteQuestion } from "../services/quote.ts";
import { arg, defineCommand } from "./_command.ts";
import { questions } from "./_questions.ts";

/** Asks the model a question. At the slash door the question is quoted, since nobody else sees it. */
export const ask = defineCommand({
  name: "ask",
  args: { question: arg.rest().max(4000) },
  guards: [questions],
  async run({ args, door, origin, reply, services, settings, signal, t }) {
    const question = {
      ...origin,
      text: args.question,
      files: [],
      turns: [],
      more: false,
      promptMessageId: door === "prefix" ? origin.id : undefined,
      heading: door === "slash" ? quoteQuestion(args.question) : undefined,
    };
    const { model, persona } = settings;
    await services.conversation.answer(question, { reply, t, signal, model, persona });
  },
});
