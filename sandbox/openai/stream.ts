import { type Choice, type Completion, withDetails } from "./completion.ts";
import type { OpenaiFault } from "./faults.ts";
import { wait } from "../wait.ts";

/** How a completion is streamed. */
export interface StreamOptions {
  /** Milliseconds before each chunk. */
  chunkDelayMs: number;
  includeUsage: boolean;
  fault: OpenaiFault | undefined;
  /** Ends a stall. */
  healed: AbortSignal;
}

/**
 * The completion as server-sent events: `data: {chat.completion.chunk}` lines and `data: [DONE]` (OpenAI API reference,
 * Chat streaming). It stops working as soon as the client goes away.
 */
export function completionStream(completion: Completion, options: StreamOptions): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  const chunks = paced(completion, options, gone.signal);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else {controller.enqueue(
          encoder.encode(`data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`),
        );}
    },
    cancel: () => gone.abort(),
  });
}

async function* paced(completion: Completion, options: StreamOptions, signal: AbortSignal) {
  let sent = 0;
  for (const chunk of chunksOf(completion, options.includeUsage)) {
    await breakAt(sent++, options, signal);
    if (options.chunkDelayMs > 0) await wait(options.chunkDelayMs, signal);
    if (signal.aborted) return;
    yield chunk;
  }
}

/** Stalls or breaks the stream when the fault says so. */
async function breakAt(sent: number, { fault, healed }: StreamOptions, signal: AbortSignal): Promise<void> {
  if (fault?.kind !== "stall" && fault?.kind !== "cut") return;
  if (sent < fault.afterChunks || (fault.kind === "stall" && sent > fault.afterChunks)) return;
  if (fault.kind === "cut") throw new Error("The stream was cut by a fault");
  await wait(Infinity, AbortSignal.any([signal, healed]));
}

function* chunksOf(completion: Completion, includeUsage: boolean): Generator<unknown> {
  const { id, created, model } = completion;
  const chunk = (choices: unknown[], usage: unknown = null) => ({
    id,
    object: "chat.completion.chunk",
    created,
    model,
    choices,
    ...(includeUsage ? { usage } : {}),
  });
  for (const [index, choice] of completion.choices.entries()) {
    for (const { delta, finish } of deltasOf(choice)) {
      yield chunk([{ index, delta, logprobs: null, finish_reason: finish }]);
    }
  }
  if (includeUsage) yield chunk([], withDetails(completion.usage));
  yield "[DONE]";
}

function* deltasOf(choice: Choice): Generator<{ delta: Record<string, unknown>; finish: string | null }> {
  const field = choice.refused ? "refusal" : "content";
  yield { delta: { role: "assistant", [field]: "" }, finish: null };
  for (const piece of choice.pieces) yield { delta: { [field]: piece }, finish: null };
  yield { delta: {}, finish: choice.finish };
}
