import assert from "node:assert/strict";
import type { Message } from "../../_support/user.ts";
import { botRest } from "./_bot.ts";
import { type Answer, Endpoint } from "./_endpoint.ts";
import { refused, Stage } from "./_stage.ts";

interface Application {
  readonly interactions_endpoint_url: string | null;
}

function setUrl(stage: Stage, url: string | null): Promise<Application> {
  return botRest(stage.world).send("PATCH", "/applications/@me", { interactions_endpoint_url: url });
}

/** A stage whose bot takes interactions over HTTP and has the command `hi`. */
async function withEndpoint(answer: Answer, interactionDeadline = 3_000) {
  const stage = await Stage.open({ discord: { interactionDeadline } });
  const endpoint = stage.keep(new Endpoint());
  endpoint.answer = answer;
  await setUrl(stage, endpoint.url);
  const path = `/applications/${stage.world.applicationId}/commands`;
  const options = [{ type: 3, name: "word", description: "A word", autocomplete: true }];
  await botRest(stage.world).send("PUT", path, [{ name: "hi", description: "Says hi", options }]);
  return { stage, endpoint, member: await stage.user("member") };
}

Deno.test("An endpoint is taken that answers a PING and refuses a forged one", async () => {
  await using stage = await Stage.open();
  const endpoint = stage.keep(new Endpoint());
  assert.equal((await setUrl(stage, endpoint.url)).interactions_endpoint_url, endpoint.url);
  assert.deepEqual(endpoint.received.map(({ type }) => type), [1]);
  assert.equal((await setUrl(stage, null)).interactions_endpoint_url, null);
});

const wrong: Record<string, (endpoint: Endpoint) => void> = {
  "accepts every signature": (endpoint) => endpoint.checks = false,
  "answers something else": (endpoint) => endpoint.pong = () => Response.json({ type: 4 }),
  "answers no JSON": (endpoint) => endpoint.pong = () => new Response("pong"),
  "answers without end": (endpoint) => endpoint.pong = () => new Response("x".repeat(100_000)),
  "refuses the right one": (endpoint) => endpoint.pong = () => new Response(null, { status: 401 }),
};

for (const [what, prepare] of Object.entries(wrong)) {
  Deno.test(`An endpoint that ${what} is not taken`, async () => {
    await using stage = await Stage.open();
    const endpoint = stage.keep(new Endpoint());
    prepare(endpoint);
    const { errors } = await refused(setUrl(stage, endpoint.url), 400, 50035);
    assert.match(JSON.stringify(errors), /could not be verified/);
    const application = await botRest(stage.world).send<Application>("GET", "/applications/@me");
    assert.equal(application.interactions_endpoint_url, null);
  });
}

Deno.test("An address where nobody is, or that is none, is not taken", async () => {
  await using stage = await Stage.open();
  for (const url of ["http://127.0.0.1:1/", "nonsense", "file:///etc/passwd"]) {
    await refused(setUrl(stage, url), 400, 50035);
  }
});

Deno.test("An interaction is posted, not sent by the gateway, and answered in the response", async () => {
  const { stage, endpoint, member } = await withEndpoint(() =>
    Response.json({ type: 4, data: { content: "HI!" } })
  );
  await using _ = stage;
  const bot = await stage.bot();
  await member.command(stage.general, "hi");
  await member.next("INTERACTION_SUCCESS");
  assert.equal((await member.nextMessage()).content, "HI!");
  const posted = endpoint.received.at(-1);
  assert.deepEqual([posted.type, posted.data.name, posted.member.user.id], [2, "hi", member.id]);
  assert.ok(!bot.gateway.seen.includes("INTERACTION_CREATE"));
});

Deno.test("202 leaves the answer to the callback route", async () => {
  const arrived = Promise.withResolvers<{ id: string; token: string }>();
  const { stage, member } = await withEndpoint((body) => {
    arrived.resolve(body);
    return new Response(null, { status: 202 });
  });
  await using _ = stage;
  await member.command(stage.general, "hi");
  const { id, token } = await arrived.promise;
  const answer = { type: 4, data: { content: "later" } };
  await botRest(stage.world).send("POST", `/interactions/${id}/${token}/callback`, answer);
  assert.equal((await member.nextMessage()).content, "later");
});

Deno.test("A response defers, and a follow-up fills it in; another brings a file", async () => {
  const form = () => {
    const parts = new FormData();
    parts.set("payload_json", JSON.stringify({ type: 4, data: { content: "file" } }));
    parts.set("files[0]", new File(["text"], "a.txt"));
    return parts;
  };
  const answers = [Response.json({ type: 5 }), new Response(form())];
  const { stage, endpoint, member } = await withEndpoint(() =>
    answers.shift() ?? new Response(null, { status: 500 })
  );
  await using _ = stage;
  await member.command(stage.general, "hi");
  assert.equal((await member.nextMessage()).flags & 128, 128);
  const { token } = endpoint.received.at(-1);
  const original = `/webhooks/${stage.world.applicationId}/${token}/messages/@original`;
  await botRest(stage.world).send("PATCH", original, { content: "done" });
  assert.equal((await member.next("MESSAGE_UPDATE")).content, "done");
  await member.command(stage.general, "hi");
  const withFile: Message = await member.nextMessage();
  assert.equal(withFile.attachments[0]?.filename, "a.txt");
});

Deno.test("Autocomplete is answered in the response", async () => {
  const choices = [{ name: "one", value: "1" }];
  const { stage, member } = await withEndpoint(() => Response.json({ type: 8, data: { choices } }));
  await using _ = stage;
  await member.suggest(stage.general, "hi", "word", { word: "o" });
  assert.deepEqual((await member.next("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE")).choices, choices);
});

const failures: Record<string, Answer> = {
  "an error": () => new Response(null, { status: 500 }),
  "no JSON": () => new Response("hello"),
  "an answer that does not fit": () => Response.json({ type: 8, data: { choices: [] } }),
  "an empty message": () => Response.json({ type: 4, data: {} }),
};

for (const [what, answer] of Object.entries(failures)) {
  Deno.test(`After ${what} the interaction has failed`, async () => {
    const { stage, member } = await withEndpoint(answer);
    await using _ = stage;
    const nonce = await member.command(stage.general, "hi");
    assert.equal((await member.next("INTERACTION_FAILURE")).nonce, nonce);
  });
}

Deno.test("An endpoint that takes too long has not answered", async () => {
  const late = Promise.withResolvers<Response>();
  const { stage, member } = await withEndpoint(() => late.promise, 50);
  await using _ = stage;
  await member.command(stage.general, "hi");
  await member.next("INTERACTION_FAILURE");
  late.resolve(Response.json({ type: 4, data: { content: "late" } }));
});
