import { z } from "zod";
import type { BudgetConfig } from "./budget.ts";
import { budgetConfig, budgetVariables } from "./budget_variables.ts";
import { languages } from "./catalogue/mod.ts";

/** The environment as text; an empty value counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Every fault of the configuration, one sentence each. */
export class ConfigError extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`Cannot start: ${faults.length} of the settings must be corrected\n${faults.join("\n")}`);
    this.name = "ConfigError";
    this.faults = faults;
  }
}

const snowflake = z.string().regex(/^\d{17,20}$/, "must be an id of 17 to 20 digits");

/** The bot's id: a bot token's first part in base64 (Discord docs, Reference > Authentication). */
function idInToken(token: string): string {
  return atob((token.split(".")[0] ?? "").replaceAll("-", "+").replaceAll("_", "/"));
}

function isBotToken(token: string): boolean {
  if (!/^[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(token)) return false;
  try {
    return snowflake.safeParse(idInToken(token)).success;
  } catch {
    return false; // not base64
  }
}

function url(...protocols: string[]) {
  return z.string().refine(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  );
}

function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: `must be one of ${words.join(", ")}` });
}

/** Every variable: its schema, and what the README says of it. */
const variables = z.object({
  DISCORD_TOKEN: z.string({ error: "is not set: copy the bot's token from the Discord developer portal" })
    .refine(
      isBotToken,
      "is not a bot token: copy all three parts with the dots between, without the word Bot",
    )
    .describe("The bot's token"),
  DISCORD_APPLICATION_ID: snowflake.optional().describe(
    "The application's id; read from the token when not set",
  ),
  DISCORD_API_URL: url("http:", "https:").default("https://discord.com/api").describe(
    "Where Discord's API is",
  ),
  KV_URL: z.string().refine(
    isStoreUrl,
    'must be ":memory:", a path inside data/, or an https URL of KV Connect',
  )
    .default("data/pupil.kv").describe("Where things are remembered"),
  PREFIX: z.string().regex(/^\S{1,5}$/, "must be 1 to 5 characters without spaces").default("!")
    .describe("What a command in a message begins with"),
  LOCALE: oneOf(languages).default("en").describe("The language where neither member nor server says one"),
  MODE: oneOf(["prod", "dev"]).default("prod")
    .describe("`prod`: JSON lines; `dev`: readable lines, debug"),
  LOG_LEVEL: oneOf(["debug", "info", "warning", "error"]).optional()
    .describe("The least level that is logged: `info`, in dev mode `debug`"),
  MODEL_PROVIDER: oneOf(["openai", "local"]).optional()
    .describe("`openai` (any service with the OpenAI API) or `local` (no key: answers what it was taught)"),
  MODEL: z.string().max(200, "must be at most 200 characters").optional()
    .describe("The model that answers; needed with `openai`"),
  MODELS: z.string().max(2000, "must be at most 2000 characters").optional()
    .describe("Further models that a server may choose in `settings`, with commas between"),
  OPENAI_API_KEY: z.string().max(1000, "must be at most 1000 characters").optional()
    .describe("The key of the OpenAI API"),
  OPENAI_BASE_URL: url("http:", "https:").optional().describe("Where the OpenAI API is, when not at OpenAI"),
  ...budgetVariables,
});

function isStoreUrl(value: string): boolean {
  if (value === ":memory:") return true;
  if (/^https?:\/\//.test(value)) return URL.canParse(value);
  return /^(\.\/)?data\/[^\0]+$/.test(value) && !value.split(/[\\/]/).includes("..");
}

/** Which model answers, and how it is reached. */
export type ModelConfig =
  | { readonly provider: "local" }
  | {
    readonly provider: "openai";
    readonly model: string;
    /** Every model a server may choose, `model` first. */
    readonly models: readonly string[];
    readonly apiKey: string;
    readonly baseUrl: string | undefined;
  };

type Variables = z.infer<typeof variables>;

/** The configuration of a process, valid as a whole. */
export interface Config {
  readonly discord: {
    readonly token: string;
    /** The id of the bot's user. */
    readonly botId: string;
    readonly applicationId: string;
    readonly apiUrl: string;
    /** Where files of messages come from, as `host[:port]`. */
    readonly fileHosts: readonly string[];
  };
  readonly kvUrl: string;
  readonly prefix: string;
  readonly language: Variables["LOCALE"];
  readonly mode: Variables["MODE"];
  readonly logLevel: NonNullable<Variables["LOG_LEVEL"]>;
  readonly model: ModelConfig;
  readonly budget: BudgetConfig;
}

function modelConfig(v: Variables): ModelConfig | string[] {
  if ((v.MODEL_PROVIDER ?? (v.OPENAI_API_KEY ? "openai" : "local")) === "local") return { provider: "local" };
  const faults = [
    v.OPENAI_API_KEY ? "" : 'OPENAI_API_KEY: is not set, and MODEL_PROVIDER is "openai"',
    v.MODEL ? "" : "MODEL: is not set: name a chat model that your provider offers",
  ].filter((fault) => fault !== "");
  if (!v.OPENAI_API_KEY || !v.MODEL) return faults;
  const further = (v.MODELS ?? "").split(",").map((model) => model.trim()).filter((model) => model !== "");
  const models = [...new Set([v.MODEL, ...further])];
  return { provider: "openai", model: v.MODEL, models, apiKey: v.OPENAI_API_KEY, baseUrl: v.OPENAI_BASE_URL };
}

/** Discord serves files from hosts of their own (Discord docs, Reference > CDN Formatting); a stand-in from its own. */
function fileHosts(apiUrl: string): string[] {
  const { host } = new URL(apiUrl);
  return host === "discord.com" ? ["cdn.discordapp.com", "media.discordapp.net"] : [host];
}

/**
 * Reads the configuration.
 *
 * @throws {ConfigError} that lists everything that is missing or wrong, at once
 */
export function readConfig(environment: Environment): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const parsed = variables.safeParse(set);
  const faults = parsed.error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`) ?? [];
  if (!parsed.success) throw new ConfigError(faults);
  const v = parsed.data;
  const model = modelConfig(v);
  if (Array.isArray(model)) throw new ConfigError(model);
  const botId = idInToken(v.DISCORD_TOKEN);
  return {
    discord: {
      token: v.DISCORD_TOKEN,
      botId,
      applicationId: v.DISCORD_APPLICATION_ID ?? botId,
      apiUrl: v.DISCORD_API_URL.replace(/\/$/, ""),
      fileHosts: fileHosts(v.DISCORD_API_URL),
    },
    kvUrl: v.KV_URL,
    prefix: v.PREFIX,
    language: v.LOCALE,
    mode: v.MODE,
    logLevel: v.LOG_LEVEL ?? (v.MODE === "dev" ? "debug" : "info"),
    model,
    budget: budgetConfig(v),
  };
}

/** The process's environment, as far as Pupil reads it. */
export function processEnvironment(): Environment {
  return Object.fromEntries(Object.keys(variables.shape).map((name) => [name, Deno.env.get(name)]));
}

/** Every variable with its default and meaning, for the README. */
export function describeVariables(): { name: string; default: string; meaning: string }[] {
  return Object.entries(variables.shape).map(([name, schema]) => ({
    name,
    default: schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : "",
    meaning: schema.description ?? "",
  }));
}
