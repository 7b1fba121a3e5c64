/** Rules about a command as a whole (Discord docs, Application Commands). */
import { fieldError } from "../form.ts";
import {
  type CommandChoice,
  type CommandDraft,
  type CommandOption,
  type Localizations,
  OptionType,
} from "../model/command.ts";

/** Most characters of names, descriptions and values of a command together. */
const TOTAL = 8_000;

type Path = (string | number)[];

/** Throws 50035 for the first rule a command breaks. */
export function checkCommand(command: CommandDraft, path: Path = []): void {
  checkOptions(command.options, [...path, "options"], 0);
  if (size(command) > TOTAL) {
    throw fieldError(path, "APPLICATION_COMMAND_TOO_LARGE", `Command exceeds maximum size (${TOTAL})`);
  }
}

function checkOptions(options: readonly CommandOption[], path: Path, depth: number): void {
  const names = options.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    throw fieldError(path, "APPLICATION_COMMAND_OPTIONS_NAME_NOT_UNIQUE", "Option names must be unique");
  }
  const firstOptional = options.findIndex(({ required }) => !required);
  options.forEach((option, index) => {
    const at = [...path, index];
    if (option.required && firstOptional >= 0 && firstOptional < index) {
      const message = "Required options must be placed before non-required options";
      throw fieldError(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
    }
    checkNesting(option, options, at, depth);
    checkValues(option, at);
    checkOptions(option.options ?? [], [...at, "options"], depth + 1);
  });
}

function checkNesting(
  option: CommandOption,
  siblings: readonly CommandOption[],
  path: Path,
  depth: number,
): void {
  const nests = option.type <= OptionType.subCommandGroup;
  const sub = option.type === OptionType.subCommand;
  const wrongDepth = nests && (sub ? depth > 1 : depth > 0);
  const mixed = siblings.some((one) => (one.type <= OptionType.subCommandGroup) !== nests);
  const leafWithOptions = !nests && (option.options?.length ?? 0) > 0;
  const inGroup = depth === 1 && nests && !sub;
  if (!wrongDepth && !mixed && !leafWithOptions && !inGroup) return;
  throw fieldError(
    [...path, "type"],
    "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
    "Sub-command and sub-command group option types are mutually exclusive to all other options",
  );
}

function checkValues(option: CommandOption, path: Path): void {
  const { type, choices, autocomplete } = option;
  const chooses = type === OptionType.string || type === OptionType.integer || type === OptionType.number;
  if (choices?.length && (!chooses || autocomplete)) {
    throw fieldError(
      [...path, "choices"],
      "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID",
      "This option cannot have choices",
    );
  }
  if (autocomplete && !chooses) {
    throw fieldError(
      [...path, "autocomplete"],
      "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
      "This option cannot autocomplete",
    );
  }
  (choices ?? []).forEach((choice, index) => checkChoice(choice, type, [...path, "choices", index]));
  const names = (choices ?? []).map(({ name }) => name);
  if (new Set(names).size < names.length) {
    throw fieldError(
      [...path, "choices"],
      "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_NOT_UNIQUE",
      "Choice names must be unique",
    );
  }
}

function checkChoice({ value }: CommandChoice, type: number, path: Path): void {
  const right = type === OptionType.string
    ? typeof value === "string" && value !== ""
    : typeof value === "number" && (type === OptionType.number || Number.isSafeInteger(value));
  if (right) return;
  throw fieldError(
    [...path, "value"],
    "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_INVALID",
    "The value has a wrong type",
  );
}

/** Of each localised text the longest counts. */
function size(
  { name, name_localizations, description, description_localizations, options }: CommandDraft,
): number {
  return longest(name, name_localizations) + longest(description, description_localizations) +
    options.reduce((sum, option) => sum + optionSize(option), 0);
}

function optionSize(option: CommandOption): number {
  const choices = (option.choices ?? []).reduce(
    (sum, { name, name_localizations, value }) => sum + longest(name, name_localizations) + `${value}`.length,
    0,
  );
  const nested = (option.options ?? []).reduce((sum, one) => sum + optionSize(one), 0);
  return longest(option.name, option.name_localizations) +
    longest(option.description, option.description_localizations) + choices + nested;
}

function longest(text: string, translations: Localizations | undefined): number {
  return Math.max(text.length, ...Object.values(translations ?? {}).map((one) => one.length));
}
