/** `/applications/@me`: what a bot's application is (Discord docs, Application). */
import { z } from "zod";
import type { Discord } from "../discord.ts";
import { DiscordError, unknown } from "../errors.ts";
import { verifyEndpoint } from "../interactions/endpoint.ts";
import type { Application } from "../model/application.ts";
import type { User } from "../model/user.ts";
import { applicationFlags } from "../views/application_flags.ts";
import { userView } from "../views/user.ts";
import { route } from "./route.ts";

const changes = z.object({
  description: z.string().max(400).optional(),
  interactions_endpoint_url: z.union([z.url({ protocol: /^https?$/ }).max(2_048), z.literal("")]).nullish(),
});

export const applicationRoutes = [
  route(
    "GET",
    "/applications/@me",
    ({ discord, actor }) => applicationView(discord, ownApplication(discord, actor)),
  ),
  route("PATCH", "/applications/@me", async ({ discord, actor, json }) => {
    const application = ownApplication(discord, actor);
    const { description, interactions_endpoint_url: url } = await json(changes);
    if (url) await verifyEndpoint(discord, application, url);
    if (description !== undefined) application.description = description;
    if (url !== undefined) application.interactionsEndpointUrl = url || null;
    return applicationView(discord, application);
  }),
  route(
    "GET",
    "/oauth2/applications/@me",
    ({ discord, actor }) => applicationView(discord, ownApplication(discord, actor)),
  ),
];

/** The application of a bot's token; throws 20002 for people. */
export function ownApplication(discord: Discord, actor: User): Application {
  const application = discord.state.applications.get(actor.id);
  if (!application) throw new DiscordError(403, 20002, "Only bots can use this endpoint");
  return application;
}

/** An application by id, for its own bot alone; throws 10002 or 20012. */
export function requireApplication(discord: Discord, actor: User, id: string): Application {
  const application = discord.state.applications.get(id);
  if (!application) throw unknown("Application");
  if (application.id !== actor.id) {
    throw new DiscordError(403, 20012, "You are not authorized to perform this action on this application");
  }
  return application;
}

function applicationView(discord: Discord, application: Application): Record<string, unknown> {
  const owner = discord.state.users.get(application.ownerId);
  const bot = discord.state.users.get(application.id);
  const { id, name, description, publicKey } = application;
  return {
    id,
    name,
    icon: null,
    description,
    summary: "",
    type: null,
    verify_key: publicKey,
    flags: applicationFlags(application),
    bot_public: true,
    bot_require_code_grant: false,
    owner: owner ? userView(owner) : null,
    bot: bot ? userView(bot) : null,
    team: null,
    tags: [],
    redirect_uris: [],
    interactions_endpoint_url: application.interactionsEndpointUrl,
    role_connections_verification_url: null,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    flags_new: `${applicationFlags(application)}`,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    integration_types_config: { 0: {} },
    approximate_guild_count:
      [...discord.state.guilds.values()].filter((guild) => guild.members.has(id)).length,
  };
}
