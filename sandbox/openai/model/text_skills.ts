import type { Conversation } from "./conversation.ts";
import { userTexts } from "./conversation.ts";
import type { Phrases } from "./phrases.ts";
import { coverage, keywords, sentences, shorten } from "./words.ts";

const REPEAT =
  /^(?:please\s+)?(?:repeat(?: after me)?|say|echo|повтори(?:те)?(?: за мной)?|скажи)\s*[:,-]?\s+(?<text>[\s\S]+)$/i;
const SUMMARY = /\b(?:summari[sz]e|sum up|summary|tl;?dr)\b|подытож|перескаж|кратко изложи|резюме/i;
const ASKED_BEFORE =
  /\bwhat (?:did|have) i (?:ask|asked|say|said|write|written)\b|\bmy (?:previous|last|first) (?:question|message)\b|о ч[её]м я (?:спрашивал|писал|говорил)|что я (?:спрашивал|писал|говорил)|мой (?:прошлый|первый|последний) вопрос/i;
const COUNT =
  /\b(?:count|how many) (?:the )?(?:words|letters|characters)\b|сколько (?:слов|букв|символов)|посчитай (?:слова|буквы)/i;

/** Texts longer than this are taken as the thing to sum up, in characters. */
const LONG_INPUT = 120;
/** The share of a question's words an earlier sentence must have to answer it. */
const COVERED = 0.6;

/** "Repeat after me: …" → the text. */
export function repeated(question: string): string | undefined {
  return REPEAT.exec(question)?.groups?.["text"]?.trim().replace(/^["“«]([\s\S]*)["”»]$/, "$1");
}

/** "Summarise …" → its first sentences and its main words; of the text given, else of the talk. */
export function summary(conversation: Conversation, say: Phrases): string | undefined {
  if (!SUMMARY.test(conversation.question)) return undefined;
  const text = toSum(conversation);
  const points = sentences(text).filter((sentence) =>
    !SUMMARY.test(sentence) || sentence.length > LONG_INPUT
  );
  if (points.length === 0) return say.nothingToSum;
  return say.summary(spread(points, 4).map((point) => shorten(point, 160)), keywords(text, 4));
}

function toSum(conversation: Conversation): string {
  const [, given = ""] = /[:\n]\s*([\s\S]+)$/.exec(conversation.question) ?? [];
  return given.length > LONG_INPUT ? given : userTexts(conversation).join("\n");
}

/** At most `count` items, evenly chosen. */
function spread<T>(items: readonly T[], count: number): T[] {
  const step = Math.max(1, items.length / count);
  return items.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step)).slice(
    0,
    count,
  );
}

/** "What did I ask before?" → the user's messages so far. */
export function askedBefore(conversation: Conversation, say: Phrases): string | undefined {
  if (!ASKED_BEFORE.test(conversation.question)) return undefined;
  const before = userTexts(conversation);
  if (before.length === 0) return say.askedNothing;
  return say.asked(before.slice(-10).map((text, index) => `${index + 1}. ${shorten(text, 120)}`));
}

/** "How many words: …" → the count. */
export function counted(question: string, say: Phrases): string | undefined {
  if (!COUNT.test(question)) return undefined;
  const [, text] = /["“«:]\s*([^"”»]+)["”»]?/.exec(question) ?? [];
  if (!text) return undefined;
  return say.count(text.match(/[\p{L}\p{N}'-]+/gu)?.length ?? 0, text.match(/\p{L}/gu)?.length ?? 0);
}

/** The sentence said earlier (by the user or in the system prompt) that has most of the question's words. */
export function toldBefore(conversation: Conversation): string | undefined {
  const said = [...conversation.system.slice(1), ...userTexts(conversation)].flatMap(sentences);
  let best: { sentence: string; score: number } | undefined;
  for (const sentence of said.filter((text) => !text.endsWith("?"))) {
    const score = coverage(conversation.question, sentence);
    if (score >= COVERED && score >= (best?.score ?? 0)) best = { sentence, score };
  }
  return best?.sentence;
}
