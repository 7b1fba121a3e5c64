import assert from "node:assert/strict";
import {
  type OpenaiFault,
  OpenaiFaults,
  openaiRoutes,
  SANDBOX_API_KEY,
} from "../../../sandbox/openai/mod.ts";
import { MODELS } from "../../../sandbox/openai/models.ts";
import { en } from "../../../services/catalogue/en.ts";
import { ProviderError, type ProviderFault } from "../../../services/errors.ts";
import type { ChatEvent } from "../../../services/models.ts";
import { type OpenAiLimits, openaiProvider } from "../../../services/openai/provider.ts";

const model = MODELS[0]?.id ?? "";

interface Setting {
  readonly fault?: OpenaiFault;
  readonly times?: number;
  readonly limits?: Partial<OpenAiLimits>;
  readonly apiKey?: string;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly signal?: AbortSignal;
  readonly images?: readonly string[];
}

async function ask(question: string, setting: Setting = {}): Promise<ChatEvent[]> {
  const faults = new OpenaiFaults();
  if (setting.fault) faults.set(setting.fault, setting.times ?? Infinity);
  const app = openaiRoutes({ faults, chunkDelayMs: 0 });
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, app.fetch);
  const asked = setting.model ?? model;
  const provider = openaiProvider(
    {
      provider: "openai",
      model: asked,
      models: [asked],
      apiKey: setting.apiKey ?? SANDBOX_API_KEY,
      baseUrl: setting.baseUrl ?? `http://127.0.0.1:${server.addr.port}`,
    },
    { firstByte: 2000, idle: 100, retries: 0, ...setting.limits },
  );
  const signal = setting.signal ?? new AbortController().signal;
  const messages = [{ role: "system", content: en.persona }, {
    role: "user",
    content: question,
    name: "Ann",
    images: setting.images,
  }] as const;
  return await Array.fromAsync(provider.chat({ model: asked, messages, t: en, signal }));
}

async function faultOf(setting: Setting): Promise<ProviderFault> {
  try {
    await ask("What is 2 + 2?", setting);
  } catch (error) {
    assert.ok(error instanceof ProviderError, String(error));
    assert.ok(!error.message.includes("2 + 2"));
    return error.fault;
  }
  throw new Error("The provider answered");
}

Deno.test("an answer comes in pieces, then its usage", async () => {
  const events = await ask("What is 2 + 2?");
  const text = events.map((event) => event.type === "text" ? event.text : "").join("");
  assert.match(text, /4/);
  const usage = events.at(-1);
  assert.ok(usage?.type === "usage" && usage.promptTokens > 0 && usage.completionTokens > 0);
});

Deno.test("each failure of the provider is told apart", async () => {
  const cases: [ProviderFault, Setting][] = [
    ["unauthorized", { apiKey: "wrong" }],
    ["no_model", { model: "no-such-model" }],
    ["rate_limited", { fault: { kind: "status", status: 429 } }],
    ["out_of_quota", { fault: { kind: "status", status: 429, code: "insufficient_quota" } }],
    ["too_long", { fault: { kind: "status", status: 400, code: "context_length_exceeded" } }],
    ["rejected", { fault: { kind: "status", status: 400 } }],
    ["overloaded", { fault: { kind: "status", status: 503 } }],
    ["refused", { fault: { kind: "refuse" } }],
    ["refused", { fault: { kind: "content_filter", afterChunks: 1 } }],
    ["stalled", { fault: { kind: "stall", afterChunks: 1 } }],
    ["stalled", { fault: { kind: "stall", afterChunks: 0 }, limits: { firstByte: 100 } }],
    ["unreachable", { fault: { kind: "cut", afterChunks: 1 } }],
    ["unreachable", { baseUrl: "http://127.0.0.1:9" }],
    ["interrupted", { signal: AbortSignal.abort() }],
  ];
  for (const [expected, setting] of cases) {
    assert.equal(await faultOf(setting), expected, JSON.stringify(setting));
  }
});

Deno.test("a request that got no answer is tried three times", async () => {
  const fault = { kind: "status", status: 503, retryAfter: 0 } as const;
  assert.ok((await ask("What is 2 + 2?", { fault, times: 2, limits: { retries: 2 } })).length > 0);
  assert.equal(await faultOf({ fault, times: 3, limits: { retries: 2 } }), "overloaded");
});

Deno.test("a model that takes no temperature is asked without one", async () => {
  const bodies: unknown[] = [];
  const app = openaiRoutes({ chunkDelayMs: 0 });
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    const body = await request.clone().json();
    bodies.push(body.temperature);
    if (typeof body.temperature !== "number") return app.fetch(request);
    await request.body?.cancel();
    const error = {
      message: "Unsupported value",
      type: "invalid_request_error",
      param: "temperature",
      code: "unsupported_value",
    };
    return Response.json({ error }, { status: 400 });
  });
  const baseUrl = `http://127.0.0.1:${server.addr.port}`;
  assert.ok((await ask("What is 2 + 2?", { baseUrl })).length > 0);
  assert.deepEqual(bodies, [0, undefined]);
});

Deno.test("a model that takes no pictures is asked without them, and that is told", async () => {
  const contents: unknown[] = [];
  const app = openaiRoutes({ chunkDelayMs: 0 });
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, async (request) => {
    const body = await request.clone().json();
    const { content } = body.messages.at(-1);
    contents.push(typeof content);
    if (typeof content === "string") return app.fetch(request);
    await request.body?.cancel();
    const error = {
      message: "Invalid content type",
      type: "invalid_request_error",
      param: "messages",
      code: null,
    };
    return Response.json({ error }, { status: 400 });
  });
  const baseUrl = `http://127.0.0.1:${server.addr.port}`;
  const [first, ...rest] = await ask("What is 2 + 2?", {
    baseUrl,
    images: ["data:image/png;base64,iVBORw0KGgo="],
  });
  assert.deepEqual(first, { type: "blind" });
  assert.ok(rest.some((event) => event.type === "text"));
  assert.deepEqual(contents, ["object", "string"]);
});

Deno.test("pictures go to a model that takes them", async () => {
  const events = await ask("What is this?", { images: ["data:image/png;base64,iVBORw0KGgo="] });
  assert.ok(events.every((event) => event.type !== "blind"));
});
