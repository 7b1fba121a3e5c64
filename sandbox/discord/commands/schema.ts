/** Bodies of command registration, within Discord's limits (Discord docs, Application Commands). */
import { z } from "zod";
import { LOCALES } from "../locales.ts";
import { CommandType, OptionType } from "../model/command.ts";

/** Names of slash commands and options (Discord docs, Application Command Naming). */
const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const slashName = z.string().min(1).max(32)
  .refine((name) => SLASH_NAME.test(name) && name === name.toLowerCase(), {
    params: { code: "APPLICATION_COMMAND_INVALID_NAME" },
    error: "Command name is invalid",
  });
const menuName = z.string().min(1).max(32).refine((name) => name.trim() !== "", {
  params: { code: "APPLICATION_COMMAND_INVALID_NAME" },
  error: "Command name is invalid",
});
const description = z.string().min(1).max(100);

function localized(value: z.ZodString | typeof slashName) {
  return z.partialRecord(z.enum(LOCALES), value).nullish();
}

const choice = z.object({
  name: z.string().min(1).max(100),
  name_localizations: localized(z.string().min(1).max(100)),
  value: z.union([z.string().max(100), z.number()]),
});

const optionFields = z.object({
  type: z.number().int().min(OptionType.subCommand).max(OptionType.attachment),
  name: slashName,
  name_localizations: localized(slashName),
  description,
  description_localizations: localized(description),
  required: z.boolean().optional(),
  choices: z.array(choice).max(25).optional(),
  channel_types: z.array(z.number().int()).optional(),
  min_value: z.number().optional(),
  max_value: z.number().optional(),
  min_length: z.number().int().min(0).max(6_000).optional(),
  max_length: z.number().int().min(1).max(6_000).optional(),
  autocomplete: z.boolean().optional(),
});

const leaf = optionFields;
const subCommand = optionFields.extend({ options: z.array(leaf).max(25).optional() });
/** An option, with two levels below it at most: group, subcommand, value. */
const option = optionFields.extend({ options: z.array(subCommand).max(25).optional() });

const rest = {
  default_member_permissions: z.union([
    z.string().regex(/^\d{1,20}$/, "Not a bit set."),
    z.number().int().nonnegative().transform(String),
  ])
    .nullish(),
  dm_permission: z.boolean().nullish(),
  nsfw: z.boolean().nullish(),
  integration_types: z.array(z.union([z.literal(0), z.literal(1)])).nullish(),
  contexts: z.array(z.union([z.literal(0), z.literal(1), z.literal(2)])).nullish(),
};

const chatInput = z.object({
  type: z.literal(CommandType.chatInput).default(CommandType.chatInput),
  name: slashName,
  name_localizations: localized(slashName),
  description,
  description_localizations: localized(description),
  options: z.array(option).max(25).nullish(),
  ...rest,
});

const menu = z.object({
  type: z.union([z.literal(CommandType.user), z.literal(CommandType.message)]),
  name: menuName,
  name_localizations: localized(z.string().min(1).max(32)),
  description: z.literal("").nullish(),
  ...rest,
});

/** A command of any type. */
export const commandBody = z.unknown().transform(
  (body, context): z.output<typeof chatInput> | z.output<typeof menu> => {
    const type = typeof body === "object" && body !== null && "type" in body ? body.type : undefined;
    const schema = type === CommandType.user || type === CommandType.message ? menu : chatInput;
    const result = schema.safeParse(body);
    if (result.success) return result.data;
    context.issues.push(
      ...result.error.issues.map((issue) => ({ ...issue, input: body }) as z.core.$ZodRawIssue),
    );
    return z.NEVER;
  },
);

export type CommandBody = z.output<typeof commandBody>;

/** A change of a command: any of its fields, checked with the rest of it. */
export const commandPatch = z.record(z.string(), z.unknown());
