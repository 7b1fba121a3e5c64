/** What an application is told of the people, roles, channels and files its interaction names. */
import { canView, findMessage, rightsIn } from "../access.ts";
import type { Discord } from "../discord.ts";
import { insider } from "../messages/content_rule.ts";
import { messageView } from "../messages/view.ts";
import type { Channel } from "../model/channel.ts";
import { partialChannelView } from "../views/partial_channel.ts";
import type { Guild } from "../model/guild.ts";
import type { Attachment } from "../model/message.ts";
import { partialMemberView, roleView } from "../views/guild.ts";
import { userView } from "../views/user.ts";

type Kind = "users" | "members" | "roles" | "channels" | "messages" | "attachments";

/** Collects resolved data (Discord docs, Receiving and Responding > Resolved Data Structure). */
export class Resolver {
  readonly #found: Partial<Record<Kind, Record<string, unknown>>> = {};
  readonly #guild: Guild | null;

  constructor(
    readonly discord: Discord,
    readonly channel: Channel,
    readonly userId: string,
    /** By the name the client gave them. */
    readonly attachments: ReadonlyMap<string, Attachment>,
  ) {
    this.#guild = channel.kind !== "direct" ? discord.state.guilds.get(channel.guildId) ?? null : null;
  }

  /** Everything found, or undefined when nothing was. */
  get data(): Record<string, unknown> | undefined {
    return Object.keys(this.#found).length ? this.#found : undefined;
  }

  /** False when there is no such user. */
  user(id: string): boolean {
    const user = this.discord.state.users.get(id);
    if (!user) return false;
    this.#add("users", id, userView(user));
    const member = this.#guild?.members.get(id);
    if (member) {
      const { deaf: _deaf, mute: _mute, ...view } = partialMemberView(member);
      this.#add("members", id, { ...view, permissions: `${rightsIn(this.discord, id, this.channel)}` });
    }
    return true;
  }

  /** False when the guild has no such role. */
  role(id: string): boolean {
    const role = this.#guild?.roles.get(id);
    if (role) this.#add("roles", id, roleView(role));
    return role !== undefined;
  }

  /** False when the person does not see such a channel, or it is of none of the wanted types. */
  findChannel(id: string, types: readonly number[] | undefined): boolean {
    const channel = this.discord.state.channels.get(id);
    if (!channel || channel.kind === "direct" || channel.guildId !== this.#guild?.id) return false;
    if (!canView(this.discord, this.userId, channel)) return false;
    if (types?.length && !types.includes(channel.type)) return false;
    this.#add("channels", id, {
      ...partialChannelView(channel),
      permissions: `${rightsIn(this.discord, this.userId, channel)}`,
    });
    return true;
  }

  /** The new id of a file the client sent under this name. */
  attachment(name: string): string | null {
    const attachment = this.attachments.get(name);
    if (!attachment) return null;
    this.#add("attachments", attachment.id, attachment);
    return attachment.id;
  }

  /** False when the person cannot read such a message here. */
  message(id: string): boolean {
    const message = findMessage(this.discord, this.channel.id, id);
    if (!message || (message.ephemeralFor !== null && message.ephemeralFor !== this.userId)) return false;
    this.#add("messages", id, messageView(this.discord, message, insider(this.userId)));
    return true;
  }

  #add(kind: Kind, id: string, view: unknown): void {
    (this.#found[kind] ??= {})[id] = view;
  }
}
