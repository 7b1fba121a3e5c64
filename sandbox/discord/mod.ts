/** A stand-in for Discord: REST, gateway and files, for bots and for people. */
export { closeDiscord, createDiscord, type Discord, type DiscordOptions } from "./discord.ts";
export { cdnRoutes } from "./cdn.ts";
export { serveGateway } from "./gateway/mod.ts";
export { restRoutes } from "./rest/mod.ts";
