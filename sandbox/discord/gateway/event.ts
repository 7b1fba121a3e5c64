/** Something that happened, and who may hear of it. */

/** Whom an event concerns, before intents and rights. */
export type Audience =
  | { readonly kind: "guild"; readonly guildId: string }
  | { readonly kind: "channel"; readonly channelId: string }
  | { readonly kind: "users"; readonly userIds: readonly string[]; readonly guildId?: string | null };

/** Who is at the other end of a session. */
export interface Viewer {
  readonly userId: string;
  readonly sessionId: string;
  /** A bot's intents; null for a person, who sees everything that concerns them. */
  readonly intents: number | null;
  readonly shard: readonly [id: number, count: number];
}

/** An event with its payload, which may differ from viewer to viewer. */
export interface GatewayEvent {
  readonly name: string;
  readonly audience: Audience;
  readonly data: object | ((viewer: Viewer) => object);
  /** Somebody who is told whatever their intents. */
  readonly always?: string;
}
