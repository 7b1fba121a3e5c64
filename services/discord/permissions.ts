/** The permissions that decide about others, as bits (Discord docs, Permissions > Bitwise Permission Flags). */
const bit = {
  administrator: 1n << 3n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  sendTtsMessages: 1n << 12n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  mentionEveryone: 1n << 17n,
  sendMessagesInThreads: 1n << 38n,
} as const;

/** Every permission of the same table: bits 0 to 52, of which 47 has no meaning. */
export const allPermissions: bigint = ((1n << 53n) - 1n) & ~(1n << 47n);

/** What means nothing to somebody who cannot send (Discord docs, Permissions > Implicit Permissions). */
const needsSending = bit.mentionEveryone | bit.sendTtsMessages | bit.attachFiles | bit.embedLinks;

/** A channel's exception for a role or a member (Discord docs, Channel > Overwrite Object). */
export interface Overwrite {
  readonly id: string;
  readonly member: boolean;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** Whose permissions are asked for. */
export interface Holder {
  readonly userId: string;
  /** The roles besides `@everyone`. */
  readonly roles: readonly string[];
}

/** A server, as far as permissions go. */
export interface Ruled {
  readonly id: string;
  readonly ownerId: string;
  /** A role's permissions; undefined for a role the server does not have. `@everyone` has the server's id. */
  role(id: string): bigint | undefined;
}

/** Where the permissions are to hold. */
export interface Place {
  /** Of the channel, or of the channel a thread belongs to. */
  readonly overwrites: readonly Overwrite[];
  readonly thread: boolean;
}

/** Permissions in the whole server, before any channel. */
export function serverPermissions(server: Ruled, holder: Holder): bigint {
  if (server.ownerId === holder.userId) return allPermissions;
  const held = [server.id, ...holder.roles].map((id) => server.role(id) ?? 0n);
  const base = held.reduce((sum, role) => sum | role, 0n);
  return base & bit.administrator ? allPermissions : base;
}

/**
 * Permissions in a channel or thread, in the order of Discord docs, Permissions > Permission Overwrites: `@everyone`,
 * then all roles together, then the member; then what follows from what is missing. Undefined is a place that is not
 * known: only the owner and administrators may do anything there. Timed out members are not told apart.
 */
export function placePermissions(server: Ruled, place: Place | undefined, holder: Holder): bigint {
  const base = serverPermissions(server, holder);
  if (base === allPermissions) return base;
  if (!place) return 0n;
  const { overwrites } = place;
  const ofRoles = overwrites.filter(({ member, id }) => !member && id !== server.id);
  const layers = [
    overwrites.filter(({ member, id }) => !member && id === server.id),
    ofRoles.filter(({ id }) => holder.roles.includes(id)),
    overwrites.filter(({ member, id }) => member && id === holder.userId),
  ];
  return withoutImplied(layers.reduce(applied, base), place.thread);
}

function applied(permissions: bigint, layer: readonly Overwrite[]): bigint {
  const deny = layer.reduce((sum, overwrite) => sum | overwrite.deny, 0n);
  const allow = layer.reduce((sum, overwrite) => sum | overwrite.allow, 0n);
  return (permissions & ~deny) | allow;
}

/** In a thread the right to send is one of its own (Discord docs, Permissions > Inherited Permissions). */
function withoutImplied(permissions: bigint, thread: boolean): bigint {
  if (!(permissions & bit.viewChannel)) return 0n;
  const inherited = thread ? permissions & ~bit.sendMessages : permissions;
  const sending = thread ? bit.sendMessagesInThreads : bit.sendMessages;
  return inherited & sending ? inherited : inherited & ~needsSending;
}
