// deno-lint-ignore-file no-console -- a measurement prints its result
/**
 * The peer of bench/load.ts: the same work on discord.js 14. It keeps what permissions and voice states need, judges
 * every message and answers `!hi`. Message and member caches are off, as its guide advises for many servers.
 */
import { Client, GatewayIntentBits, Options } from "discord.js";

const [apiUrl = "", token = ""] = Deno.args;
const client = new Client({
  rest: { api: apiUrl },
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildVoiceStates,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.DirectMessageReactions,
    GatewayIntentBits.MessageContent,
  ],
  makeCache: Options.cacheWithLimits({
    ...Options.DefaultMakeCacheSettings,
    MessageManager: 0,
    GuildMemberManager: 0,
    UserManager: 0,
    PresenceManager: 0,
    GuildEmojiManager: 0,
    GuildStickerManager: 0,
    ReactionManager: 0,
  }),
});
client.on("messageCreate", async (message) => {
  if (message.author.bot) return;
  const mentioned = client.user !== null && message.content.includes(client.user.id);
  if (message.content === "!hi") await message.reply("HI!");
  else if (mentioned) await message.reply("Yes?");
});
client.once("clientReady", () => console.log("Logged in as discord.js"));
await client.login(token);
