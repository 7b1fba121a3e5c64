import { UserError } from "../services/errors.ts";
import type { Guard, GuardContext } from "./_guard.ts";

/** Permission bits (Discord docs, Permissions > Bitwise Permission Flags). */
const permission = { administrator: 1n << 3n, manageGuild: 1n << 5n, manageMessages: 1n << 13n } as const;

type Who = Pick<GuardContext, "origin" | "settings">;

function hasAny({ origin }: Who, bits: bigint): boolean {
  return ((origin.member?.permissions ?? 0n) & bits) !== 0n;
}

/** Whether somebody manages the scope: Manage Server or Administrator, and everyone in direct messages. */
export function isManager(who: Who): boolean {
  return who.origin.guildId === undefined || hasAny(who, permission.manageGuild | permission.administrator);
}

/** Whether somebody may train in the scope: with its trainer role, with Manage Messages, or as its manager. */
export function isTrainer(who: Who): boolean {
  return isManager(who) || hasAny(who, permission.manageMessages) || hasTrainerRole(who);
}

/** The role of everyone has the server's id and stands in no member's list (Discord docs, Permissions). */
function hasTrainerRole({ origin, settings: { trainerRoleId } }: Who): boolean {
  if (trainerRoleId === undefined || !origin.member) return false;
  return trainerRoleId === origin.guildId || origin.member.roles.includes(trainerRoleId);
}

/** Anybody. */
export const everyone: Guard = { name: "everyone", check() {} };

/**
 * Trainers only. It gives no hint: Discord would keep the command from those who are trainers by their role alone.
 */
export const trainer: Guard = {
  name: "trainer",
  check(context) {
    if (isTrainer(context)) return;
    const { trainerRoleId: roleId } = context.settings;
    throw new UserError((t) => t.guards.trainer({ roleId }), { guard: "trainer" });
  },
};

/** Managers only. */
export const manager: Guard = {
  name: "manager",
  hint: permission.manageGuild,
  check(context) {
    if (!isManager(context)) throw new UserError((t) => t.guards.manager, { guard: "manager" });
  },
};

/** Only in servers. */
export const inGuild: Guard = {
  name: "inGuild",
  check({ origin }) {
    if (origin.guildId === undefined) throw new UserError((t) => t.guards.inGuild, { guard: "inGuild" });
  },
};
