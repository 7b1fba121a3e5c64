import { Cells, parseCell } from "./_cells.ts";
import type { Overwrite } from "./permissions.ts";

/** What is kept of a server, in Discord's own names (Discord docs, Guild Create). */
export interface GuildFacts {
  readonly owner_id: string;
  readonly roles: readonly { readonly id: string; readonly permissions: string }[];
  readonly channels: readonly {
    readonly id: string;
    readonly permission_overwrites: readonly OverwriteFacts[];
  }[];
  readonly threads: readonly { readonly id: string; readonly parent_id: string }[];
  readonly voice_states: readonly { readonly user_id: string; readonly channel_id: string }[];
}

/** A channel's exception for a role (type 0) or a member (type 1). */
export interface OverwriteFacts {
  readonly id: string;
  readonly type: number;
  readonly allow: string;
  readonly deny: string;
}

/** The owner's id comes first, then how many pairs there are of each kind. */
const kinds = ["roles", "channels", "threads", "voices"] as const;
type Kind = typeof kinds[number];
const header = 1 + kinds.length;

/**
 * A server's facts as numbers of eight bytes: a header, then pairs for roles (id, permissions), channels (id, where its
 * overwrites are), threads (id, parent) and voice states (member, channel), then the overwrites in lists (how many are
 * for roles, how many for members, then id, allow and deny of each). Channels with equal overwrites share a list.
 */
export class PackedGuild {
  readonly #cells: Cells;

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  /** @throws {TypeError} when the bytes are not what `bytes` gave */
  static read(bytes: Uint8Array<ArrayBuffer>): PackedGuild {
    const guild = new PackedGuild(Cells.read(bytes));
    const cells = guild.#cells;
    const pairs = kinds.reduce((sum, _, i) => sum + cells.count(1 + i), 0);
    if (!(header + 2 * pairs <= cells.length)) throw new TypeError("the numbers of a server are incomplete");
    const { from, count } = guild.#section("channels");
    for (let at = from; at < from + 2 * count; at += 2) {
      const list = cells.count(at + 1);
      const end = list + 2 + 3 * (cells.count(list) + cells.count(list + 1));
      if (!(end <= cells.length)) throw new TypeError("the numbers of a server do not fit together");
    }
    return guild;
  }

  /** It as bytes, for `read`. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#cells.bytes();
  }

  get ownerId(): string {
    return this.#cells.id(0);
  }

  /** A role's permissions; undefined for a role the server does not have. */
  role(id: string): bigint | undefined {
    return this.#beside("roles", id, (at) => this.#cells.bits(at));
  }

  /** A channel's overwrites; undefined for a channel the server does not have. */
  overwrites(channelId: string): Overwrite[] | undefined {
    return this.#beside("channels", channelId, (at) => this.#list(this.#cells.count(at)));
  }

  /** The channel a thread belongs to. */
  parentOf(threadId: string): string | undefined {
    return this.#beside("threads", threadId, (at) => this.#cells.id(at));
  }

  /** The voice channel a member is in. */
  voiceChannelOf(userId: string): string | undefined {
    return this.#beside("voices", userId, (at) => this.#cells.id(at));
  }

  /** Everything again. */
  facts(): GuildFacts {
    const cells = this.#cells;
    return {
      owner_id: this.ownerId,
      roles: this.#pairs("roles", (id, at) => ({ id, permissions: cells.id(at) })),
      channels: this.#pairs("channels", (id, at) => ({
        id,
        permission_overwrites: this.#list(cells.count(at)).map(overwriteFacts),
      })),
      threads: this.#pairs("threads", (id, at) => ({ id, parent_id: cells.id(at) })),
      voice_states: this.#pairs("voices", (user_id, at) => ({ user_id, channel_id: cells.id(at) })),
    };
  }

  /** Where a kind's pairs begin, and how many there are. */
  #section(kind: Kind): { from: number; count: number } {
    let from = header;
    for (const [i, each] of kinds.entries()) {
      const count = this.#cells.count(1 + i);
      if (each === kind) return { from, count };
      from += 2 * count;
    }
    return { from, count: 0 };
  }

  /** Reads the cell beside an id; undefined when the id is not there. */
  #beside<T>(kind: Kind, id: string, read: (at: number) => T): T | undefined {
    const { from, count } = this.#section(kind);
    const cell = parseCell(id);
    for (let at = from; at < from + 2 * count; at += 2) if (this.#cells.is(at, cell)) return read(at + 1);
    return undefined;
  }

  #pairs<T>(kind: Kind, read: (id: string, valueAt: number) => T): T[] {
    const { from, count } = this.#section(kind);
    return Array.from({ length: count }, (_, i) => read(this.#cells.id(from + 2 * i), from + 2 * i + 1));
  }

  #list(from: number): Overwrite[] {
    const ofRoles = this.#cells.count(from);
    const all = ofRoles + this.#cells.count(from + 1);
    return Array.from({ length: all }, (_, i) => {
      const at = from + 2 + 3 * i;
      return {
        id: this.#cells.id(at),
        member: i >= ofRoles,
        allow: this.#cells.bits(at + 1),
        deny: this.#cells.bits(at + 2),
      };
    });
  }
}

function overwriteFacts({ id, member, allow, deny }: Overwrite): OverwriteFacts {
  return { id, type: Number(member), allow: String(allow), deny: String(deny) };
}
