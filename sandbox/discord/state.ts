/** Everything the stand-in remembers, in memory. */
import type { Application } from "./model/application.ts";
import type { Channel } from "./model/channel.ts";
import type { Command, CommandPermission } from "./model/command.ts";
import type { Guild } from "./model/guild.ts";
import type { Interaction, OpenModal } from "./model/interaction.ts";
import type { Message } from "./model/message.ts";
import type { User } from "./model/user.ts";
import { BoundedMap } from "./bounded_map.ts";

/** Bytes of an attachment or an avatar. */
export interface StoredFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

export interface State {
  readonly users: Map<string, User>;
  /** Token without its `Bot ` to user id. */
  readonly tokens: Map<string, string>;
  readonly applications: Map<string, Application>;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** Channel id to its messages by id, oldest first. */
  readonly messages: Map<string, Map<string, Message>>;
  /** Ephemeral messages by id: in no channel's history. */
  readonly ephemerals: Map<string, Message>;
  /** Channel, author and nonce to the id of the message they made. */
  readonly nonces: Map<string, string>;
  readonly commands: Map<string, Command>;
  /** Overwrites by `commandPermissionKey`. */
  readonly commandPermissions: Map<string, CommandPermission[]>;
  /** By id. */
  readonly interactions: Map<string, Interaction>;
  readonly modals: Map<string, OpenModal>;
  /** Path below `/cdn` to the file. */
  readonly files: BoundedMap<StoredFile>;
}

/** Most bytes of attachments kept: the oldest go first. */
const FILE_BYTES = 256 * 1024 * 1024;

/** Most ephemeral messages, nonces, interactions and open modals kept: the oldest go first. */
const TRANSIENT = 10_000;

/** An empty world. */
export function createState(): State {
  return {
    users: new Map(),
    tokens: new Map(),
    applications: new Map(),
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    ephemerals: new BoundedMap(TRANSIENT),
    nonces: new BoundedMap(TRANSIENT),
    commands: new Map(),
    commandPermissions: new Map(),
    interactions: new BoundedMap(TRANSIENT),
    modals: new BoundedMap(TRANSIENT),
    files: new BoundedMap(FILE_BYTES, (file) => file.bytes.length),
  };
}
