import { defineCommand } from "./_command.ts";

/** Shows how to work with Pupil: the operator's instruction file. */
export const instruction = defineCommand({
  name: "instruction",
  args: {},
  run: async ({ reply, services, language }) => void await reply.send(await services.instruction(language)),
});
