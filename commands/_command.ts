import { z } from "zod";
import type { Catalogue, CommandName, Language } from "../services/catalogue/mod.ts";
import { UserError } from "../services/errors.ts";
import type { Door, Origin } from "../services/incoming.ts";
import type { Services } from "../services/mod.ts";
import type { Reply } from "../services/reply.ts";
import { type ArgShape, type ArgSpec, argSpecs } from "./_arg.ts";
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
  readonly door: Door;
  /** What a command's name is written after: the prefix, or `/`. */
  readonly prefix: string;
  /** Every command, in help order. */
  readonly commands: readonly Command[];
  /** Fires when the process is about to stop: end soon and say so. */
  readonly signal: AbortSignal;
}

/** A command as its file defines it. Its texts stand in the catalogue under its name. */
export interface CommandDefinition<Name extends CommandName, Args extends ArgShape> {
  readonly name: Name;
  /** A schema for each argument, in their order at the prefix door, made with `arg`. */
  readonly args: Args & Record<keyof Catalogue["commands"][Name]["args"], z.ZodType>;
  run(context: CommandContext & { readonly args: z.infer<z.ZodObject<Args>> }): Promise<void>;
}

/** A command as the doors see it. */
export interface Command {
  readonly name: CommandName;
  readonly specs: readonly ArgSpec[];
  /**
   * Validates the raw arguments and runs the command.
   *
   * @throws {UserError} that names the argument when one does not fit
   */
  execute(raw: Readonly<Record<string, unknown>>, context: CommandContext): Promise<void>;
}

/**
 * Defines a command once for every door: slash options, prefix arguments, help and validation come from it.
 */
export function defineCommand<const Name extends CommandName, Args extends ArgShape>(
  definition: CommandDefinition<Name, Args>,
): Command {
  const { name } = definition;
  const schema = z.object<Args>(definition.args);
  const specs = argSpecs(definition.args);
  return {
    name,
    specs,
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
    const usage = t.errors.usage({ usage: usageLine(name, specs, prefix) });
    return `${describeIssue(t, name, specs, raw, issue)}\n${usage}`;
  }, { argument: issue.path[0], issue: issue.code });
}
