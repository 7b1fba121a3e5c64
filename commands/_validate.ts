import type { z } from "zod";
import { argText, type Catalogue, type CommandName } from "../services/catalogue/mod.ts";
import type { ArgSpec } from "./_arg.ts";

/** The sentence for the first thing wrong with an argument. */
export function describeIssue(
  t: Catalogue,
  command: CommandName,
  specs: readonly ArgSpec[],
  raw: Readonly<Record<string, unknown>>,
  issue: z.core.$ZodIssue,
): string {
  const spec = specs.find((spec) => spec.name === issue.path[0]);
  if (!spec) {
    throw new Error(
      `Cannot describe the issue of command "${command}": no argument "${String(issue.path[0])}"`,
    );
  }
  const { name, description } = argText(t, command, spec.name);
  if (raw[spec.name] === undefined) return t.errors.missing({ name, description });
  if (issue.code === "too_small") return limit(t, spec, name, "small", Number(issue.minimum));
  if (issue.code === "too_big") return limit(t, spec, name, "big", Number(issue.maximum));
  if (spec.choices.length > 0) {
    return t.errors.notOneOf({ name, choices: spec.choices.map((choice) => `\`${choice}\``).join(", ") });
  }
  return t.errors.notA[spec.kind]({ name });
}

function limit(t: Catalogue, spec: ArgSpec, name: string, side: "small" | "big", value: number): string {
  const p = { name, limit: value };
  if (spec.kind === "integer" || spec.kind === "number") {
    return side === "small" ? t.errors.tooSmall(p) : t.errors.tooBig(p);
  }
  return side === "small" ? t.errors.tooShort(p) : t.errors.tooLong(p);
}
