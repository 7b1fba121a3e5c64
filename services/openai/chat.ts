import OpenAI from "openai";
import { ProviderError } from "../errors.ts";
import type { ChatEvent, ChatMessage, ChatRequest } from "../models.ts";
import { providerError } from "./errors.ts";
import { withIdleLimit } from "./idle.ts";
import type { OpenAiLimits, OpenAiSettings } from "./provider.ts";

type Params = OpenAI.ChatCompletionCreateParamsStreaming;

function message({ role, content, name, images = [] }: ChatMessage): OpenAI.ChatCompletionMessageParam {
  if (role !== "user") return { role, content };
  const pictures = images.map((url) => ({ type: "image_url" as const, image_url: { url } }));
  return {
    role,
    content: pictures.length > 0 ? [{ type: "text", text: content }, ...pictures] : content,
    ...(name && { name }),
  };
}

function params({ model, messages, maxCompletionTokens }: ChatRequest): Params {
  return {
    model,
    messages: messages.map(message),
    temperature: 0,
    ...(maxCompletionTokens !== undefined && { max_completion_tokens: maxCompletionTokens }),
    stream: true,
    stream_options: { include_usage: true },
  };
}

function hasImages({ messages }: ChatRequest): boolean {
  return messages.some(({ images = [] }) => images.length > 0);
}

function withoutImages(request: ChatRequest): ChatRequest {
  return { ...request, messages: request.messages.map(({ images: _, ...message }) => message) };
}

function* eventsOf(chunk: OpenAI.ChatCompletionChunk): Generator<ChatEvent> {
  const [choice] = chunk.choices;
  if (choice?.delta?.refusal) throw new ProviderError("refused", "The model refused to answer");
  if (choice?.delta?.content) yield { type: "text", text: choice.delta.content };
  if (choice?.finish_reason === "content_filter") {
    throw new ProviderError("refused", "The provider's content filter ended the answer");
  }
  if (chunk.usage) {
    const { prompt_tokens, completion_tokens } = chunk.usage;
    yield { type: "usage", promptTokens: prompt_tokens, completionTokens: completion_tokens };
  }
}

/** Asks a model, piece by piece. Throws `ProviderError`. */
export type Chat = (request: ChatRequest) => AsyncIterable<ChatEvent>;

/** Chats by the OpenAI HTTP API, streamed and at temperature 0. */
export function createChat(settings: OpenAiSettings, { firstByte, idle, retries }: OpenAiLimits): Chat {
  const client = new OpenAI({
    apiKey: settings.apiKey,
    baseURL: settings.baseUrl ?? null,
    organization: null,
    project: null,
    timeout: firstByte,
    maxRetries: retries,
    logLevel: "off",
  });

  /** Some models take no temperature: then they are asked without. */
  async function open(body: Params, signal: AbortSignal): Promise<AsyncIterable<OpenAI.ChatCompletionChunk>> {
    try {
      return await client.chat.completions.create(body, { signal });
    } catch (error) {
      if (!(error instanceof OpenAI.BadRequestError && error.param === "temperature")) throw error;
      const { temperature: _, ...without } = body;
      return await client.chat.completions.create(without, { signal });
    }
  }

  /** Many models take no pictures: when a request with pictures is refused as malformed, it goes without. */
  async function* answer(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent> {
    let chunks: AsyncIterable<OpenAI.ChatCompletionChunk>;
    try {
      chunks = await open(params(request), signal);
    } catch (error) {
      if (!(error instanceof OpenAI.BadRequestError && hasImages(request))) throw error;
      yield { type: "blind" };
      chunks = await open(params(withoutImages(request)), signal);
    }
    for await (const chunk of withIdleLimit(chunks, idle)) yield* eventsOf(chunk);
  }

  return async function* chat(request) {
    const stop = new AbortController();
    const signal = AbortSignal.any([request.signal, stop.signal]);
    try {
      yield* answer(request, signal);
      if (signal.aborted) throw new ProviderError("interrupted", "The request was ended from our side");
    } catch (error) {
      throw providerError(error, request.signal);
    } finally {
      stop.abort();
    }
  };
}
