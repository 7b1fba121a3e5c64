/** Roles of a guild (Discord docs, Guild > Get Guild Roles and after). */
import { z } from "zod";
import { requireGuild } from "../access.ts";
import type { Discord } from "../discord.ts";
import { missingPermissions, unknown } from "../errors.ts";
import { publish } from "../gateway/publish.ts";
import type { Guild, Role } from "../model/guild.ts";
import type { User } from "../model/user.ts";
import { rank } from "../permissions.ts";
import { roleView } from "../views/guild.ts";
import { permissionBits } from "./permission_bits.ts";
import { route } from "./route.ts";

const body = z.object({
  name: z.string().max(100).nullish(),
  permissions: permissionBits.nullish(),
  color: z.number().int().min(0).max(0xff_ff_ff).nullish(),
  hoist: z.boolean().nullish(),
  mentionable: z.boolean().nullish(),
});

export const roleRoutes = [
  route(
    "GET",
    "/guilds/:guild/roles",
    ({ discord, actor, params }) =>
      [...requireGuild(discord, actor.id, params.guild).guild.roles.values()].map(roleView),
  ),
  route("GET", "/guilds/:guild/roles/:role", ({ discord, actor, params }) => {
    const role = requireGuild(discord, actor.id, params.guild).guild.roles.get(params.role);
    if (!role) throw unknown("Role");
    return roleView(role);
  }),
  route("POST", "/guilds/:guild/roles", async ({ discord, actor, params, json }) => {
    const wanted = await json(body);
    const { guild } = requireGuild(discord, actor.id, params.guild, "manageRoles");
    const everyone = guild.roles.get(guild.id)?.permissions ?? "0";
    const role = changed({
      id: discord.nextId(),
      name: "new role",
      color: 0,
      hoist: false,
      position: 1,
      permissions: everyone,
      managed: false,
      mentionable: false,
    }, wanted);
    guild.roles.set(role.id, role);
    announce(discord, "GUILD_ROLE_CREATE", guild, { role: roleView(role) });
    return roleView(role);
  }),
  route("PATCH", "/guilds/:guild/roles/:role", async ({ discord, actor, params, json }) => {
    const wanted = await json(body);
    const { guild, role } = requireRole(discord, actor, params.guild, params.role);
    const after = changed(role, wanted);
    guild.roles.set(role.id, after);
    announce(discord, "GUILD_ROLE_UPDATE", guild, { role: roleView(after) });
    return roleView(after);
  }),
  route("DELETE", "/guilds/:guild/roles/:role", ({ discord, actor, params }) => {
    const { guild, role } = requireRole(discord, actor, params.guild, params.role);
    if (role.managed || role.id === guild.id) throw missingPermissions();
    guild.roles.delete(role.id);
    for (const member of guild.members.values()) member.roles = member.roles.filter((id) => id !== role.id);
    announce(discord, "GUILD_ROLE_DELETE", guild, { role_id: role.id });
  }),
];

/** A role below the caller's own highest, for those who manage roles; throws 10011 or 50013. */
export function requireRole(
  discord: Discord,
  actor: User,
  guildId: string,
  roleId: string,
): { guild: Guild; role: Role } {
  const { guild, member } = requireGuild(discord, actor.id, guildId, "manageRoles");
  const role = guild.roles.get(roleId);
  if (!role) throw unknown("Role");
  if (role.position >= rank(guild, member)) throw missingPermissions();
  return { guild, role };
}

function changed(role: Role, wanted: z.output<typeof body>): Role {
  return {
    ...role,
    name: wanted.name ?? role.name,
    permissions: wanted.permissions ?? role.permissions,
    color: wanted.color ?? role.color,
    hoist: wanted.hoist ?? role.hoist,
    mentionable: wanted.mentionable ?? role.mentionable,
  };
}

function announce(discord: Discord, name: string, { id }: Guild, data: object): void {
  publish(discord, { name, audience: { kind: "guild", guildId: id }, data: { guild_id: id, ...data } });
}
