/** Commands as Discord sends them. */
import type { Command, CommandOption, Localizations } from "../model/command.ts";

type View = Record<string, unknown>;

/** A command as its application reads it; translations only when asked for. */
export function commandView(command: Command, withLocalizations: boolean): View {
  const { name_localizations, description_localizations, guild_id, options, ...rest } = command;
  return {
    ...rest,
    ...(guild_id === null ? { dm_permission: command.contexts?.includes(1) ?? true } : { guild_id }),
    ...(withLocalizations ? { name_localizations, description_localizations } : {}),
    ...(options.length ? { options: options.map((one) => optionView(one, withLocalizations)) } : {}),
  };
}

function optionView(
  { name_localizations, description_localizations, ...option }: CommandOption,
  all: boolean,
): View {
  return {
    ...option,
    ...(all ? { name_localizations, description_localizations } : {}),
    ...(option.choices
      ? {
        choices: option.choices.map(({ name_localizations, ...choice }) =>
          all ? { ...choice, name_localizations } : choice
        ),
      }
      : {}),
    ...(option.options ? { options: option.options.map((one) => optionView(one, all)) } : {}),
  };
}

/** A command as a person's client reads it: with the texts of their language beside the plain ones. */
export function localizedView(command: Command, locale: string): View {
  const view = commandView(command, false);
  return {
    ...view,
    ...translated(command, locale),
    options: command.options.map((one) => localizedOption(one, locale)),
  };
}

function localizedOption(option: CommandOption, locale: string): View {
  return {
    ...optionView(option, false),
    ...translated(option, locale),
    ...(option.choices
      ? {
        choices: option.choices.map(({ name, value, name_localizations }) => ({
          name,
          value,
          ...(name_localizations?.[locale] ? { name_localized: name_localizations[locale] } : {}),
        })),
      }
      : {}),
    ...(option.options ? { options: option.options.map((one) => localizedOption(one, locale)) } : {}),
  };
}

function translated(
  { name_localizations, description_localizations }: {
    name_localizations?: Localizations | undefined;
    description_localizations?: Localizations | undefined;
  },
  locale: string,
): View {
  const name = name_localizations?.[locale];
  const description = description_localizations?.[locale];
  return {
    ...(name ? { name_localized: name } : {}),
    ...(description ? { description_localized: description } : {}),
  };
}
