/** Where somebody is heard (Discord docs, Voice > Get Current User Voice State). */
import { requireGuild } from "../access.ts";
import { unknown } from "../errors.ts";
import { voiceStateView } from "../views/guild.ts";
import { route } from "./route.ts";

export const voiceStateRoutes = [
  route("GET", "/guilds/:guild/voice-states/:user", ({ discord, actor, params }) => {
    const { guild } = requireGuild(discord, actor.id, params.guild);
    const state = guild.voiceStates.get(params.user === "@me" ? actor.id : params.user);
    if (!state) throw unknown("Voice State");
    return voiceStateView(discord, state);
  }),
];
