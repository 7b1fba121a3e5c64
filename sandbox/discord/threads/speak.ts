/** What saying something does to a thread. */
import { rightsIn } from "../access.ts";
import type { Discord } from "../discord.ts";
import { DiscordError } from "../errors.ts";
import type { Channel } from "../model/channel.ts";
import type { Message } from "../model/message.ts";
import { allows, Permission } from "../permissions.ts";
import { changeThread } from "./change.ts";
import { joinBySpeaking } from "./membership.ts";

/** Wakes an archived thread; throws 160005 when it is locked for this speaker. Other channels need nothing. */
export function beforeSpeaking(discord: Discord, channel: Channel, userId: string): void {
  if (channel.kind !== "thread") return;
  const manages = allows(rightsIn(discord, userId, channel), Permission.manageThreads);
  if (channel.locked && !manages) throw new DiscordError(400, 160005, "This thread is locked");
  if (channel.archived) changeThread(discord, channel, { archived: false }, userId);
}

/** Makes the speaker, and whoever they mentioned, members. */
export function afterSpeaking(discord: Discord, channel: Channel, message: Message): void {
  if (channel.kind !== "thread") return;
  joinBySpeaking(discord, channel, [message.authorId, ...message.mentionIds]);
}
