import assert from "node:assert/strict";
import { createBot } from "discordeno";
import { startSandbox } from "../../../sandbox/mod.ts";
import { connectUser } from "../../_support/user.ts";

Deno.test({
  name: "Discordeno connects, hears a message and answers it",
  fn: converse,
  sanitizeOps: false,
  sanitizeResources: false,
});

/** The library leaves three timers of its queues behind: the sanitizers are off. */
async function converse(): Promise<void> {
  const sandbox = await startSandbox();
  const { world } = sandbox;
  const ready = Promise.withResolvers<bigint>();
  const bot = createBot({
    token: world.botToken,
    intents: (1 << 0) | (1 << 9) | (1 << 15),
    desiredProperties: {
      message: { id: true, content: true, channelId: true, author: true },
      user: { id: true, username: true, toggles: true },
    },
    rest: { token: world.botToken, proxy: { baseUrl: `${sandbox.url}/api` } },
    events: {
      ready: ({ user }) => ready.resolve(user.id),
      messageCreate: async ({ content, channelId, id }) => {
        if (content !== "ping") return;
        await bot.rest.sendMessage(channelId, {
          content: "pong",
          messageReference: { messageId: id, failIfNotExists: false },
        });
      },
    },
  });
  bot.rest.isProxied = false;
  bot.gateway.url = world.gatewayUrl;
  bot.gateway.spawnShardDelay = 0;
  await bot.start();
  assert.equal(`${await ready.promise}`, world.applicationId);

  const member = await connectUser(world, "member");
  const asked = await member.say(world.channels.general, "ping");
  const answer = await member.nextMessage(({ author }) => author.bot === true);
  assert.equal(answer.content, "pong");
  assert.equal(answer.message_reference?.message_id, asked.id);

  await bot.shutdown();
  await member.close();
  await sandbox.close();
}
