import { argText, type Catalogue, type CommandName, commandText } from "../services/catalogue/mod.ts";
import type { ArgKind, ArgSpec } from "./_arg.ts";
import type { Command } from "./_command.ts";

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

/** The other languages of the slash menu: Discord's locale and its catalogue. */
export type Localizations = readonly (readonly [locale: string, t: Catalogue])[];

function localized(localizations: Localizations, text: (t: Catalogue) => string): Record<string, string> {
  return Object.fromEntries(localizations.map(([locale, t]) => [locale, text(t)]));
}

function option(t: Catalogue, localizations: Localizations, command: CommandName, spec: ArgSpec) {
  return {
    type: optionType[spec.kind],
    name: spec.name,
    name_localizations: localized(localizations, (t) => argText(t, command, spec.name).name),
    description: argText(t, command, spec.name).description,
    description_localizations: localized(localizations, (t) => argText(t, command, spec.name).description),
    required: spec.required,
    ...(spec.choices.length > 0 && { choices: spec.choices.map((value) => ({ name: value, value })) }),
    ...(spec.minLength !== undefined && { min_length: spec.minLength }),
    ...(spec.maxLength !== undefined && { max_length: Math.min(spec.maxLength, 6000) }),
    ...(spec.minimum !== undefined && { min_value: spec.minimum }),
    ...(spec.maximum !== undefined && { max_value: spec.maximum }),
  };
}

/**
 * A command as Discord registers it (Discord docs, Create Global Application Command): usable in servers and direct
 * messages, required options first.
 */
export function slashCommand(command: Command, t: Catalogue, localizations: Localizations) {
  const specs = [...command.specs].sort((a, b) => Number(b.required) - Number(a.required));
  return {
    type: 1,
    name: command.name,
    name_localizations: localized(localizations, (t) => commandText(t, command.name).name),
    description: commandText(t, command.name).description,
    description_localizations: localized(localizations, (t) => commandText(t, command.name).description),
    options: specs.map((spec) => option(t, localizations, command.name, spec)),
    integration_types: [0],
    contexts: [0, 1],
  };
}

/** A command as Discord registers it. */
export type SlashCommand = ReturnType<typeof slashCommand>;
