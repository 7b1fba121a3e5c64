import type { OpenaiFault } from "./faults.ts";
import { jsonAnswer } from "./json_answer.ts";
import { readConversation, textOf } from "./model/conversation.ts";
import { answer } from "./model/mod.ts";
import type { ChatRequest } from "./schema.ts";
import { countPrompt, tokenize } from "./tokens.ts";

/** Why an answer ended (OpenAI API reference, Chat). */
export type FinishReason = "stop" | "length" | "content_filter";

/** One answer, cut into the pieces it is streamed in. */
export interface Choice {
  pieces: string[];
  /** True: the pieces are a refusal, and there is no content. */
  refused: boolean;
  finish: FinishReason;
}

/** Tokens of a request and its answers. */
export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

/** Everything both kinds of response are made of. */
export interface Completion {
  id: string;
  created: number;
  model: string;
  choices: Choice[];
  usage: Usage;
}

const REFUSAL = "I cannot help with that.";

/** Answers a checked request, with the fault of this request worked in. */
export function complete(request: ChatRequest, fault: OpenaiFault | undefined): Completion {
  const choices = Array.from({ length: request.n ?? 1 }, (_, index) => choiceOf(request, index, fault));
  const prompt = countPrompt(request.messages.map(textOf));
  const completion = choices.reduce((sum, choice) => sum + choice.pieces.length, 0);
  return {
    id: `chatcmpl-${crypto.randomUUID().replaceAll("-", "")}`,
    created: Math.floor(Date.now() / 1000),
    model: request.model,
    choices,
    usage: { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion },
  };
}

function choiceOf(request: ChatRequest, index: number, fault: OpenaiFault | undefined): Choice {
  if (fault?.kind === "refuse") {
    return { pieces: tokenize(fault.refusal ?? REFUSAL), refused: true, finish: "stop" };
  }
  const pieces = tokenize(untilStop(answerText(request, index), request.stop));
  if (fault?.kind === "content_filter") {
    return { pieces: pieces.slice(0, fault.afterChunks), refused: false, finish: "content_filter" };
  }
  const limit = request.max_completion_tokens ?? request.max_tokens ?? Infinity;
  const finish = pieces.length > limit ? "length" : "stop";
  return { pieces: pieces.slice(0, limit), refused: false, finish };
}

function answerText(request: ChatRequest, index: number): string {
  const text = answer(readConversation(request.messages), (request.seed ?? 0) + index);
  const format = request.response_format;
  if (format?.type === "json_object") return jsonAnswer(text, undefined);
  return format?.type === "json_schema" ? jsonAnswer(text, format.json_schema.schema) : text;
}

function untilStop(text: string, stop: ChatRequest["stop"]): string {
  const marks = (typeof stop === "string" ? [stop] : stop ?? []).filter((mark) => mark !== "");
  const ends = marks.map((mark) => text.indexOf(mark)).filter((at) => at !== -1);
  return ends.length === 0 ? text : text.slice(0, Math.min(...ends));
}

/** The body of an answer that is not streamed (`chat.completion`). */
export function completionBody(completion: Completion): Record<string, unknown> {
  const { id, created, model, usage } = completion;
  const choices = completion.choices.map(({ pieces, refused, finish }, index) => ({
    index,
    message: {
      role: "assistant",
      content: refused ? null : pieces.join(""),
      refusal: refused ? pieces.join("") : null,
      annotations: [],
    },
    logprobs: null,
    finish_reason: finish,
  }));
  return { id, object: "chat.completion", created, model, choices, usage: withDetails(usage) };
}

/** Usage with the details a client may read. */
export function withDetails(usage: Usage): Record<string, unknown> {
  return {
    ...usage,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
