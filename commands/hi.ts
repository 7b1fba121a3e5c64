import { defineCommand } from "./_command.ts";

/** Says hi. */
export const hi = defineCommand({
  name: "hi",
  args: {},
  run: async ({ reply, t }) => void await reply.send(t.hi),
});
