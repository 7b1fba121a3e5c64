import assert from "node:assert/strict";
import OpenAI from "openai";
import { OpenaiFaults } from "../../../sandbox/openai/mod.ts";
import { post, withStandin } from "./_client.ts";

const ask = (content: string): OpenAI.ChatCompletionCreateParamsNonStreaming => ({
  model: "sandbox-mini",
  messages: [{ role: "user", content }],
});

Deno.test("lists its models and retrieves one", async () => {
  await withStandin({}, async ({ client }) => {
    const ids = (await Array.fromAsync(client.models.list())).map((model) => model.id);
    assert.ok(ids.includes("sandbox-mini"));
    assert.equal((await client.models.retrieve("sandbox-mini")).object, "model");
  });
});

Deno.test("answers a completion and counts its tokens", async () => {
  await withStandin({}, async ({ client }) => {
    const { choices, usage } = await client.chat.completions.create(ask("what is 6 * 7?"));
    assert.match(choices[0]?.message.content ?? "", /42/);
    assert.equal(choices[0]?.finish_reason, "stop");
    assert.ok(usage && usage.prompt_tokens > 4 && usage.completion_tokens > 0);
    assert.equal(usage.total_tokens, usage.prompt_tokens + usage.completion_tokens);
  });
});

Deno.test("streams the same answer in many chunks, with usage at the end when asked", async () => {
  await withStandin({}, async ({ client }) => {
    const request = ask("write a long essay about rivers");
    const whole = await client.chat.completions.create(request);
    const stream = await client.chat.completions.create({
      ...request,
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = await Array.fromAsync(stream);
    const text = chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("");
    assert.equal(text, whole.choices[0]?.message.content);
    assert.ok(chunks.length > 200);
    assert.deepEqual(chunks.at(-1)?.choices, []);
    assert.deepEqual(chunks.at(-1)?.usage, whole.usage);
    assert.equal(chunks.at(-2)?.choices[0]?.finish_reason, "stop");
  });
});

Deno.test("waits between chunks as long as it is told", async () => {
  await withStandin({ chunkDelayMs: 5 }, async ({ client }) => {
    const begun = performance.now();
    const chunks = await Array.fromAsync(
      await client.chat.completions.create({ ...ask("2+2"), stream: true }),
    );
    assert.ok(performance.now() - begun >= 4 * chunks.length);
  });
});

Deno.test("stops at max_tokens and at a stop sequence, and gives n answers", async () => {
  await withStandin({}, async ({ client }) => {
    const short = await client.chat.completions.create({ ...ask("a long story about bees"), max_tokens: 5 });
    assert.equal(short.choices[0]?.finish_reason, "length");
    assert.equal(short.usage?.completion_tokens, 5);
    const stopped = await client.chat.completions.create({
      ...ask("repeat: one two three"),
      stop: " two",
      n: 2,
    });
    assert.deepEqual(stopped.choices.map((choice) => choice.message.content), ["one", "one"]);
  });
});

Deno.test("answers JSON when response_format asks for it", async () => {
  await withStandin({}, async ({ client }) => {
    const json_schema = {
      name: "verdict",
      schema: { type: "object", properties: { text: { type: "string" }, score: { type: "integer" } } },
    };
    const { choices } = await client.chat.completions.create({
      ...ask("what is 40 + 2?"),
      response_format: { type: "json_schema", json_schema },
    });
    const value: unknown = JSON.parse(choices[0]?.message.content ?? "");
    assert.deepEqual(Object.keys(value as object), ["text", "score"]);
  });
});

Deno.test("answers a wrong key, a missing key and an unknown model as OpenAI does", async () => {
  await withStandin({}, async ({ client, baseUrl }) => {
    const stranger = new OpenAI({ apiKey: "sk-wrong-key-1234", baseURL: baseUrl, maxRetries: 0 });
    await assert.rejects(stranger.models.list(), { status: 401, code: "invalid_api_key" });
    const bare = await fetch(`${baseUrl}/models`);
    assert.equal(bare.status, 401);
    assert.deepEqual(Object.keys((await bare.json()).error).sort(), ["code", "message", "param", "type"]);
    await assert.rejects(client.models.retrieve("nothing"), { status: 404, code: "model_not_found" });
    const unknown = client.chat.completions.create({ ...ask("hi"), model: "nothing" });
    await assert.rejects(unknown, { status: 404, param: "model" });
    assert.equal((await post(baseUrl, "/nowhere", "{}").then(dropped)).status, 404);
  });
});

Deno.test("names the parameter of a bad request", async () => {
  const cases: [unknown, string | null][] = [
    [{ messages: [{ role: "user", content: "x" }] }, "model"],
    [{ model: "sandbox-mini" }, "messages"],
    [{ model: "sandbox-mini", messages: [] }, "messages"],
    [{ model: "sandbox-mini", messages: [{ role: "king", content: "x" }] }, "messages[0].role"],
    [{ model: "sandbox-mini", messages: [{ role: "user" }] }, "messages[0].content"],
    [{ model: "sandbox-mini", messages: [{ role: "user", content: "x" }], temperature: 3 }, "temperature"],
    [
      { model: "sandbox-mini", messages: [{ role: "user", content: "x" }], stream_options: {} },
      "stream_options",
    ],
    ["text", null],
    [null, null],
  ];
  await withStandin({}, async ({ baseUrl }) => {
    for (const [body, param] of cases) {
      const response = await post(baseUrl, "/chat/completions", JSON.stringify(body));
      assert.equal(response.status, 400);
      assert.equal((await response.json()).error.param, param);
    }
    const broken = await post(baseUrl, "/chat/completions", "{");
    assert.equal(broken.status, 400);
    assert.equal((await broken.json()).error.type, "invalid_request_error");
  });
});

Deno.test("fails as its switch says: status, refusal, content filter", async () => {
  const faults = new OpenaiFaults();
  await withStandin({ faults }, async ({ client }) => {
    faults.set({ kind: "status", status: 429, code: "rate_limit_exceeded", retryAfter: 1 });
    await assert.rejects(client.chat.completions.create(ask("hi")), {
      status: 429,
      code: "rate_limit_exceeded",
    });
    faults.set({ kind: "refuse" });
    const refused = await client.chat.completions.create(ask("hi"));
    assert.equal(refused.choices[0]?.message.content, null);
    assert.ok(refused.choices[0]?.message.refusal);
    faults.set({ kind: "content_filter", afterChunks: 1 });
    const filtered = await client.chat.completions.create(ask("hi"));
    assert.equal(filtered.choices[0]?.finish_reason, "content_filter");
    assert.equal((await client.chat.completions.create(ask("hi"))).choices[0]?.finish_reason, "stop");
  });
});

Deno.test("cuts a stream in the middle", async () => {
  const faults = new OpenaiFaults();
  await withStandin({ faults }, async ({ client }) => {
    faults.set({ kind: "cut", afterChunks: 3 }, Infinity);
    const stream = await client.chat.completions.create({ ...ask("a long story about bees"), stream: true });
    let seen = 0;
    await assert.rejects(async () => {
      for await (const _ of stream) seen++;
    });
    assert.ok(seen <= 3);
    await assert.rejects(client.chat.completions.create(ask("hi")));
    faults.clear();
    await client.chat.completions.create(ask("hi"));
  });
});

Deno.test("stalls until the client goes away or the fault is cleared", async () => {
  const faults = new OpenaiFaults();
  await withStandin({ faults }, async ({ client }) => {
    faults.set({ kind: "stall", afterChunks: 2 });
    const gone = new AbortController();
    const stream = await client.chat.completions.create({ ...ask("a long story about bees"), stream: true }, {
      signal: gone.signal,
    });
    let seen = 0;
    for await (const _ of stream) if (++seen === 2) gone.abort();
    assert.equal(seen, 2);
    faults.set({ kind: "stall", afterChunks: 0 });
    const waiting = client.chat.completions.create(ask("hi"), { signal: AbortSignal.timeout(100) });
    await assert.rejects(waiting, OpenAI.APIUserAbortError);
    faults.set({ kind: "stall", afterChunks: 2 });
    const healed = await client.chat.completions.create({ ...ask("2+2"), stream: true });
    let chunks = 0;
    for await (const _ of healed) if (++chunks === 2) faults.clear();
    assert.ok(chunks > 3);
  });
});

async function dropped(response: Response): Promise<Response> {
  await response.body?.cancel();
  return response;
}
