/** Overwrites of commands in a guild (Discord docs, Application Commands > Edit Application Command Permissions). */
import { z } from "zod";
import { requireGuild } from "../access.ts";
import { commandPermissionKey } from "../commands/permissions.ts";
import type { Discord } from "../discord.ts";
import { DiscordError, unknown } from "../errors.ts";
import { snowflake } from "../form.ts";
import { publish } from "../gateway/publish.ts";
import type { CommandPermission } from "../model/command.ts";
import type { User } from "../model/user.ts";
import { requireApplication } from "./applications.ts";
import { route } from "./route.ts";

const BASE = "/applications/:application/guilds/:guild/commands";

const body = z.object({
  permissions: z.array(z.object({
    id: snowflake,
    type: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    permission: z.boolean(),
  })).max(100),
});

/** What the overwrites are of: a command's id, or the application's for all its commands. */
interface Subject {
  readonly applicationId: string;
  readonly guildId: string;
  readonly id: string;
}

export const commandPermissionRoutes = [
  route("GET", `${BASE}/permissions`, ({ discord, actor, params }) => {
    const { id } = requireApplication(discord, actor, params.application);
    const { guild } = requireGuild(discord, actor.id, params.guild);
    const ids = [id, ...[...discord.state.commands.values()].map((one) => one.id)];
    return ids
      .filter((one) => discord.state.commandPermissions.has(commandPermissionKey(guild.id, one)))
      .map((one) => view(discord, { applicationId: id, guildId: guild.id, id: one }));
  }),
  route("GET", `${BASE}/:command/permissions`, ({ discord, actor, params }) => {
    requireApplication(discord, actor, params.application);
    const { guild } = requireGuild(discord, actor.id, params.guild);
    const subject = { applicationId: params.application, guildId: guild.id, id: params.command };
    if (!discord.state.commandPermissions.has(commandPermissionKey(guild.id, params.command))) {
      throw new DiscordError(404, 10066, "Unknown application command permissions");
    }
    return view(discord, subject);
  }),
  route("PUT", `${BASE}/:command/permissions`, async ({ discord, actor, params, json }) => {
    const { permissions } = await json(body);
    requirePerson(actor);
    const { guild } = requireGuild(discord, actor.id, params.guild, "manageGuild", "manageRoles");
    const subject = { applicationId: params.application, guildId: guild.id, id: params.command };
    requireSubject(discord, subject);
    return overwrite(discord, subject, permissions);
  }),
];

/** Bots cannot, whatever their rights. */
function requirePerson({ bot }: User): void {
  if (bot) throw new DiscordError(403, 20001, "Bots cannot use this endpoint");
}

function requireSubject(discord: Discord, { applicationId, guildId, id }: Subject): void {
  if (!discord.state.applications.has(applicationId)) throw unknown("Application");
  if (id === applicationId) return;
  const command = discord.state.commands.get(id);
  const here = command?.guild_id === null || command?.guild_id === guildId;
  if (command?.application_id !== applicationId || !here) throw unknown("application command");
}

function overwrite(
  discord: Discord,
  subject: Subject,
  permissions: CommandPermission[],
): Record<string, unknown> {
  const { applicationId, guildId, id } = subject;
  discord.state.commandPermissions.set(commandPermissionKey(guildId, id), permissions);
  const data = view(discord, subject);
  const audience = { kind: "users", userIds: [applicationId], guildId } as const;
  publish(discord, { name: "APPLICATION_COMMAND_PERMISSIONS_UPDATE", audience, data });
  return data;
}

function view(discord: Discord, { applicationId, guildId, id }: Subject): Record<string, unknown> {
  const permissions = discord.state.commandPermissions.get(commandPermissionKey(guildId, id)) ?? [];
  return { id, application_id: applicationId, guild_id: guildId, permissions };
}
