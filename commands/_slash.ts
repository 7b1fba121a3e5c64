import { argText, type Catalogue, type CommandName, commandText } from "../services/catalogue/mod.ts";
import type { ArgKind, ArgSpec } from "./_arg.ts";
import type { Command } from "./_command.ts";
import { permissionHint } from "./_guard.ts";

/** Application command types (Discord docs, Application Command Types). */
const commandType = { typed: 1, user: 2, message: 3 } as const;

/** Application command option types (Discord docs, Application Command Option Type). */
const optionType: Record<ArgKind, number> = {
  string: 3,
  rest: 3,
  message: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  number: 10,
  attachment: 11,
};

/** The longest text of an option (Discord docs, Application Command Option). */
const longestOption = 6000;

/** The other languages of the slash menu: Discord's locale and its catalogue. */
export type Localizations = readonly (readonly [locale: string, t: Catalogue])[];

function localized(localizations: Localizations, text: (t: Catalogue) => string): Record<string, string> {
  return Object.fromEntries(localizations.map(([locale, t]) => [locale, text(t)]));
}

function option(
  t: Catalogue,
  localizations: Localizations,
  command: CommandName,
  spec: ArgSpec,
  autocomplete: boolean,
) {
  return {
    type: optionType[spec.kind],
    name: spec.name,
    name_localizations: localized(localizations, (t) => argText(t, command, spec.name).name),
    description: argText(t, command, spec.name).description,
    description_localizations: localized(localizations, (t) => argText(t, command, spec.name).description),
    required: spec.required,
    ...(autocomplete && { autocomplete }),
    ...(spec.choices.length > 0 && { choices: spec.choices.map((value) => ({ name: value, value })) }),
    ...(spec.minLength !== undefined && { min_length: spec.minLength }),
    ...(spec.maxLength !== undefined && { max_length: Math.min(spec.maxLength, longestOption) }),
    ...(spec.minimum !== undefined && { min_value: spec.minimum }),
    ...(spec.maximum !== undefined && { max_value: spec.maximum }),
  };
}

/** Where a command may be used: everywhere the bot is (Discord docs, Interaction Contexts: server 0, bot's DM 1). */
function common({ guards }: Command) {
  const onlyServer = guards.some((guard) => guard.name === "inGuild");
  return {
    integration_types: [0],
    contexts: onlyServer ? [0] : [0, 1],
    default_member_permissions: permissionHint(guards),
  };
}

function typed(command: Command, t: Catalogue, localizations: Localizations) {
  const { name } = command;
  const specs = [...command.specs].sort((a, b) => Number(b.required) - Number(a.required));
  return {
    ...common(command),
    type: commandType.typed,
    name,
    name_localizations: localized(localizations, (t) => commandText(t, name).name),
    description: commandText(t, name).description,
    description_localizations: localized(localizations, (t) => commandText(t, name).description),
    options: specs.map((spec) => option(t, localizations, name, spec, command.completes(spec.name))),
  };
}

function menu(command: Command, on: "message" | "user", t: Catalogue, localizations: Localizations) {
  const label = (t: Catalogue) => commandText(t, command.name).menu ?? command.name;
  return {
    ...common(command),
    type: commandType[on],
    name: label(t),
    name_localizations: localized(localizations, label),
  };
}

/**
 * A command as Discord registers it (Discord docs, Create Global Application Command): what is written in the slash
 * menu, required options first, and what stands in a context menu.
 */
export function slashCommands(command: Command, t: Catalogue, localizations: Localizations) {
  return [
    ...(command.written ? [typed(command, t, localizations)] : []),
    ...(command.menu ? [menu(command, command.menu.on, t, localizations)] : []),
  ];
}
