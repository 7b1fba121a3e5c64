import { computeIn } from "./arithmetic.ts";
import type { Conversation } from "./conversation.ts";
import { fromExamples, fromTurns, pairsIn } from "./examples.ts";
import { languageOf } from "./language.ts";
import { longText, wantsLong } from "./long_text.ts";
import { asksName, knownName, nameIn } from "./names.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";
import { pick, randomOf } from "./random.ts";
import { smallTalk, topicOf } from "./small_talk.ts";
import { askedBefore, counted, repeated, summary, toldBefore } from "./text_skills.ts";
import { shorten } from "./words.ts";

/**
 * The small model's answer to a conversation: the first skill that fits wins. The same conversation (and seed) always
 * gets the same answer; another conversation before the same question may change it.
 */
export function answer(conversation: Conversation, seed = 0): string {
  const say = phrasesOf(languageOf(conversation.question));
  const random = randomOf(`${seed}\n${JSON.stringify(conversation)}`);
  if (conversation.question === "") return conversation.media > 0 ? say.media(conversation.media) : say.empty;
  return fromExamples(conversation) ?? taught(conversation, say) ?? aboutNames(conversation, say, random) ??
    arithmetic(conversation.question, say, random) ?? aboutTexts(conversation, say) ??
    long(conversation, random) ?? smallTalk(conversation, say, random) ??
    remembered(conversation, say, random) ??
    fromTurns(conversation) ?? unknown(conversation, say, random);
}

function taught({ question }: Conversation, say: Phrases): string | undefined {
  const pairs = pairsIn(question).length;
  return pairs > 0 ? say.taught(pairs) : undefined;
}

function aboutNames(conversation: Conversation, say: Phrases, random: () => number): string | undefined {
  const known = knownName(conversation);
  if (asksName(conversation.question)) return known ? pick(random, say.yourName(known)) : say.noName;
  const introduced = nameIn(conversation.question);
  return introduced ? pick(random, say.nice(introduced)) : undefined;
}

function arithmetic(question: string, say: Phrases, random: () => number): string | undefined {
  const found = computeIn(question);
  if (!found) return undefined;
  const mostly = found.expression.length * 2 >= question.length;
  if (!mostly && !/[?=]|\b(?:what|how much|calculate|compute)\b|сколько|посчитай|вычисли/i.test(question)) {
    return undefined;
  }
  return pick(random, say.result(found.expression, String(Number(found.value.toPrecision(12)))));
}

function aboutTexts(conversation: Conversation, say: Phrases): string | undefined {
  return askedBefore(conversation, say) ?? summary(conversation, say) ??
    counted(conversation.question, say) ??
    repeated(conversation.question);
}

function long(conversation: Conversation, random: () => number): string | undefined {
  const { question } = conversation;
  return wantsLong(question) ? longText(topicOf(question), languageOf(question), random) : undefined;
}

function remembered(conversation: Conversation, say: Phrases, random: () => number): string | undefined {
  const sentence = toldBefore(conversation);
  return sentence ? pick(random, say.told(shorten(sentence, 1_000))) : undefined;
}

function unknown(conversation: Conversation, say: Phrases, random: () => number): string {
  const media = conversation.media > 0 ? `${say.media(conversation.media)} ` : "";
  const name = knownName(conversation);
  const text = media + pick(random, say.unknown(topicOf(conversation.question)));
  return name && random() < 0.5 ? `${name}, ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
