/** Who is mentioned by a text (Discord docs, Message > Allowed Mentions). */
import { rightsIn } from "../access.ts";
import { type Component, ComponentType, flattenComponents } from "../components/component.ts";
import type { Discord } from "../discord.ts";
import type { Channel } from "../model/channel.ts";
import { allows, Permission } from "../permissions.ts";
import type { AllowedMentions } from "./draft.ts";

export interface Mentions {
  everyone: boolean;
  userIds: string[];
  roleIds: string[];
}

/** What mentions are allowed when the sender says nothing: all in messages, users alone from interactions. */
export const DEFAULT_ALLOWED = {
  message: { parse: ["users", "roles", "everyone"], replied_user: true },
  interaction: { parse: ["users"], replied_user: true },
} satisfies Record<string, AllowedMentions>;

/** Who is asking, and what about. */
export interface Mentioning {
  readonly channel: Channel;
  readonly authorId: string;
  readonly text: string;
  readonly allowed: AllowedMentions;
  /** Author of the message replied to. */
  readonly repliedTo: string | null;
}

/** The mentions that count: written, allowed by the sender, and within the author's rights. */
export function findMentions(
  discord: Discord,
  { channel, authorId, text, allowed, repliedTo }: Mentioning,
): Mentions {
  const said = withoutCode(text);
  const may = allows(rightsIn(discord, authorId, channel), Permission.mentionEveryone);
  const written = ids(said, /<@!?(\d{1,20})>/g).filter((id) => present(discord, channel, id));
  const userIds = permitted(written, "users", allowed);
  const replied = repliedTo !== null && allowed.replied_user ? [repliedTo] : [];
  return {
    everyone: may && channel.kind !== "direct" && Boolean(allowed.parse?.includes("everyone")) &&
      /@(everyone|here)\b/.test(said),
    userIds: [...new Set([...replied, ...userIds])],
    roleIds: permitted(mentionedRoles(discord, channel, said, may), "roles", allowed),
  };
}

/** The text of a message that can mention somebody: its content and its text displays. */
export function mentioningText(content: string, components: readonly Component[]): string {
  const displays = flattenComponents(components).filter(({ type }) => type === ComponentType.textDisplay);
  return [content, ...displays.map((one) => one.content ?? "")].join("\n");
}

function mentionedRoles(discord: Discord, channel: Channel, text: string, may: boolean): string[] {
  if (channel.kind === "direct") return [];
  const roles = discord.state.guilds.get(channel.guildId)?.roles;
  return ids(text, /<@&(\d{1,20})>/g).filter((id) => {
    const role = roles?.get(id);
    return role !== undefined && id !== channel.guildId && (may || role.mentionable);
  });
}

function present(discord: Discord, channel: Channel, userId: string): boolean {
  return channel.kind === "direct" ? channel.userIds.includes(userId) : discord.state.users.has(userId);
}

function permitted(found: string[], kind: "users" | "roles", allowed: AllowedMentions): string[] {
  return allowed.parse?.includes(kind) ? found : found.filter((id) => allowed[kind]?.includes(id));
}

function ids(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, id]) => id ?? []))];
}

/** Nobody is mentioned inside code. */
function withoutCode(text: string): string {
  return text.replace(/```[\s\S]*?```|`[^`\n]+`/g, " ");
}
