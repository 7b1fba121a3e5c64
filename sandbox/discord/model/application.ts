/** A bot's application. Its id is also its bot user's. */
export interface Application {
  readonly id: string;
  name: string;
  description: string;
  readonly publicKey: string;
  readonly ownerId: string;
  /** Where interactions are posted to; null: they go by the gateway. */
  interactionsEndpointUrl: string | null;
  /** Which privileged intents its owner switched on (Discord docs, Gateway > Privileged Intents). */
  readonly privileged: { presences: boolean; members: boolean; messageContent: boolean };
}
