import type { Origin } from "../services/incoming.ts";
import type { Limits } from "../services/limits.ts";
import type { Settings } from "../services/settings.ts";

export { cooldown, quota } from "./_guard_rate.ts";
export { everyone, inGuild, isManager, isTrainer, manager, trainer } from "./_guard_who.ts";

/** What a guard judges by. */
export interface GuardContext {
  /** The command that is to be run. */
  readonly command: string;
  readonly origin: Pick<Origin, "scope" | "guildId" | "author" | "member">;
  /** What the scope has set. */
  readonly settings: Pick<Settings, "trainerRoleId">;
  readonly limits: Limits;
}

/** A condition under which a command is run, checked by the bot itself at every door. */
export interface Guard {
  readonly name: string;
  /** Whether it counts uses: then it is asked last, and not at all where nothing is done yet (suggestions). */
  readonly counts?: true;
  /** The permissions without which Discord's clients need not offer the command (Discord docs, Permissions). */
  readonly hint?: bigint;
  /**
   * Lets the command pass.
   *
   * @throws {UserError} that says what is missing and who can help
   */
  check(context: GuardContext): void | Promise<void>;
}

/** Passes guards in their order, those that count uses last, so that a command that is refused anyway counts nothing. */
export async function passGuards(
  guards: readonly Guard[],
  context: GuardContext,
  options: { readonly counting: boolean } = { counting: true },
): Promise<void> {
  const [judging, counting] = [guards.filter(({ counts }) => !counts), guards.filter(({ counts }) => counts)];
  for (const guard of options.counting ? [...judging, ...counting] : judging) await guard.check(context);
}

/** `default_member_permissions` of a guarded command: a bit set as text, or null for everyone. */
export function permissionHint(guards: readonly Guard[]): string | null {
  const hint = guards.reduce((bits, guard) => bits | (guard.hint ?? 0n), 0n);
  return hint === 0n ? null : String(hint);
}
