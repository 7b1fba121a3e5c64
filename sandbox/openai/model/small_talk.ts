import type { Conversation } from "./conversation.ts";
import { knownName, ownName } from "./names.ts";
import type { Phrases } from "./phrases.ts";
import { pick } from "./random.ts";
import { shorten } from "./words.ts";

const HELLO =
  /^(?:hi|hello|hey|good (?:morning|evening|day|afternoon)|привет|здравствуй(?:те)?|добр(?:ый|ое|ой) \p{L}+)(?![\p{L}])/iu;
const THANKS = /\b(?:thanks|thank you|thx)\b|спасибо|благодарю/i;
const BYE = /^(?:bye|good ?bye|see you|пока|до свидания|до встречи)(?![\p{L}])/iu;
const WHO =
  /\bwho are you\b|\bwhat are you\b|\bwhat(?:'s| is) your name\b|кто ты|кто вы|как тебя зовут|как вас зовут/i;
const CAN = /\bwhat can you do\b|\bhelp me\b|^help\b|что (?:ты|вы) уме(?:ешь|ете)|помощь/i;

/** Words a greeting may have beside it; a longer message is about something else. */
const GREETING_WORDS = 4;

/** Greetings, thanks, good-byes and questions about the model itself. */
export function smallTalk(
  conversation: Conversation,
  say: Phrases,
  random: () => number,
): string | undefined {
  const { question } = conversation;
  if (WHO.test(question)) return say.whoAmI(ownName(conversation) ?? "Sandbox Mini");
  if (CAN.test(question)) return say.can;
  if (question.split(/\s+/).length > GREETING_WORDS) return undefined;
  if (HELLO.test(question)) return pick(random, say.hello(knownName(conversation)));
  if (THANKS.test(question)) return pick(random, say.thanks);
  return BYE.test(question) ? pick(random, say.bye) : undefined;
}

const ASKING =
  /^(?:(?:please|hey|so|and|well|tell me|write(?: me)?|give me|explain|describe|say|talk|something|a|an|the|very|really|long|longer|detailed|essay|article|story|in detail|text|answer|about|on|of|what|who|where|when|why|how|is|are|was|were|do|does|did|you|know|can|could|would|think|i|my|me|пожалуйста|расскажи(?:те)?|напиши(?:те)?|объясни(?:те)?|мне|очень|длинн\S*|подробн\S*|рассказ|статью|историю|сочинение|текст|ответ|что-нибудь|что|кто|где|когда|почему|зачем|как|какой|какая|какое|какие|такое|такой|о|об|обо|про|на|тему|ты|вы|знаешь|знаете)(?![\p{L}])[\s,:]*)+/iu;

/** What a message is about: the words left when the asking is taken away. */
export function topicOf(question: string): string {
  const line = shorten(question, 200).replace(/[?!.\s]+$/, "");
  const rest = line.replace(ASKING, "").trim();
  return shorten(rest === "" ? line : rest, 60);
}
