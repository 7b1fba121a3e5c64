/** Registration of commands, and the index a person's client reads (Discord docs, Application Commands). */
import { z } from "zod";
import { canView, requireChannel, requireGuild } from "../access.ts";
import { usableCommands } from "../commands/allowed.ts";
import {
  commandsIn,
  deleteCommand,
  overwriteCommands,
  replaceCommand,
  requireCommand,
  type Scope,
  upsertCommand,
} from "../commands/registry.ts";
import { commandBody, commandPatch } from "../commands/schema.ts";
import { commandView, localizedView } from "../commands/view.ts";
import type { Discord } from "../discord.ts";
import { missingAccess } from "../errors.ts";
import { parseForm } from "../form.ts";
import type { Command } from "../model/command.ts";
import type { User } from "../model/user.ts";
import { userView } from "../views/user.ts";
import { requireApplication } from "./applications.ts";
import { Answer, type AuthorizedCall, type Route, route } from "./route.ts";

type ScopedCall = AuthorizedCall<"application"> & { readonly params: { readonly guild?: string } };

/** The same six routes, for global commands and for those of a guild. */
function registration(
  path: "/applications/:application" | "/applications/:application/guilds/:guild",
): Route[] {
  return [
    route("GET", `${path}/commands`, (call) => {
      const all = call.query.get("with_localizations") === "true";
      return commandsIn(call.discord, scopeOf(call)).map((one) => commandView(one, all));
    }),
    route("POST", `${path}/commands`, async (call) => {
      const scope = scopeOf(call);
      const { command, created } = upsertCommand(call.discord, scope, await call.json(commandBody));
      return new Answer(created ? 201 : 200, commandView(command, true));
    }),
    route("PUT", `${path}/commands`, async (call) => {
      const scope = scopeOf(call);
      const bodies = await call.json(z.array(commandBody).max(130));
      return overwriteCommands(call.discord, scope, bodies).map((one) => commandView(one, true));
    }),
    route("GET", `${path}/commands/:command`, (call) => commandView(oneOf(call), true)),
    route("PATCH", `${path}/commands/:command`, async (call) => {
      const command = oneOf(call);
      const changed = parseForm(commandBody, {
        ...command,
        ...await call.json(commandPatch),
        type: command.type,
      });
      return commandView(replaceCommand(call.discord, command, changed), true);
    }),
    route("DELETE", `${path}/commands/:command`, (call) => {
      deleteCommand(call.discord, oneOf(call).id);
    }),
  ];
}

function scopeOf({ discord, actor, params }: ScopedCall): Scope {
  const { id } = requireApplication(discord, actor, params.application);
  if (params.guild === undefined) return { applicationId: id, guildId: null };
  if (!discord.state.guilds.get(params.guild)?.members.has(id)) throw missingAccess();
  return { applicationId: id, guildId: params.guild };
}

function oneOf(call: ScopedCall & { readonly params: { readonly command: string } }): Command {
  return requireCommand(call.discord, scopeOf(call), call.params.command);
}

export const commandRoutes: Route[] = [
  ...registration("/applications/:application"),
  ...registration("/applications/:application/guilds/:guild"),
  route("GET", "/channels/:channel/application-command-index", ({ discord, actor, params }) => {
    const channel = requireChannel(discord, actor.id, params.channel);
    return indexView(discord, actor, usableCommands(discord, actor.id, channel));
  }),
  route("GET", "/guilds/:guild/application-command-index", ({ discord, actor, params }) => {
    const { guild } = requireGuild(discord, actor.id, params.guild);
    const channels = [...guild.channelIds].flatMap((id) => discord.state.channels.get(id) ?? []);
    const visible = channels.filter((one) => canView(discord, actor.id, one));
    const usable = visible.flatMap((one) => usableCommands(discord, actor.id, one));
    return indexView(discord, actor, [...new Set(usable)]);
  }),
];

/** What a person's client shows after `/`: texts in their language, and whose commands they are. */
function indexView(discord: Discord, actor: User, commands: Command[]): Record<string, unknown> {
  const owners = new Set(commands.map((one) => one.application_id));
  return {
    applications: [...owners].flatMap((id) => {
      const application = discord.state.applications.get(id);
      const bot = discord.state.users.get(id);
      return application && bot
        ? [{ id, name: application.name, icon: null, bot_id: id, bot: userView(bot) }]
        : [];
    }),
    application_commands: commands.map((one) => localizedView(one, actor.locale)),
    version: commands.reduce(
      (latest, { version }) => BigInt(version) > BigInt(latest) ? version : latest,
      "0",
    ),
  };
}
