import { quoteQuestion } from "../services/quote.ts";
import { arg, defineCommand } from "./_command.ts";

/** Asks the model a question. At the slash door the question is quoted, since nobody else sees it. */
export const ask = defineCommand({
  name: "ask",
  args: { question: arg.rest().max(4000) },
  async run({ args, door, origin, reply, services, signal, t }) {
    await services.conversation.answer(
      {
        ...origin,
        text: args.question,
        promptMessageId: door === "prefix" ? origin.id : undefined,
        turns: [],
        more: false,
        heading: door === "slash" ? quoteQuestion(args.question) : undefined,
      },
      reply,
      t,
      signal,
    );
  },
});
