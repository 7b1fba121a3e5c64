import { UserError } from "../services/errors.ts";
import { controlId } from "../services/control.ts";
import { arg, defineCommand } from "./_command.ts";
import { questions } from "./_questions.ts";
import { quoteQuestion } from "../services/quote.ts";

/** The longest question a form takes. */
const longest = 1000;

/** Asks something about a message: a context menu entry that opens a form. */
export const askAbout = defineCommand({
  name: "ask_about",
  args: { message: arg.message(), question: arg.string().max(longest).optional() },
  written: false,
  contextMenu: { message: "message" },
  guards: [questions],
  async run({ args, origin, reply, services, settings, signal, t }) {
    const { messageId } = args.message;
    if (args.question === undefined) {
      const field = {
        name: "question",
        label: t.commands.ask.args.question.description,
        long: true,
        maxLength: longest,
      };
      const id = controlId("ask_about", { message: messageId });
      return await reply.modal({ id, title: t.commands.ask_about.menu, fields: [field] });
    }
    const message = await services.discord.message(origin.channelId, messageId);
    if (!message) throw new UserError((t) => t.errors.messageNotFound);
    const role = message.own ? "assistant" : "user";
    await services.conversation.answer(
      {
        ...origin,
        text: args.question,
        files: message.files,
        turns: [{ role, content: message.text, name: message.author.name }],
        more: false,
        promptMessageId: undefined,
        heading: quoteQuestion(args.question),
      },
      { reply, t, signal, model: settings.model, persona: settings.persona },
    );
  },
});
