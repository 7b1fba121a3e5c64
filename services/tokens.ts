import type { ChatMessage } from "./models.ts";

/** Longest run without a space, or of spaces alone, that is counted whole: the time grows with its square. */
const longestRun = 128;

/** Longest text in UTF-16 code units that is counted whole, at most about 0.2 s; a longer one by its beginning. */
const longestText = 100_000;

/** What the chat format adds to every message and to the whole (OpenAI Cookbook, How to count tokens). */
const perMessage = 4;
const perPrompt = 3;

/** What one picture is taken for: a large one in full detail (OpenAI docs, Images and vision > Calculating costs). */
const perImage = 1500;

const runs = new RegExp(`\\S{${longestRun + 1},}|\\s{${longestRun + 1},}`, "gu");
const pieces = new RegExp(`[^]{1,${longestRun}}`, "gu");

/** The text with its long runs cut in pieces. */
function* manageable(text: string): Generator<string> {
  let at = 0;
  for (const run of text.matchAll(runs)) {
    yield text.slice(at, run.index);
    yield* run[0].match(pieces) ?? [];
    at = run.index + run[0].length;
  }
  yield text.slice(at);
}

/**
 * How many tokens a text has by the encoding of OpenAI's newer models (`o200k_base`): an estimate for other models and
 * for long runs of text. The encoding is loaded at the first call, in about 0.1 s and 60 MB.
 */
export async function countTokens(text: string): Promise<number> {
  if (text === "") return 0;
  const { countTokens: count } = await import("gpt-tokenizer/encoding/o200k_base");
  const counted = text.slice(0, longestText);
  let sum = 0;
  for (const part of manageable(counted)) sum += count(part, { disallowedSpecial: new Set() });
  return Math.ceil(sum * text.length / counted.length);
}

/** How many tokens a prompt has, about. */
export async function countPromptTokens(messages: readonly ChatMessage[]): Promise<number> {
  let sum = perPrompt;
  for (const { content, name = "", images = [] } of messages) {
    sum += perMessage + perImage * images.length + await countTokens(content) + await countTokens(name);
  }
  return sum;
}
