/** One option's value, checked against what was registered. */
import { fieldError } from "../form.ts";
import { type CommandOption, OptionType } from "../model/command.ts";
import { isSnowflake } from "../snowflake.ts";
import type { GivenOption } from "./request.ts";
import type { Resolver } from "./resolved.ts";

type Path = (string | number)[];
type Value = string | number | boolean;

/** Longest text of an option without `max_length` (Discord docs, Application Command Option). */
const TEXT = 6_000;

/** The value as the application gets it; throws 50035. */
export function checkValue(given: GivenOption, option: CommandOption, resolver: Resolver, path: Path): Value {
  const { value } = given;
  if (value === undefined) throw fieldError(path, "BASE_TYPE_REQUIRED", "This field is required");
  const checked = typed(value, option, resolver);
  if (checked === null) {
    throw invalid(path, "APPLICATION_COMMAND_INVALID_OPTION_VALUE", "The value has a wrong type");
  }
  checkLimits(checked, option, path);
  checkChoice(checked, option, path);
  return checked;
}

/** Null when the value is not of the option's type, or names nothing that exists. */
function typed(value: Value, option: CommandOption, resolver: Resolver): Value | null {
  switch (option.type) {
    case OptionType.string:
      return typeof value === "string" ? value : null;
    case OptionType.integer:
      return Number.isSafeInteger(value) ? value : null;
    case OptionType.number:
      return typeof value === "number" && Math.abs(value) <= 2 ** 53 ? value : null;
    case OptionType.boolean:
      return typeof value === "boolean" ? value : null;
    default:
      return typeof value === "boolean" ? null : entity(`${value}`, option, resolver);
  }
}

function entity(id: string, option: CommandOption, resolver: Resolver): string | null {
  if (option.type === OptionType.attachment) return resolver.attachment(id);
  if (!isSnowflake(id)) return null;
  const found = option.type === OptionType.user
    ? resolver.user(id)
    : option.type === OptionType.role
    ? resolver.role(id)
    : option.type === OptionType.channel
    ? resolver.findChannel(id, option.channel_types)
    : resolver.user(id) || resolver.role(id);
  return found ? id : null;
}

function checkLimits(value: Value, option: CommandOption, path: Path): void {
  if (option.type === OptionType.string && typeof value === "string") {
    const { min_length = 0, max_length = TEXT } = option;
    const length = [...value].length;
    if (length < min_length) {
      throw invalid(path, "BASE_TYPE_MIN_LENGTH", `Must be ${min_length} or more in length.`);
    }
    if (length > max_length) {
      throw invalid(path, "BASE_TYPE_MAX_LENGTH", `Must be ${max_length} or fewer in length.`);
    }
  }
  if (typeof value === "number") {
    const { min_value = -Infinity, max_value = Infinity } = option;
    if (value < min_value) {
      throw invalid(path, "NUMBER_TYPE_MIN", `Value must be greater than or equal to ${min_value}.`);
    }
    if (value > max_value) {
      throw invalid(path, "NUMBER_TYPE_MAX", `Value must be less than or equal to ${max_value}.`);
    }
  }
}

function checkChoice(value: Value, { choices }: CommandOption, path: Path): void {
  if (!choices?.length || choices.some((choice) => choice.value === value)) return;
  throw invalid(path, "APPLICATION_COMMAND_INVALID_CHOICE", "The value is none of the choices");
}

function invalid(path: Path, code: string, message: string): Error {
  return fieldError([...path, "value"], code, message);
}
