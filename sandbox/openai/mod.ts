/**
 * A stand-in for OpenAI's HTTP API with a small honest model behind it, so that the `openai` client needs only a base URL.
 *
 * @module
 */
import { type Context, Hono } from "hono";
import { requireKey, SANDBOX_API_KEY } from "./auth.ts";
import { complete, completionBody } from "./completion.ts";
import { invalidRequest, modelNotFound, OpenaiError } from "./errors.ts";
import { type OpenaiFault, OpenaiFaults } from "./faults.ts";
import { findModel, MODELS } from "./models.ts";
import { parseChatRequest } from "./schema.ts";
import { completionStream } from "./stream.ts";
import { wait } from "../wait.ts";

export { SANDBOX_API_KEY } from "./auth.ts";
export { type OpenaiFault, OpenaiFaults } from "./faults.ts";

/** How the stand-in behaves. */
export interface OpenaiOptions {
  /** The only key that is let in; `sandbox-openai-key` by default. */
  apiKey?: string;
  /** Milliseconds before each streamed chunk, 12 by default: enough to see it stream. 0 in tests. */
  chunkDelayMs?: number;
  /** The switch for failures; turn it at any time. */
  faults?: OpenaiFaults;
}

const DEFAULT_CHUNK_DELAY_MS = 12;
/** Largest body that is read, in bytes. */
const MAX_BODY = 25 * 1024 * 1024;

/** The routes of the API, to be mounted at `/openai/v1`. */
export function openaiRoutes(options: OpenaiOptions = {}): Hono {
  const faults = options.faults ?? new OpenaiFaults();
  const delay = options.chunkDelayMs ?? DEFAULT_CHUNK_DELAY_MS;
  const app = new Hono();
  app.onError(answerError);
  app.notFound((c) => unknownUrl(c).toResponse());
  app.use(requireKey(options.apiKey ?? SANDBOX_API_KEY));
  app.get("/models", () => answered(faults.take(), () => ({ object: "list", data: MODELS })));
  app.get("/models/:id", (c) => answered(faults.take(), () => modelOf(c.req.param("id"))));
  app.post("/chat/completions", (c) => chat(c, faults, delay));
  return app;
}

async function chat(c: Context, faults: OpenaiFaults, chunkDelayMs: number): Promise<Response> {
  const fault = faults.take();
  const { healed } = faults;
  throwStatus(fault);
  const request = parseChatRequest(await readJson(c));
  modelOf(request.model);
  const completion = complete(request, fault);
  if (request.stream) {
    const includeUsage = request.stream_options?.include_usage ?? false;
    const stream = completionStream(completion, { chunkDelayMs, includeUsage, fault, healed });
    return new Response(stream, {
      headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" },
    });
  }
  if (fault?.kind === "stall") await wait(Infinity, AbortSignal.any([c.req.raw.signal, healed]));
  return fault?.kind === "cut" ? cutResponse(request.model) : Response.json(completionBody(completion));
}

/** The beginning of an answer, after which the connection breaks. */
function cutResponse(model: string): Response {
  const beginning = `{"object":"chat.completion","model":${JSON.stringify(model)},`;
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(beginning)),
    pull: (controller) => controller.error(new Error("The response was cut by a fault")),
  });
  return new Response(broken, { headers: { "Content-Type": "application/json" } });
}

function answered(fault: OpenaiFault | undefined, body: () => unknown): Response {
  throwStatus(fault);
  return Response.json(body());
}

function throwStatus(fault: OpenaiFault | undefined): void {
  if (fault?.kind !== "status") return;
  const { status, retryAfter, code = null, message = `The sandbox was told to answer ${status}.` } = fault;
  const type = status === 429 ? "requests" : status >= 500 ? "server_error" : "invalid_request_error";
  throw new OpenaiError({ status, message, type, code, ...(retryAfter === undefined ? {} : { retryAfter }) });
}

function modelOf(id: string) {
  const model = findModel(id);
  if (!model) throw modelNotFound(id);
  return model;
}

async function readJson(c: Context): Promise<unknown> {
  const bytes = await c.req.arrayBuffer();
  if (bytes.byteLength > MAX_BODY) throw invalidRequest("The request body is too large.", null);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidRequest("We could not parse the JSON body of your request.", null);
  }
}

function unknownUrl(c: Context): OpenaiError {
  const message = `Unknown request URL: ${c.req.method} ${new URL(c.req.url).pathname}.`;
  return new OpenaiError({ status: 404, type: "invalid_request_error", code: "unknown_url", message });
}

function answerError(error: Error): Response {
  if (error instanceof OpenaiError) return error.toResponse();
  return new OpenaiError({
    status: 500,
    type: "server_error",
    message: `The stand-in failed: ${error.message}`,
  })
    .toResponse();
}
