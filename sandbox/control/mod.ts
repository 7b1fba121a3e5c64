/** `/sandbox`: the world, what goes wrong in it, and what happened so far. */
import { Hono } from "hono";
import { type Discord, firehoseSchema, isSameSite, NobodyListens, pour } from "../discord/mod.ts";
import { worldAt } from "../world.ts";
import { BadBody, readBody } from "./body.ts";
import { faultSchema, type FaultSwitch } from "./faults.ts";

export { type Fault, type FaultSwitch, faultSwitch } from "./faults.ts";

/** The routes, to be mounted at `/sandbox`. */
export function controlRoutes(discord: Discord, faults: FaultSwitch): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    if (isSameSite(context.req.raw.headers)) return await next();
    return context.json({ error: "Another web page cannot do this" }, 403);
  });
  app.onError((error, context) => {
    if (error instanceof BadBody) return context.json({ error: error.message }, 400);
    if (error instanceof NobodyListens) return context.json({ error: error.message }, 409);
    throw error;
  });
  app.get("/world", (context) => context.json(worldAt(discord.origin)));
  app.get("/counters", (context) => context.json(discord.counters.read()));
  app.post("/faults", async (context) => {
    return context.json({ hit: faults.post(await readBody(context.req.raw, faultSchema)) });
  });
  app.delete("/faults", (context) => {
    faults.heal();
    return context.body(null, 204);
  });
  app.post("/firehose", async (context) => {
    return context.json(await pour(discord, await readBody(context.req.raw, firehoseSchema)));
  });
  return app;
}
