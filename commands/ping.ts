import { defineCommand } from "./_command.ts";

/** Tells how fast Discord takes an answer and how fast the gateway's heartbeat is. */
export const ping = defineCommand({
  name: "ping",
  args: {},
  async run({ reply, services, t }) {
    const start = performance.now();
    const sent = await reply.send("…");
    const took = Math.round(performance.now() - start);
    await sent.edit(t.pong({ reply: took, gateway: services.discord.latency() }));
  },
});
