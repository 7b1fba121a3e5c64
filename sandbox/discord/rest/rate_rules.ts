/**
 * How often a route may be used. Discord tells its numbers in headers alone (Discord docs, Rate Limits): these are those
 * that bots commonly see.
 */

/** So many requests in so many seconds, counted by the bucket's name and the major parameter. */
export interface RateRule {
  readonly bucket: string;
  readonly limit: number;
  readonly seconds: number;
}

/** Requests a second over all routes together (Discord docs, Rate Limits > Global Rate Limit). */
export const GLOBAL: RateRule = { bucket: "global", limit: 50, seconds: 1 };

const CHANNEL = "/channels/:channel";
const REACTION = `${CHANNEL}/messages/:message/reactions`;
const HOOK = "/webhooks/:application/:token";

/** Limit and seconds by route; routes in one list share a bucket. */
const RULES: readonly (readonly [limit: number, seconds: number, ...routes: string[]])[] = [
  [5, 5, `POST ${CHANNEL}/messages`],
  [5, 5, `PATCH ${CHANNEL}/messages/:message`],
  [5, 1, `DELETE ${CHANNEL}/messages/:message`],
  [1, 3, `POST ${CHANNEL}/messages/bulk-delete`],
  [5, 5, `POST ${CHANNEL}/typing`],
  [
    1,
    0.25,
    `PUT ${REACTION}/:emoji/@me`,
    `DELETE ${REACTION}/:emoji/:user`,
    `DELETE ${REACTION}/:emoji`,
    `DELETE ${REACTION}`,
  ],
  [5, 4, `PUT ${CHANNEL}/messages/pins/:message`, `PUT ${CHANNEL}/pins/:message`],
  [5, 2, `POST ${HOOK}`],
  [5, 2, `PATCH ${HOOK}/messages/:message`],
  [5, 2, `DELETE ${HOOK}/messages/:message`],
  [5, 20, "PUT /applications/:application/commands"],
  [5, 20, "PUT /applications/:application/guilds/:guild/commands"],
  [
    5,
    20,
    "POST /applications/:application/commands",
    "POST /applications/:application/guilds/:guild/commands",
  ],
  [10, 10, "POST /users/@me/channels"],
  [2, 5, "GET /gateway/bot"],
];

const BY_ROUTE = new Map(
  RULES.flatMap(([limit, seconds, ...routes]) =>
    routes.map((route) => [route, { bucket: routes[0] ?? route, limit, seconds }] as const)
  ),
);

/** The rule of a route, e.g. `POST /channels/:channel/messages`. */
export function ruleOf(route: string): RateRule {
  return BY_ROUTE.get(route) ?? { bucket: route, limit: 50, seconds: 1 };
}

/** Interaction endpoints are not bound to the global limit (Discord docs, Receiving and Responding). */
export function isExempt(route: string): boolean {
  return route.startsWith("POST /interactions/") || route.includes(` ${HOOK}`);
}
