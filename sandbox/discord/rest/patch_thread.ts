/** Changing a thread (Discord docs, Threads > Editing & Deleting Threads). */
import { z } from "zod";
import { rightsIn } from "../access.ts";
import { missingPermissions } from "../errors.ts";
import type { Thread } from "../model/channel.ts";
import { allows, Permission } from "../permissions.ts";
import { changeThread } from "../threads/change.ts";
import { threadView } from "../views/thread.ts";
import type { AuthorizedCall } from "./route.ts";

/** Minutes without a message after which a thread leaves the list. */
export const autoArchive = z.union([z.literal(60), z.literal(1_440), z.literal(4_320), z.literal(10_080)]);

/** Seconds of slow mode. */
export const slowMode = z.number().int().min(0).max(21_600);

const changes = z.object({
  name: z.string().min(1).max(100).optional(),
  archived: z.boolean().optional(),
  locked: z.boolean().optional(),
  invitable: z.boolean().optional(),
  auto_archive_duration: autoArchive.optional(),
  rate_limit_per_user: slowMode.nullish(),
});

/** Changes a thread as far as the caller may; throws 50013. */
export async function patchThread(
  { discord, actor, json }: AuthorizedCall<"channel">,
  thread: Thread,
): Promise<Record<string, unknown>> {
  const wanted = await json(changes);
  const manages = allows(rightsIn(discord, actor.id, thread), Permission.manageThreads);
  if (!manages && !mayChange(thread, actor.id, wanted)) throw missingPermissions();
  const { name, archived, locked, invitable } = wanted;
  const [autoArchive, rateLimit] = [wanted.auto_archive_duration, wanted.rate_limit_per_user ?? undefined];
  changeThread(discord, thread, { name, archived, locked, invitable, autoArchive, rateLimit }, actor.id);
  return threadView(thread, actor.id);
}

/** The creator changes what is theirs; any member may wake a thread that is not locked. */
function mayChange(thread: Thread, userId: string, wanted: z.output<typeof changes>): boolean {
  const { locked, rate_limit_per_user, archived, ...others } = wanted;
  if (locked !== undefined || (rate_limit_per_user ?? undefined) !== undefined) return false;
  if (thread.ownerId === userId) return true;
  const wakes = archived === false && thread.members.has(userId) && !thread.locked;
  return wakes && Object.values(others).every((value) => value === undefined);
}
