/** Discord's REST interface, version 10. */
import type { Hono } from "hono";
import type { Discord } from "../discord.ts";
import { applicationRoutes } from "./applications.ts";
import { channelAdminRoutes } from "./channel_admin.ts";
import { channelRoutes } from "./channels.ts";
import { commandPermissionRoutes } from "./command_permissions.ts";
import { commandRoutes } from "./commands.ts";
import { gatewayRoutes } from "./gateway.ts";
import { guildRoutes } from "./guilds.ts";
import { interactionRoutes } from "./interactions.ts";
import { memberRoutes } from "./members.ts";
import { messageRoutes } from "./messages.ts";
import { type Bindings, mountRoutes } from "./mount.ts";
import { overwriteRoutes } from "./overwrites.ts";
import { pinRoutes } from "./pins.ts";
import { reactionRoutes } from "./reactions.ts";
import { roleRoutes } from "./roles.ts";
import { threadMemberRoutes } from "./thread_members.ts";
import { threadRoutes } from "./threads.ts";
import { userRoutes } from "./users.ts";
import { voiceStateRoutes } from "./voice_states.ts";
import { webhookRoutes } from "./webhooks.ts";

export type { Bindings } from "./mount.ts";

/** Every route. Fixed paths come before those with a parameter in their place. */
export function restRoutes(discord: Discord): Hono<{ Bindings: Bindings }> {
  return mountRoutes(discord, [
    ...gatewayRoutes,
    ...userRoutes,
    ...applicationRoutes,
    ...commandPermissionRoutes,
    ...commandRoutes,
    ...guildRoutes,
    ...roleRoutes,
    ...memberRoutes,
    ...voiceStateRoutes,
    ...channelRoutes,
    ...channelAdminRoutes,
    ...overwriteRoutes,
    ...pinRoutes,
    ...threadRoutes,
    ...threadMemberRoutes,
    ...messageRoutes,
    ...reactionRoutes,
    ...interactionRoutes,
    ...webhookRoutes,
  ]);
}
