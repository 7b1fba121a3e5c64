/** Bodies checked with zod, and what is wrong with them told in Discord's words. */
import { z } from "zod";
import { DiscordError, type ErrorTree } from "./errors.ts";
import { isSnowflake } from "./snowflake.ts";

type Issue = z.core.$ZodIssue;

/** An id, given as a string or as a JSON integer. */
export const snowflake = z.union([z.string(), z.number().int().nonnegative()]).transform(String)
  .refine(isSnowflake, { params: { code: "NUMBER_TYPE_COERCE" }, error: "Value is not snowflake." });

/** The parsed value, or a 50035 error that names every wrong field. */
export function parseForm<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalidForm(result.error.issues.flatMap((issue) => flatten(issue, value)));
}

/** A 50035 error for one field. */
export function fieldError(path: PropertyKey[], code: string, message: string): DiscordError {
  return invalidForm([{ path, code, message }]);
}

interface FieldIssue {
  path: PropertyKey[];
  code: string;
  message: string;
}

function invalidForm(issues: FieldIssue[]): DiscordError {
  const tree = branch();
  for (const { path, code, message } of issues) place(tree, path, { code, message });
  return new DiscordError(400, 50035, "Invalid Form Body", tree);
}

/** Without a prototype: a field may be called `__proto__`. */
function branch(): ErrorTree {
  return Object.create(null);
}

function place(tree: ErrorTree, path: PropertyKey[], entry: { code: string; message: string }): void {
  let node = tree;
  for (const key of path) {
    const next = node[String(key)];
    if (next !== undefined && !Array.isArray(next)) {
      node = next;
      continue;
    }
    const fresh = branch();
    node[String(key)] = fresh;
    node = fresh;
  }
  const list = node._errors;
  if (Array.isArray(list)) list.push(entry);
  else node._errors = [entry];
}

/** A union's issue hides those of its branches: take those of the branch that came furthest. */
function flatten(issue: Issue, input: unknown): FieldIssue[] {
  const path = [...issue.path];
  if (issue.code !== "invalid_union") return [{ path, ...sentence(issue, at(input, path)) }];
  const depth = (branch: Issue[]) => Math.max(0, ...branch.map((inner) => inner.path.length));
  const best = issue.errors.toSorted((a, b) => depth(b) - depth(a))[0];
  if (!best?.length) {
    return [{ path, code: "UNION_TYPE_CHOICES", message: "Value must be one of the documented types." }];
  }
  return best.flatMap((inner) => flatten({ ...inner, path: [...path, ...inner.path] } as Issue, input));
}

function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (node as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  );
}

const TYPES: Record<string, [code: string, message: string]> = {
  string: ["STRING_TYPE_CONVERT", "Could not interpret value as string."],
  number: ["NUMBER_TYPE_COERCE", "Value is not a number."],
  int: ["NUMBER_TYPE_COERCE", "Value is not an integer."],
  boolean: ["BOOLEAN_TYPE_CONVERT", "Must be either true or false."],
  array: ["LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"],
  object: ["MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType"],
  record: ["DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType"],
};

function sentence(issue: Issue, value: unknown): { code: string; message: string } {
  if (value === undefined && issue.code !== "custom") {
    return { code: "BASE_TYPE_REQUIRED", message: "This field is required" };
  }
  switch (issue.code) {
    case "invalid_type": {
      const [code, message] = TYPES[issue.expected] ?? ["BASE_TYPE_INVALID", "Value has a wrong type."];
      return { code, message };
    }
    case "too_big":
      return sizeSentence(issue.origin, `${issue.maximum}`, true);
    case "too_small":
      return sizeSentence(issue.origin, `${issue.minimum}`, false);
    case "invalid_value":
      return {
        code: "BASE_TYPE_CHOICES",
        message: `Value must be one of {${issue.values.map(String).join(", ")}}.`,
      };
    case "invalid_format":
      return { code: "STRING_TYPE_REGEX", message: issue.message };
    case "custom":
      return { code: `${issue.params?.code ?? "BASE_TYPE_INVALID"}`, message: issue.message };
    default:
      return { code: "BASE_TYPE_INVALID", message: issue.message };
  }
}

function sizeSentence(origin: string, limit: string, big: boolean): { code: string; message: string } {
  if (origin === "string" || origin === "array") {
    return big
      ? { code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${limit} or fewer in length.` }
      : { code: "BASE_TYPE_MIN_LENGTH", message: `Must be ${limit} or more in length.` };
  }
  return big
    ? { code: "NUMBER_TYPE_MAX", message: `int value should be less than or equal to ${limit}.` }
    : { code: "NUMBER_TYPE_MIN", message: `int value should be greater than or equal to ${limit}.` };
}
