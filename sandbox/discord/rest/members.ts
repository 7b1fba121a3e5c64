/** Members of a guild (Discord docs, Guild > Get Guild Member and after). */
import { z } from "zod";
import { requireGuild } from "../access.ts";
import type { Discord } from "../discord.ts";
import { missingPermissions, unknown } from "../errors.ts";
import { parseForm, snowflake } from "../form.ts";
import { publish } from "../gateway/publish.ts";
import type { Guild, Member } from "../model/guild.ts";
import { rank } from "../permissions.ts";
import { compareIds } from "../snowflake.ts";
import { memberView } from "../views/guild.ts";
import { requireRole } from "./roles.ts";
import { route } from "./route.ts";

const limit = z.coerce.number().int().min(1).max(1_000).default(1);
const page = z.object({ limit, after: snowflake.default("0") });
const search = z.object({ query: z.string(), limit });

/** Longest timeout, ms (Discord docs, Modify Guild Member). */
const TIMEOUT = 28 * 24 * 3_600_000;

const changes = z.object({
  nick: z.string().max(32).nullish(),
  communication_disabled_until: z.string().refine((text) => Date.parse(text) <= Date.now() + TIMEOUT, {
    params: { code: "GUILD_MEMBER_TIMEOUT_INVALID" },
    error: "A timeout must end within 28 days.",
  }).nullish(),
});

export const memberRoutes = [
  route("GET", "/guilds/:guild/members", ({ discord, actor, params, query }) => {
    const { guild } = requireGuild(discord, actor.id, params.guild);
    const wanted = parseForm(page, Object.fromEntries(query));
    return [...guild.members.values()]
      .filter(({ userId }) => compareIds(userId, wanted.after) > 0)
      .toSorted((a, b) => compareIds(a.userId, b.userId))
      .slice(0, wanted.limit)
      .map((member) => memberView(discord, member));
  }),
  route("GET", "/guilds/:guild/members/search", ({ discord, actor, params, query }) => {
    const { guild } = requireGuild(discord, actor.id, params.guild);
    const wanted = parseForm(search, Object.fromEntries(query));
    const starts = (name: string | null | undefined) =>
      name?.toLowerCase().startsWith(wanted.query.toLowerCase());
    return [...guild.members.values()]
      .filter(({ userId, nick }) => starts(nick) || starts(discord.state.users.get(userId)?.username))
      .slice(0, wanted.limit)
      .map((member) => memberView(discord, member));
  }),
  route("GET", "/guilds/:guild/members/:user", ({ discord, actor, params }) => {
    const { guild } = requireGuild(discord, actor.id, params.guild);
    return memberView(discord, requireMember(guild, params.user === "@me" ? actor.id : params.user));
  }),
  route(
    "GET",
    "/users/@me/guilds/:guild/member",
    ({ discord, actor, params }) => memberView(discord, requireGuild(discord, actor.id, params.guild).member),
  ),
  route("PATCH", "/guilds/:guild/members/:user", async ({ discord, actor, params, json }) => {
    const { nick, communication_disabled_until: until } = await json(changes);
    const self = params.user === "@me" || params.user === actor.id;
    const { guild, member: own } = requireGuild(discord, actor.id, params.guild);
    const member = requireMember(guild, self ? actor.id : params.user);
    if (nick !== undefined) {
      requireGuild(discord, actor.id, guild.id, self ? "changeNickname" : "manageNicknames");
    }
    if (until !== undefined) requireGuild(discord, actor.id, guild.id, "moderateMembers");
    if (!self && rank(guild, member) >= rank(guild, own)) throw missingPermissions();
    if (nick !== undefined) member.nick = nick || null;
    if (until !== undefined) member.timeoutUntil = until;
    announce(discord, guild, member);
    return memberView(discord, member);
  }),
  route("PUT", "/guilds/:guild/members/:user/roles/:role", ({ discord, actor, params }) => {
    const { guild, role } = requireRole(discord, actor, params.guild, params.role);
    const member = requireMember(guild, params.user);
    member.roles = [...new Set([...member.roles, role.id])];
    announce(discord, guild, member);
  }),
  route("DELETE", "/guilds/:guild/members/:user/roles/:role", ({ discord, actor, params }) => {
    const { guild, role } = requireRole(discord, actor, params.guild, params.role);
    const member = requireMember(guild, params.user);
    member.roles = member.roles.filter((id) => id !== role.id);
    announce(discord, guild, member);
  }),
];

function requireMember(guild: Guild, userId: string): Member {
  const member = guild.members.get(userId);
  if (!member) throw unknown("Member");
  return member;
}

/** A bot hears of itself without the intent (Discord docs, Gateway > List of Intents). */
function announce(discord: Discord, guild: Guild, member: Member): void {
  const data = { guild_id: guild.id, ...memberView(discord, member) };
  const audience = { kind: "guild", guildId: guild.id } as const;
  publish(discord, { name: "GUILD_MEMBER_UPDATE", audience, data, always: member.userId });
}
