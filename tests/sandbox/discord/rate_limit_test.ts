import assert from "node:assert/strict";
import { RateLimiter } from "../../../sandbox/discord/rest/rate_limit.ts";
import { WORLD } from "../../../sandbox/world.ts";
import { refused, Stage } from "./_stage.ts";

const POST = "POST /channels/:channel/messages";

/** A limiter on a clock of the test's. */
function limiter(): {
  clock: { now: number };
  count(route: string, params?: object, caller?: string): string;
} {
  const clock = { now: 1_000_000 };
  const real = new RateLimiter("real", () => clock.now);
  return {
    clock,
    count(route, params = { channel: "1" }, caller = "bot") {
      const { headers, refused } = real.count({ route, params: { ...params }, caller });
      return refused
        ? `${headers["x-ratelimit-scope"]} ${refused.retryAfter} ${headers["retry-after"]}`
        : `${headers["x-ratelimit-remaining"]} of ${headers["x-ratelimit-limit"]}`;
    },
  };
}

Deno.test("Five messages in five seconds to a channel, and the sixth is refused until the window ends", () => {
  const { clock, count } = limiter();
  assert.deepEqual(
    [1, 2, 3, 4, 5].map(() => count(POST)),
    ["4", "3", "2", "1", "0"].map((left) => `${left} of 5`),
  );
  clock.now += 1_500;
  assert.equal(count(POST), "user 3.5 4");
  assert.equal(count(POST, { channel: "2" }), "4 of 5");
  assert.equal(count(POST, { channel: "1" }, "member"), "4 of 5");
  assert.equal(count("PATCH /channels/:channel/messages/:message"), "4 of 5");
  clock.now += 3_500;
  assert.equal(count(POST), "4 of 5");
});

Deno.test("Fifty requests a second over all routes; interactions are exempt, webhooks counted by token", () => {
  const { clock, count } = limiter();
  for (let index = 0; index < 50; index++) count("GET /users/:user", { user: `${index}` });
  clock.now += 400;
  assert.equal(count("GET /gateway"), "global 0.6 1");
  assert.equal(count("POST /interactions/:interaction/:token/callback", { token: "x" }), "49 of 50");
  const hook = "POST /webhooks/:application/:token";
  for (let index = 0; index < 5; index++) count(hook, { application: "1", token: "x" });
  assert.equal(count(hook, { application: "1", token: "x" }), "user 2 2");
  assert.equal(count(hook, { application: "1", token: "y" }), "4 of 5");
  clock.now += 600;
  assert.equal(count("GET /gateway"), "49 of 50");
});

Deno.test("A 429 has Discord's body and headers, and the message is not sent", async () => {
  await using stage = await Stage.open({ discord: { rateLimits: "real" } });
  const member = await stage.user("member");
  for (let index = 0; index < 5; index++) await member.say(stage.general, `${index}`);
  const response = await fetch(`${stage.world.apiUrl}/channels/${stage.general}/messages`, {
    method: "POST",
    headers: { authorization: WORLD.users.member.token },
    body: '{"content":"too much"}',
  });
  const body = await response.json();
  assert.deepEqual([response.status, body.message, body.global], [429, "You are being rate limited.", false]);
  assert.ok(body.retry_after > 4 && body.retry_after <= 5);
  const header = (name: string) => response.headers.get(name);
  assert.deepEqual(
    [
      header("retry-after"),
      header("x-ratelimit-scope"),
      header("x-ratelimit-remaining"),
      header("x-ratelimit-limit"),
    ],
    ["5", "user", "0", "5"],
  );
  const history = await member.rest.send<unknown[]>("GET", `/channels/${stage.general}/messages`);
  assert.equal(history.length, 5);
});

Deno.test("The global limit is told apart", async () => {
  await using stage = await Stage.open({ discord: { rateLimits: "real" } });
  const headers = { authorization: WORLD.users.owner.token };
  const ask = () => fetch(`${stage.world.apiUrl}/users/@me`, { headers });
  const answers = await Promise.all(Array.from({ length: 51 }, ask));
  const [late, ...others] = answers.filter(({ status }) => status === 429);
  for (const one of answers) if (one !== late) await one.body?.cancel();
  assert.deepEqual(
    [late?.headers.get("x-ratelimit-global"), late?.headers.get("x-ratelimit-scope"), others],
    [
      "true",
      "global",
      [],
    ],
  );
  assert.equal((await late?.json()).global, true);
});

Deno.test("Generous limits refuse nobody", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  for (let index = 0; index < 60; index++) await member.say(stage.general, `${index}`);
  await refused(member.say(stage.general, ""), 400, 50006);
});
