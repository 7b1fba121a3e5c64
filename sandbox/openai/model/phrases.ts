import type { Language } from "./language.ts";

/** A non-empty list of ways to say the same. */
export type Ways = readonly [string, ...string[]];

/** Everything the small model says in one language. */
export interface Phrases {
  hello: (name?: string) => Ways;
  nice: (name: string) => Ways;
  yourName: (name: string) => Ways;
  noName: string;
  whoAmI: (name: string) => string;
  result: (expression: string, value: string) => Ways;
  asked: (questions: string[]) => string;
  askedNothing: string;
  told: (sentence: string) => Ways;
  summary: (points: string[], words: string[]) => string;
  nothingToSum: string;
  thanks: Ways;
  bye: Ways;
  can: string;
  count: (words: number, letters: number) => string;
  media: (count: number) => string;
  taught: (pairs: number) => string;
  unknown: (topic: string) => Ways;
  empty: string;
}

/** English. */
export const en: Phrases = {
  hello: (name) =>
    name
      ? [`Hello, ${name}! What shall we talk about?`, `Hi ${name}, good to hear from you again.`]
      : ["Hello! What would you like to know?", "Hi there! Ask me something, or teach me something."],
  nice: (
    name,
  ) => [`Nice to meet you, ${name}! I will remember that here.`, `Hello, ${name}! Pleased to meet you.`],
  yourName: (name) => [`Your name is ${name}.`, `You are ${name}; you told me so.`],
  noName: "You have not told me your name yet.",
  whoAmI: (name) =>
    `I am ${name}. Behind the name is a small model that runs on this machine, without any account.`,
  result: (expression, value) => [`${expression} = ${value}`, `That makes ${value} (${expression}).`],
  asked: (questions) => `So far you have written to me:\n${questions.join("\n")}`,
  askedNothing: "This is the first thing you have written to me here.",
  told: (sentence) => [`You told me: “${sentence}”`, `As you said: “${sentence}”`],
  summary: (points, words) => `In short:\n${bullets(points)}\nIt is mostly about ${words.join(", ")}.`,
  nothingToSum: "There is nothing to sum up yet.",
  thanks: ["You are welcome!", "Any time!"],
  bye: ["Good bye!", "See you!"],
  can:
    "I am a small model. I can do sums, remember what you tell me in this conversation (your name, facts), repeat or " +
    "sum up a text, count words, write something long, and follow examples such as “Q: … A: …”.",
  count: (words, letters) => `${words} ${words === 1 ? "word" : "words"}, ${letters} letters.`,
  media: (count) => `I see ${count} ${count === 1 ? "attachment" : "attachments"}, but I can only read text.`,
  taught: (pairs) => `Got it: ${pairs} ${pairs === 1 ? "example" : "examples"} noted for this conversation.`,
  unknown: (topic) => [
    `I know nothing about ${topic} yet. Tell me about it and I will use it in this conversation.`,
    `I have not learned anything about ${topic}. If you teach me, I can answer next time.`,
    `${capital(topic)}: I cannot say anything about that yet. What should I have answered?`,
  ],
  empty: "You sent nothing I can read.",
};

/** Russian. */
export const ru: Phrases = {
  hello: (name) =>
    name ? [`Здравствуйте, ${name}! О чём поговорим?`, `Привет, ${name}, рад слышать вас снова.`] : [
      "Здравствуйте! Что вы хотите узнать?",
      "Привет! Спросите меня о чём-нибудь или научите чему-нибудь.",
    ],
  nice: (
    name,
  ) => [`Приятно познакомиться, ${name}! Я это запомню.`, `Здравствуйте, ${name}! Рад знакомству.`],
  yourName: (name) => [`Вас зовут ${name}.`, `Ваше имя — ${name}, вы сами мне сказали.`],
  noName: "Вы ещё не сказали мне, как вас зовут.",
  whoAmI: (name) =>
    `Я ${name}. За этим именем — маленькая модель, которая работает на этом компьютере без учётных записей.`,
  result: (expression, value) => [`${expression} = ${value}`, `Получается ${value} (${expression}).`],
  asked: (questions) => `До сих пор вы писали мне:\n${questions.join("\n")}`,
  askedNothing: "Это первое, что вы мне здесь написали.",
  told: (sentence) => [`Вы говорили: «${sentence}»`, `По вашим словам: «${sentence}»`],
  summary: (points, words) => `Коротко:\n${bullets(points)}\nГлавные слова: ${words.join(", ")}.`,
  nothingToSum: "Подводить итог пока не из чего.",
  thanks: ["Пожалуйста!", "Всегда рад помочь!"],
  bye: ["До свидания!", "До встречи!"],
  can:
    "Я маленькая модель. Умею считать, помню то, что вы сказали в этой беседе (имя, факты), повторяю и пересказываю " +
    "текст, считаю слова, пишу длинные тексты и следую примерам вида «Вопрос: … Ответ: …».",
  count: (words, letters) => `Слов: ${words}, букв: ${letters}.`,
  media: (count) => `Вижу вложения (${count}), но читать умею только текст.`,
  taught: (pairs) => `Понял. Примеров на эту беседу: ${pairs}.`,
  unknown: (topic) => [
    `Я пока ничего не знаю на тему «${topic}». Расскажите, и я использую это в нашей беседе.`,
    `Про «${topic}» меня ещё не учили. Если научите, в следующий раз отвечу.`,
    `«${capital(topic)}» — об этом я пока ничего не могу сказать. Что мне следовало ответить?`,
  ],
  empty: "В сообщении нет ничего, что я могу прочитать.",
};

/** The phrases of a language. */
export function phrasesOf(language: Language): Phrases {
  return language === "ru" ? ru : en;
}

function bullets(points: readonly string[]): string {
  return points.map((point) => `- ${point}`).join("\n");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
