const STOP = new Set(
  ("a an the is are was were be am do does did to of in on at for and or with it its this that these those my your our i you we " +
    "me us he she they what which who whom whose when where why how please tell say can could would will should about there " +
    "и в во на с со к о об от до из у за по не что кто как где когда почему зачем это этот эта мой моя моё твой твоя я ты мы вы " +
    "он она они ли бы же а но или скажи пожалуйста мне меня тебя нас вас какой какая какое какие").split(" "),
);

/** Letters of a word that are kept to compare its forms; endings fall away. */
const STEM = 5;

/** The words of a text that carry meaning, lower case and cut to their stems, without repeats. */
export function stems(text: string): Set<string> {
  const words = text.toLowerCase().replaceAll("ё", "е").match(/[\p{L}\p{N}]+/gu) ?? [];
  const meaning = words.filter((word) => !STOP.has(word));
  return new Set((meaning.length > 0 ? meaning : words).map(stem));
}

/** A word without its ending. */
function stem(word: string): string {
  return word.replace(/(?<=^[a-z]{3,})(?:ing|ed|es|s)$/, "").slice(0, STEM);
}

/** How alike two texts are by their words: 0 nothing in common, 1 the same (Dice's coefficient). */
export function similarity(a: string, b: string): number {
  const left = stems(a);
  const right = stems(b);
  if (left.size + right.size === 0) return 0;
  return 2 * left.intersection(right).size / (left.size + right.size);
}

/** The share of the question's words that the text has, 0 to 1. */
export function coverage(question: string, text: string): number {
  const asked = stems(question);
  if (asked.size === 0) return 0;
  return asked.intersection(stems(text)).size / asked.size;
}

/** Sentences of a text, trimmed. */
export function sentences(text: string): string[] {
  return (text.match(/[^.!?…\n]+[.!?…]*/g) ?? []).map((sentence) => sentence.trim()).filter(Boolean);
}

/** The words of a text that occur most and mean most, in order of weight. */
export function keywords(text: string, count: number): string[] {
  const seen = new Map<string, { word: string; weight: number }>();
  for (const word of text.match(/\p{L}{4,}/gu) ?? []) {
    const key = stem(word.toLowerCase());
    if (STOP.has(word.toLowerCase())) continue;
    const entry = seen.get(key) ?? { word: word.toLowerCase(), weight: 0 };
    entry.weight += word.length;
    seen.set(key, entry);
  }
  return [...seen.values()].sort((a, b) => b.weight - a.weight).slice(0, count).map((entry) => entry.word);
}

/** Text on one line, shortened with an ellipsis to `max` characters. */
export function shorten(text: string, max: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= max ? line : `${[...line].slice(0, max - 1).join("")}…`;
}
