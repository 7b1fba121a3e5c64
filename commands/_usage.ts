import { argText, type Catalogue, type CommandName, commandText } from "../services/catalogue/mod.ts";
import type { ArgSpec } from "./_arg.ts";

/** How a command is written: `!ask <question>`; optional arguments stand in square brackets. */
export function usageLine(
  t: Catalogue,
  command: CommandName,
  specs: readonly ArgSpec[],
  prefix: string,
): string {
  const args = specs.map((spec) => {
    const { name } = argText(t, command, spec.name);
    return spec.required ? `<${name}>` : `[${name}]`;
  });
  return `\`${[prefix + commandText(t, command).name, ...args].join(" ")}\``;
}

function argLine(t: Catalogue, command: CommandName, spec: ArgSpec): string {
  const notes = [
    spec.required ? undefined : t.help.optional,
    spec.choices.length > 0 ? t.help.oneOf({ choices: spec.choices.join(", ") }) : undefined,
  ].filter((note) => note !== undefined);
  const { name, description } = argText(t, command, spec.name);
  const text = `- \`${name}\` — ${description}`;
  return notes.length > 0 ? `${text} (${notes.join("; ")})` : text;
}

/** The help of one command: what it does, how it is written, its arguments and an example. */
export function commandHelp(
  t: Catalogue,
  name: CommandName,
  specs: readonly ArgSpec[],
  prefix: string,
): string {
  const text = commandText(t, name);
  const lines = [
    `**${prefix}${text.name}** — ${text.description}`,
    "",
    `${t.help.usage}: ${usageLine(t, name, specs, prefix)}`,
  ];
  if (specs.length > 0) lines.push(`${t.help.arguments}:`, ...specs.map((spec) => argLine(t, name, spec)));
  if (text.example) lines.push(`${t.help.example}: \`${prefix}${text.name} ${text.example}\``);
  return lines.join("\n");
}
