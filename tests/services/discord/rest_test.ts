import assert from "node:assert/strict";
import { z } from "zod";
import { requestAs, routeOf } from "../../../services/discord/rest.ts";
import { DiscordRefusal, DiscordUnreachable } from "../../../services/errors.ts";
import { quick, rawServer, restAt, type Seen, withRest } from "./_rest_server.ts";

const get = { method: "GET", path: "/users/@me" } as const;
const say = { method: "POST", path: "/channels/1/messages", body: { content: "hi" } } as const;

const limited = (headers: Record<string, string>, body: unknown = { message: "slow", code: 0 }) =>
  Response.json(body, { status: 429, headers });

const refused = (status: number) => (error: unknown) =>
  error instanceof DiscordRefusal && error.status === status;

const unreachable = (reason: RegExp) => (error: unknown) =>
  error instanceof DiscordUnreachable && reason.test(error.message);

const gaps = (seen: readonly Seen[]) => seen.slice(1).map(({ at }, i) => at - (seen[i]?.at ?? 0));

Deno.test("an answer is parsed, and none is undefined", () =>
  withRest(
    (_, n) => n === 0 ? Response.json({ id: "1" }) : new Response(null, { status: [204, 200][n - 1] ?? 200 }),
    async (rest, seen) => {
      assert.deepEqual(
        await rest.request({ ...say, body: { content: "x", name_localizations: { "pt-BR": "y" } } }),
        { id: "1" },
      );
      assert.equal(await rest.request(get), undefined);
      assert.equal(await rest.request(get), undefined);
      assert.equal(seen[0]?.path, "/api/v10/channels/1/messages");
      assert.deepEqual(JSON.parse(seen[0].text), { content: "x", name_localizations: { "pt-BR": "y" } });
    },
  ));

Deno.test("files are sent as a form", () =>
  withRest(() => Response.json({}), async (rest, seen) => {
    await rest.request({ ...say, files: [{ name: "a.txt", blob: new Blob(["text"]) }] });
    assert.match(seen[0]?.text ?? "", /name="payload_json"\r\n\r\n\{"content":"hi"\}\r\n/);
    assert.match(seen[0]?.text ?? "", /name="files\[0\]"; filename="a.txt"/);
  }));

Deno.test("a 429 that says only Retry-After is waited for", () =>
  withRest((_, n) => n === 0 ? limited({ "retry-after": "0.2" }) : Response.json({}), async (rest, seen) => {
    await rest.request(say);
    assert.equal(seen.length, 2);
    assert.ok((gaps(seen)[0] ?? 0) >= 195, `${gaps(seen)}`);
  }));

Deno.test("a 429 that says it in its body is waited for", () =>
  withRest(
    (_, n) => n === 0 ? limited({}, { retry_after: 0.15, global: false }) : Response.json({}),
    async (rest, seen) => {
      await rest.request(say);
      assert.ok((gaps(seen)[0] ?? 0) >= 145, `${gaps(seen)}`);
    },
  ));

Deno.test("a global 429 holds every route back", () =>
  withRest(
    (_, n) => n === 0 ? limited({ "retry-after": "0.2", "x-ratelimit-global": "true" }) : Response.json({}),
    async (rest, seen) => {
      await assert.rejects(rest.request(say), refused(429));
      await rest.request(get);
      assert.ok((gaps(seen)[0] ?? 0) >= 190, `${gaps(seen)}`);
    },
    { tries: 1 },
  ));

Deno.test("429s end, and one that asks for more time than there is ends at once", async () => {
  await withRest(() => limited({ "retry-after": "0.01" }), async (rest, seen) => {
    await assert.rejects(rest.request(say), refused(429));
    assert.equal(seen.length, 3);
  });
  await withRest(() => limited({ "retry-after": "3600" }, "<html>"), async (rest, seen) => {
    await assert.rejects(rest.request(say), refused(429));
    assert.equal(seen.length, 1);
  });
});

Deno.test("a 5xx is repeated where that is safe", async () => {
  for (const method of ["GET", "PUT", "PATCH", "DELETE"] as const) {
    await withRest(
      (_, n) => n < 2 ? new Response("<html>", { status: 502 }) : Response.json(1),
      async (rest, seen) => {
        assert.equal(await rest.request({ ...get, method }), 1);
        assert.equal(seen.length, 3);
      },
    );
  }
  await withRest(() => new Response("no", { status: 500 }), async (rest, seen) => {
    await assert.rejects(rest.request(say), refused(500));
    assert.equal(seen.length, 1);
    await assert.rejects(rest.request({ ...say, repeatable: true }), refused(500));
    assert.equal(seen.length, 4);
  });
});

Deno.test("a refusal is not repeated and carries Discord's words", () =>
  withRest(
    () => Response.json({ code: 50013, message: "Missing Permissions" }, { status: 403 }),
    async (rest, seen) => {
      await assert.rejects(rest.request(get), {
        name: "DiscordRefusal",
        code: 50013,
        status: 403,
        message: "Discord refused GET /users/@me: 403, code 50013, Missing Permissions",
      });
      assert.equal(seen.length, 1);
    },
  ));

Deno.test("no answer ends in time, and is repeated where that is safe", async () => {
  const pending: PromiseWithResolvers<Response>[] = [];
  const never = () => {
    const waiting = Promise.withResolvers<Response>();
    pending.push(waiting);
    return waiting.promise;
  };
  await withRest(never, async (rest, seen) => {
    await assert.rejects(rest.request(say), unreachable(/no answer within 100 ms/));
    assert.equal(seen.length, 1);
    await assert.rejects(rest.request(get), unreachable(/no answer within 100 ms/));
    assert.equal(seen.length, 4);
    await assert.rejects(rest.request({ ...get, path: "/gateway" }), unreachable(/./));
    for (const { resolve } of pending) resolve(new Response());
  }, { attempt: 100, total: 450 });
});

Deno.test("the limit for everything is one limit, whatever is repeated", async () => {
  await withRest(() => new Response("", { status: 500 }), async (rest, seen) => {
    await assert.rejects(rest.request(get));
    assert.ok(seen.length < 10, `${seen.length} tries`);
  }, { tries: 100, total: 200, pause: 50 });
});

Deno.test("a 200 that is not JSON is an error in time", () =>
  withRest(() => new Response("<html>maintenance</html>"), async (rest, seen) => {
    await assert.rejects(
      rest.request(say),
      unreachable(/POST \/channels\/1\/messages: the answer is not JSON$/),
    );
    await assert.rejects(rest.request(get), unreachable(/not JSON/));
    assert.equal(seen.length, 4);
  }));

Deno.test("a body that breaks off is an error in time", async () => {
  using server = rawServer(
    'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"id":',
  );
  const rest = restAt(server.url, quick);
  await assert.rejects(rest.request(say), DiscordUnreachable);
  await assert.rejects(rest.request(get), DiscordUnreachable);
  rest.close();
});

Deno.test("a route goes on after a request that had no answer", async () => {
  let up = false;
  await withRest(() => up ? Response.json(1) : new Response("", { status: 503 }), async (rest) => {
    await assert.rejects(rest.request(say), refused(503));
    up = true;
    assert.equal(await rest.request(say), 1);
  });
  const { port } = (() => {
    using listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
    return listener.addr;
  })();
  const rest = restAt(`http://127.0.0.1:${port}/api`, { ...quick, total: 5000 });
  await assert.rejects(rest.request(say), DiscordUnreachable);
  const server = Deno.serve({ port, hostname: "127.0.0.1", onListen: () => {} }, () => Response.json(1));
  assert.equal(await rest.request(say), 1);
  rest.close();
  await server.shutdown();
});

Deno.test("a second request to a new route does not wait longer than for the first one's answer", async () => {
  const first = Promise.withResolvers<void>();
  await withRest(async (_, n) => {
    if (n === 0) await first.promise;
    return Response.json(n, {
      headers: { "x-ratelimit-limit": "5", "x-ratelimit-remaining": "4", "x-ratelimit-reset-after": "1" },
    });
  }, async (rest, seen) => {
    const one = rest.request(say);
    await seen.until(1);
    const two = rest.request(say);
    first.resolve();
    assert.deepEqual(await Promise.all([one, two]), [0, 1]);
  });
});

const exhausted = (reset: string) =>
  Response.json(1, {
    headers: {
      "x-ratelimit-limit": "1",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset-after": reset,
      "x-ratelimit-bucket": "b",
    },
  });

Deno.test("an exhausted limit is waited for before it is broken", () =>
  withRest(() => exhausted("0.2"), async (rest, seen) => {
    await rest.request(say);
    await rest.request(say);
    assert.ok((gaps(seen)[0] ?? 0) >= 190, `${gaps(seen)}`);
  }));

Deno.test("a request whose time is up while it waits for its turn is not sent any more", () =>
  withRest(() => exhausted("0.5"), async (rest, seen) => {
    const post = (content: string) => rest.request({ ...say, body: { content } });
    await post("one");
    await assert.rejects(post("two"), unreachable(/no answer within 200 ms/));
    await assert.rejects(post("three"), unreachable(/no answer within 200 ms/));
    await post("four");
    assert.deepEqual(seen.map(({ text }) => JSON.parse(text).content), ["one", "four"]);
  }, { total: 200 }));

Deno.test("after the end nothing is sent", () =>
  withRest(() => Response.json(1), async (rest, seen) => {
    rest.close();
    await assert.rejects(rest.request(get), unreachable(/the connection is closed/));
    assert.equal(seen.length, 0);
  }));

Deno.test("an answer of another shape names the route and not the token", () =>
  withRest(() => Response.json({ id: 1 }), async (rest) => {
    const request = { method: "GET", path: "/webhooks/1/secret/messages/@original?wait=true" } as const;
    await assert.rejects(
      requestAs(rest, z.object({ id: z.string() }), request),
      unreachable(/webhooks\/1\/…\/messages\/@original: the answer is not as documented/),
    );
    assert.equal(routeOf("/interactions/1/secret/callback?with_response=true"), "/interactions/1/…/callback");
  }));
