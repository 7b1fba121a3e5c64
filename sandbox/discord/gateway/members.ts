/** Op 8: the members of a guild in chunks (Discord docs, Gateway Events > Request Guild Members). */
import { z } from "zod";
import type { Discord } from "../discord.ts";
import { snowflake } from "../form.ts";
import type { Guild, Member } from "../model/guild.ts";
import { memberView } from "../views/guild.ts";
import { presenceView } from "./presence.ts";
import type { Session } from "./session.ts";

/** What op 8 carries. */
export const requestMembers = z.object({
  guild_id: snowflake,
  query: z.string().optional(),
  limit: z.number().int().min(0).default(0),
  presences: z.boolean().default(false),
  user_ids: z.union([snowflake, z.array(snowflake)]).optional(),
  nonce: z.string().max(32).optional(),
});

const CHUNK = 1_000;

/** Answers op 8 with as many GUILD_MEMBERS_CHUNK as it takes; nothing for a guild one is not in. */
export function sendMembers(
  discord: Discord,
  session: Session,
  wanted: z.output<typeof requestMembers>,
): void {
  const guild = discord.state.guilds.get(wanted.guild_id);
  if (!guild?.members.has(session.viewer.userId)) return;
  const { found, missing } = select(discord, guild, wanted);
  const count = Math.max(1, Math.ceil(found.length / CHUNK));
  for (let index = 0; index < count; index++) {
    const members = found.slice(index * CHUNK, (index + 1) * CHUNK);
    session.dispatch(
      "GUILD_MEMBERS_CHUNK",
      JSON.stringify({
        guild_id: guild.id,
        members: members.map((member) => memberView(discord, member)),
        chunk_index: index,
        chunk_count: count,
        ...(missing.length ? { not_found: missing } : {}),
        ...(wanted.presences
          ? { presences: members.map(({ userId }) => presenceView(discord, userId)) }
          : {}),
        ...(wanted.nonce === undefined ? {} : { nonce: wanted.nonce }),
      }),
    );
  }
}

function select(
  discord: Discord,
  guild: Guild,
  { query, limit, user_ids }: z.output<typeof requestMembers>,
): { found: Member[]; missing: string[] } {
  if (user_ids !== undefined) {
    const ids = [user_ids].flat();
    const found = ids.flatMap((id) => guild.members.get(id) ?? []);
    return { found, missing: ids.filter((id) => !guild.members.has(id)) };
  }
  const prefix = (query ?? "").toLowerCase();
  const found = [...guild.members.values()].filter((member) => {
    const name = member.nick ?? discord.state.users.get(member.userId)?.username ?? "";
    return name.toLowerCase().startsWith(prefix);
  });
  return { found: limit === 0 ? found : found.slice(0, limit), missing: [] };
}
