import { z } from "zod";
import {
  argText,
  type Catalogue,
  catalogues,
  type CommandName,
  type Language,
} from "../services/catalogue/mod.ts";
import { UserError } from "../services/errors.ts";
import type { Door, Origin } from "../services/incoming.ts";
import type { Services } from "../services/mod.ts";
import type { Choice, Reply } from "../services/reply.ts";
import type { Settings } from "../services/settings.ts";
import { type ArgShape, type ArgSpec, argSpecs } from "./_arg.ts";
import type { Guard } from "./_guard.ts";
import { usageLine } from "./_usage.ts";
import { describeIssue } from "./_validate.ts";

export { arg } from "./_arg.ts";

/** What a command is given besides its arguments. */
export interface CommandContext {
  readonly services: Services;
  readonly reply: Reply;
  /** The sentences in the member's language. */
  readonly t: Catalogue;
  readonly language: Language;
  readonly origin: Origin;
  /** The message a button or select stands on. */
  readonly on: { readonly id: string } | undefined;
  readonly door: Door;
  /** What the scope has set. */
  readonly settings: Settings;
  /** What a command's name is written after: the prefix, or `/`. */
  readonly prefix: string;
  /** The prefix where the scope has set none. */
  readonly defaultPrefix: string;
  /** Every command that can be written, in help order. */
  readonly commands: readonly Command[];
  /** Fires when the process is about to stop: end soon and say so. */
  readonly signal: AbortSignal;
}

/** Suggests values while an argument is typed. */
export type Complete = (
  typed: string,
  context: CommandContext,
) => readonly Choice[] | Promise<readonly Choice[]>;

/** A command as its file defines it. Its texts stand in the catalogue under its name. */
export interface CommandDefinition<Name extends CommandName, Args extends ArgShape> {
  readonly name: Name;
  /** A schema for each argument, in their order at the prefix door, made with `arg`. */
  readonly args: Args & Record<keyof Catalogue["commands"][Name]["args"], z.ZodType>;
  /** Whether it can be written; `false` where it stands only behind buttons, forms or a context menu. */
  readonly written?: false;
  /** The argument a context menu fills: the command is then offered on messages or users. */
  readonly contextMenu?: { readonly message: keyof Args & string } | { readonly user: keyof Args & string };
  /** What must hold, checked in order before the arguments are. */
  readonly guards?: readonly Guard[];
  /** Suggestions by argument. */
  readonly complete?: { readonly [A in keyof Args]?: Complete };
  run(context: CommandContext & { readonly args: z.infer<z.ZodObject<Args>> }): Promise<void>;
}

/** A command as the doors see it. */
export interface Command {
  readonly name: CommandName;
  readonly specs: readonly ArgSpec[];
  readonly written: boolean;
  readonly menu: { readonly on: "message" | "user"; readonly arg: string } | undefined;
  readonly guards: readonly Guard[];
  /** Whether an argument has suggestions. */
  completes(argument: string): boolean;
  /** Suggests values for an argument. */
  complete(argument: string, typed: string, context: CommandContext): Promise<readonly Choice[]>;
  /**
   * Validates the raw arguments and runs the command.
   *
   * @throws {UserError} that names the argument when one does not fit
   */
  execute(raw: Readonly<Record<string, unknown>>, context: CommandContext): Promise<void>;
}

/** An argument may be written by its name in any language. */
function withTranslations(command: CommandName, spec: ArgSpec): ArgSpec {
  const names = Object.values(catalogues).map((t) => argText(t, command, spec.name).name);
  return { ...spec, aliases: [...spec.aliases, ...names.filter((name) => name !== spec.name)] };
}

function menuOf(menu: CommandDefinition<CommandName, ArgShape>["contextMenu"]): Command["menu"] {
  if (!menu) return undefined;
  return "message" in menu ? { on: "message", arg: menu.message } : { on: "user", arg: menu.user };
}

/** Defines a command once for every door: slash options, prefix arguments, menus, help and validation come from it. */
export function defineCommand<const Name extends CommandName, Args extends ArgShape>(
  definition: CommandDefinition<Name, Args>,
): Command {
  const { name, guards = [], complete = {} } = definition;
  const schema = z.object<Args>(definition.args);
  const specs = argSpecs(definition.args).map((spec) => withTranslations(name, spec));
  const suggestions = new Map(Object.entries<Complete | undefined>(complete));
  return {
    name,
    specs,
    guards,
    written: definition.written ?? true,
    menu: menuOf(definition.contextMenu as CommandDefinition<CommandName, ArgShape>["contextMenu"]),
    completes: (argument) => suggestions.has(argument),
    complete: async (argument, typed, context) => await suggestions.get(argument)?.(typed, context) ?? [],
    async execute(raw, context) {
      const parsed = schema.safeParse(raw);
      if (!parsed.success) throw invalid(name, specs, raw, parsed.error, context.prefix);
      await definition.run({ ...context, args: parsed.data });
    },
  };
}

function invalid(
  name: CommandName,
  specs: readonly ArgSpec[],
  raw: Readonly<Record<string, unknown>>,
  error: z.ZodError,
  prefix: string,
): UserError {
  const [issue] = error.issues;
  if (!issue) throw new Error(`Cannot say what is wrong with the arguments of "${name}": no issue is given`);
  return new UserError((t) => {
    const usage = t.errors.usage({ usage: usageLine(t, name, specs, prefix) });
    return `${describeIssue(t, name, specs, raw, issue)}\n${usage}`;
  }, { argument: issue.path[0], issue: issue.code });
}
