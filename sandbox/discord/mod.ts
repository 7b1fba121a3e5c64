/** A stand-in for Discord: REST, gateway and files, for bots and for people. */
export type { Counts } from "./counters.ts";
export { closeDiscord, createDiscord, type Discord, type DiscordOptions } from "./discord.ts";
export { cdnRoutes } from "./cdn.ts";
export { applyFault, healFaults } from "./faults/apply.ts";
export { discordFaults } from "./faults/schema.ts";
export { type FirehoseRequest, firehoseSchema, NobodyListens, pour, type Poured } from "./firehose/pour.ts";
export { serveGateway } from "./gateway/mod.ts";
export { type Bindings, restRoutes } from "./rest/mod.ts";
export type { Exchange } from "./rest/record.ts";
export { isSameSite } from "./same_site.ts";
