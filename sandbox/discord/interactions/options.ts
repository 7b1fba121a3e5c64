/** The options a client sent, checked against what was registered. */
import { fieldError } from "../form.ts";
import { type CommandOption, OptionType } from "../model/command.ts";
import { checkValue } from "./option_value.ts";
import type { GivenOption } from "./request.ts";
import type { Resolver } from "./resolved.ts";

type Path = (string | number)[];
type View = Record<string, unknown>;

/** How strict to be: somebody who is still typing has not filled in everything. */
export interface Checking {
  readonly resolver: Resolver;
  readonly typing: boolean;
}

const ROOT: Path = ["data", "options"];

/** The options as the application gets them; throws 50035. */
export function checkOptions(
  given: readonly GivenOption[],
  registered: readonly CommandOption[],
  checking: Checking,
  path: Path = ROOT,
): View[] {
  const names = given.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    throw fieldError(path, "BASE_TYPE_INVALID", "Option names must be unique");
  }
  requireAll(names, registered, checking, path);
  return given.map((one, index) => {
    const option = registered.find(({ name }) => name === one.name);
    if (!option || (one.type !== undefined && one.type !== option.type)) {
      throw fieldError(
        [...path, index],
        "APPLICATION_COMMAND_INVALID_OPTION",
        "The command has no such option",
      );
    }
    return checkOne(one, option, checking, [...path, index]);
  });
}

/** The names of the subcommands chosen, outermost first. */
export function subcommands(given: readonly GivenOption[]): string[] {
  const [first] = given;
  return first?.options ? [first.name, ...subcommands(first.options)] : [];
}

function checkOne(given: GivenOption, option: CommandOption, checking: Checking, path: Path): View {
  const { name, type } = option;
  if (type <= OptionType.subCommandGroup) {
    const options = checkOptions(given.options ?? [], option.options ?? [], checking, [...path, "options"]);
    return { name, type, options };
  }
  if (!given.focused || !checking.typing) {
    return { name, type, value: checkValue(given, option, checking.resolver, path) };
  }
  if (!option.autocomplete) {
    throw fieldError(path, "APPLICATION_COMMAND_INVALID_OPTION", "The option does not autocomplete");
  }
  return { name, type, value: `${given.value ?? ""}`, focused: true };
}

/** Every required option; of subcommands exactly one. */
function requireAll(
  names: string[],
  registered: readonly CommandOption[],
  { typing }: Checking,
  path: Path,
): void {
  const nested = registered.some(({ type }) => type <= OptionType.subCommandGroup);
  if (nested && names.length !== 1) throw fieldError(path, "BASE_TYPE_BAD_LENGTH", "Must be 1 in length.");
  if (typing) return;
  const missing = registered.find(({ name, required }) => required && !names.includes(name));
  if (!missing) return;
  throw fieldError([...path, missing.name], "BASE_TYPE_REQUIRED", "This field is required");
}
