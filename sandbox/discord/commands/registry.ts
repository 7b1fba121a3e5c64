/** Keeps the commands of applications, global and of guilds. */
import type { Discord } from "../discord.ts";
import { DiscordError, unknown } from "../errors.ts";
import { type Command, type CommandDraft, type CommandOption, CommandType } from "../model/command.ts";
import { checkCommand } from "./check.ts";
import type { CommandBody } from "./schema.ts";

/** Whose commands, and where: `guildId` null is everywhere. */
export interface Scope {
  readonly applicationId: string;
  readonly guildId: string | null;
}

/** Most commands of each type in a scope (Discord docs, Registering a Command). */
const MOST: Record<number, number> = {
  [CommandType.chatInput]: 100,
  [CommandType.user]: 15,
  [CommandType.message]: 15,
};

/** The commands of one scope. */
export function commandsIn(discord: Discord, { applicationId, guildId }: Scope): Command[] {
  return [...discord.state.commands.values()]
    .filter((one) => one.application_id === applicationId && one.guild_id === guildId);
}

/** One command of a scope; throws 10063. */
export function requireCommand(discord: Discord, scope: Scope, id: string): Command {
  const command = discord.state.commands.get(id);
  if (command?.application_id !== scope.applicationId || command.guild_id !== scope.guildId) {
    throw unknown("application command");
  }
  return command;
}

/** Registers a command, replacing one of the same name and type, whose id it keeps. */
export function upsertCommand(
  discord: Discord,
  scope: Scope,
  body: CommandBody,
): { command: Command; created: boolean } {
  const draft = draftOf(body);
  checkCommand(draft);
  const same = commandsIn(discord, scope).find((one) => one.type === draft.type && one.name === draft.name);
  if (!same) checkCount(commandsIn(discord, scope), draft.type);
  return { command: put(discord, scope, draft, same), created: same === undefined };
}

/** Replaces one command by a changed one. */
export function replaceCommand(discord: Discord, command: Command, body: CommandBody): Command {
  const draft = draftOf(body);
  checkCommand(draft);
  return put(discord, { applicationId: command.application_id, guildId: command.guild_id }, draft, command);
}

/** Forgets a command, with what guilds allowed of it. */
export function deleteCommand(discord: Discord, id: string): void {
  discord.state.commands.delete(id);
  for (const key of discord.state.commandPermissions.keys()) {
    if (key.endsWith(`/${id}`)) discord.state.commandPermissions.delete(key);
  }
}

/** Makes these the commands of a scope. Those that stay keep their ids, and unchanged ones their version. */
export function overwriteCommands(discord: Discord, scope: Scope, bodies: readonly CommandBody[]): Command[] {
  const drafts = bodies.map(draftOf);
  drafts.forEach((draft, index) => checkCommand(draft, [index]));
  for (const type of Object.values(CommandType)) checkAll(drafts.filter((one) => one.type === type), type);
  const before = commandsIn(discord, scope);
  const same = (draft: CommandDraft) =>
    before.find((one) => one.type === draft.type && one.name === draft.name);
  const after = drafts.map((draft) => put(discord, scope, draft, same(draft)));
  const kept = new Set(after.map(({ id }) => id));
  for (const { id } of before) if (!kept.has(id)) deleteCommand(discord, id);
  return after;
}

function put(discord: Discord, scope: Scope, draft: CommandDraft, same: Command | undefined): Command {
  if (same && JSON.stringify(draftOf(same)) === JSON.stringify(draft)) return same;
  const command: Command = {
    ...draft,
    id: same?.id ?? discord.nextId(),
    application_id: scope.applicationId,
    guild_id: scope.guildId,
    version: discord.nextId(),
  };
  discord.state.commands.set(command.id, command);
  return command;
}

/** What is kept of a body, with every default written out. */
function draftOf(body: CommandBody | CommandDraft): CommandDraft {
  const chat = "options" in body ? body : null;
  const contexts = body.contexts ?? ("dm_permission" in body && body.dm_permission === false ? [0] : null);
  return {
    type: body.type,
    name: body.name,
    name_localizations: dictionary(body.name_localizations),
    description: body.description ?? "",
    description_localizations: dictionary(
      "description_localizations" in body ? body.description_localizations : null,
    ),
    options: (chat?.options ?? []) as CommandOption[],
    default_member_permissions: body.default_member_permissions ?? null,
    nsfw: body.nsfw ?? false,
    integration_types: body.integration_types ?? [0],
    contexts,
  };
}

function dictionary(
  texts: Partial<Record<string, string>> | null | undefined,
): Record<string, string> | null {
  if (!texts) return null;
  return Object.fromEntries(
    Object.entries(texts).flatMap(([locale, text]) => text === undefined ? [] : [[locale, text]]),
  );
}

function checkCount(commands: readonly CommandDraft[], type: number): void {
  const most = MOST[type] ?? 0;
  if (commands.filter((one) => one.type === type).length < most) return;
  throw new DiscordError(400, 30032, `Maximum number of application commands reached (${most})`);
}

function checkAll(drafts: readonly CommandDraft[], type: number): void {
  checkCount(drafts.slice(1), type);
  if (new Set(drafts.map(({ name }) => name)).size === drafts.length) return;
  throw new DiscordError(400, 50035, "Invalid Form Body", {
    _errors: [{
      code: "APPLICATION_COMMANDS_DUPLICATE_NAME",
      message: "Application command names must be unique",
    }],
  });
}
