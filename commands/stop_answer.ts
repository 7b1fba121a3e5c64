import { UserError } from "../services/errors.ts";
import { defineCommand } from "./_command.ts";
import { mayChangeAnswer } from "./_own_answer.ts";

/** Stops an answer that is being made: the button under it. What has been said stays. */
export const stopAnswer = defineCommand({
  name: "stop_answer",
  args: {},
  written: false,
  async run({ on, origin, reply, services, settings }) {
    const answer = on && services.conversation.running(on.id);
    if (!answer) throw new UserError((t) => t.answer.notRunning);
    if (!mayChangeAnswer(origin, settings, answer.userId)) throw new UserError((t) => t.answer.notYours);
    await reply.working();
    answer.stop();
  },
});
