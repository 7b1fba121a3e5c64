import { commandText } from "../services/catalogue/mod.ts";
import { UserError } from "../services/errors.ts";
import { arg, type CommandContext, defineCommand } from "./_command.ts";
import { findCommand } from "./_find.ts";
import { commandHelp } from "./_usage.ts";

function overview({ commands, prefix, t }: CommandContext): string {
  const lines = commands.map(({ name }) => {
    const text = commandText(t, name);
    return `- \`${prefix}${text.name}\` — ${text.description}`;
  });
  return [`**${t.help.title}**`, ...lines, "", t.help.talk, t.help.more({ prefix })].join("\n");
}

/** Shows every command, or how one of them is used. */
export const help = defineCommand({
  name: "help",
  args: { command: arg.string().max(32).optional() },
  complete: {
    command: (typed, { commands, t }) =>
      commands.map(({ name }) => commandText(t, name).name)
        .filter((name) => name.includes(typed.toLowerCase()))
        .map((name) => ({ name, value: name })),
  },
  async run(context) {
    const { args, commands, prefix, reply, t } = context;
    if (args.command === undefined) {
      return void await reply.send({ content: overview(context), ephemeral: true });
    }
    const name = args.command.startsWith(prefix) ? args.command.slice(prefix.length) : args.command;
    const command = findCommand(commands, name);
    if (!command) throw new UserError((t) => `${t.help.unknown({ name })} ${t.help.more({ prefix })}`);
    await reply.send({ content: commandHelp(t, command.name, command.specs, prefix), ephemeral: true });
  },
});
