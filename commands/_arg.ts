import { z } from "zod";
import { fileSchema } from "../services/incoming.ts";

/** How an argument is written by a person; decides the slash option type and how a prefix message is read. */
export type ArgKind =
  | "string"
  | "rest"
  | "integer"
  | "number"
  | "boolean"
  | "user"
  | "channel"
  | "role"
  | "message"
  | "attachment";

/** The arguments of a command: a zod schema each, made with {@linkcode arg}. */
export type ArgShape = Record<string, z.ZodType>;

const snowflake = /^\d{17,20}$/;
const messageLink = /^https?:\/\/[^/]+\/channels\/(?:@me|\d{17,20})\/(\d{17,20})\/(\d{17,20})$/;

/** A message named by its id, or by its link, which tells the channel too. */
export interface MessageTarget {
  readonly messageId: string;
  readonly channelId: string | undefined;
}

function readMessage(text: string, ctx: z.RefinementCtx): MessageTarget {
  if (snowflake.test(text)) return { messageId: text, channelId: undefined };
  const link = messageLink.exec(text);
  if (link?.[1] && link[2]) return { channelId: link[1], messageId: link[2] };
  ctx.addIssue({ code: "custom", params: { expected: "message" } });
  return z.NEVER;
}

function id(kind: "user" | "channel" | "role") {
  return z.string().regex(snowflake).meta({ kind });
}

/**
 * Builders of arguments. Each returns a zod schema, so `.min()`, `.max()`, `.optional()` and `.default()` work.
 *
 * @example
 * ```ts
 * import { arg, argSpecs } from "./_arg.ts";
 * import assert from "node:assert/strict";
 *
 * const [question] = argSpecs({ question: arg.rest().max(4000) });
 * assert.equal(question?.kind, "rest");
 * assert.equal(question?.maxLength, 4000);
 * ```
 */
export const arg = {
  /** One word, or several in quotes. */
  string: () => z.string().meta({ kind: "string" }),
  /** Everything to the end of the message, as it was written. */
  rest: () => z.string().meta({ kind: "rest" }),
  /** A whole number. */
  integer: () => z.int().meta({ kind: "integer" }),
  /** Any number. */
  number: () => z.number().meta({ kind: "number" }),
  /** yes/no, on/off, true/false. */
  boolean: () => z.boolean().meta({ kind: "boolean" }),
  /** One of the given words. */
  choice: <const T extends readonly [string, ...string[]]>(...words: T) =>
    z.enum(words).meta({ kind: "string" }),
  /** A member: a mention or an id. */
  user: () => id("user"),
  /** A channel: a mention or an id. */
  channel: () => id("channel"),
  /** A role: a mention or an id. */
  role: () => id("role"),
  /** A message: its id or link. */
  message: () => z.string().transform(readMessage).meta({ kind: "message" }),
  /** A file. */
  attachment: () => fileSchema.meta({ kind: "attachment" }),
};

/** What the doors need to know of one argument, read from its schema. */
export interface ArgSpec {
  readonly name: string;
  readonly kind: ArgKind;
  readonly required: boolean;
  readonly choices: readonly string[];
  readonly aliases: readonly string[];
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

/** JSON Schema writes the safe-integer limit where a whole number has no bound of its own. */
function bound(none: number) {
  return z.number().optional().transform((value) => value === none ? undefined : value);
}

const propertySchema = z.object({
  kind: z.enum([
    "string",
    "rest",
    "integer",
    "number",
    "boolean",
    "user",
    "channel",
    "role",
    "message",
    "attachment",
  ]),
  aliases: z.array(z.string()).default([]),
  enum: z.array(z.string()).default([]),
  minLength: z.number().optional().transform((value) => value),
  maxLength: z.number().optional().transform((value) => value),
  minimum: bound(Number.MIN_SAFE_INTEGER),
  maximum: bound(Number.MAX_SAFE_INTEGER),
});

/** Reads the arguments' schemas through JSON Schema, in their order. Throws for one not made with {@linkcode arg}. */
export function argSpecs(args: ArgShape): ArgSpec[] {
  const json = z.toJSONSchema(z.object(args), { io: "input" });
  const required = new Set(json.required);
  return Object.entries(json.properties ?? {}).map(([name, property]) => {
    const { enum: choices, ...p } = propertySchema.parse(property);
    return { name, ...p, choices, required: required.has(name) };
  });
}
