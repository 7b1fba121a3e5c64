import type { Language } from "./language.ts";
import type { Ways } from "./phrases.ts";

/** A sentence about a topic, in its ways to say it. */
export type Sentence = (topic: string) => Ways;

/** What long answers in one language are put together from. */
export interface Book {
  headings: readonly [string, ...string[]];
  sentences: readonly [Sentence, ...Sentence[]];
  codeIntro: string;
  end: (topic: string) => string;
}

const EN: Book = {
  headings: [
    "Where it begins",
    "What people notice",
    "A small experiment",
    "What goes wrong",
    "Ways to learn it",
    "An example",
    "Looking back",
  ],
  codeIntro: "The same thought as a few lines of a program:",
  end: (topic) =>
    `That is all a small model can honestly write about ${topic}: teach me the facts, and the next text will have them.`,
  sentences: [
    (
      t,
    ) => [
      `Anyone who meets ${t} for the first time begins with a question.`,
      `The first step towards ${t} is always a plain question.`,
    ],
    (
      t,
    ) => [
      `It helps to say in one's own words what ${t} is supposed to mean.`,
      `Before any detail, put ${t} into your own words.`,
    ],
    () => [
      "A short answer is easy to remember, a long one is easy to check.",
      "What is short stays in mind; what is long can be examined.",
    ],
    (
      t,
    ) => [
      `Those who teach ${t} often find out what they have not understood themselves.`,
      `Explaining ${t} shows where one's own knowledge ends.`,
    ],
    () => [
      "Mistakes are worth keeping, because a corrected mistake is the best example there is.",
      "A mistake with its correction teaches more than ten right answers.",
    ],
    (
      t,
    ) => [
      `Two people rarely see ${t} the same way, and both views are worth writing down.`,
      `Ask two people about ${t} and you will hear three opinions.`,
    ],
    () => [
      "Small steps that are tested go further than large ones that are hoped for.",
      "Every step should be small enough to be tested the same day.",
    ],
    (
      t,
    ) => [
      `When something about ${t} is unclear, an example says more than a rule.`,
      `An example of ${t} is worth a page of rules.`,
    ],
    () => [
      "In the end it is practice that makes the difference, and patience that makes the practice.",
      "Practice decides, and patience is what practice is made of.",
    ],
    (
      t,
    ) => [
      `So the best book about ${t} is the one its readers keep correcting.`,
      `A text on ${t} is finished only when nobody corrects it any more.`,
    ],
  ],
};

const RU: Book = {
  headings: [
    "С чего всё начинается",
    "Что замечают люди",
    "Небольшой опыт",
    "Где бывают ошибки",
    "Как этому учиться",
    "Пример",
    "Оглядываясь назад",
  ],
  codeIntro: "Та же мысль в нескольких строках программы:",
  end: (topic) =>
    `Вот и всё, что маленькая модель может честно написать на тему «${topic}»: научите меня фактам, и в следующем тексте они будут.`,
  sentences: [
    (
      t,
    ) => [
      `Всякое знакомство с темой «${t}» начинается с вопроса.`,
      `Первый шаг к теме «${t}» — простой вопрос.`,
    ],
    (
      t,
    ) => [
      `Полезно своими словами сказать, что значит «${t}».`,
      `Прежде подробностей перескажите «${t}» своими словами.`,
    ],
    () => [
      "Короткий ответ легко запомнить, а длинный легко проверить.",
      "Короткое остаётся в памяти, длинное можно разобрать.",
    ],
    (
      t,
    ) => [
      `Кто объясняет другим «${t}», тот часто узнаёт, чего не понял сам.`,
      `Объясняя «${t}», видишь границы собственных знаний.`,
    ],
    () => [
      "Ошибки стоит хранить: исправленная ошибка — лучший пример.",
      "Ошибка вместе с исправлением учит больше, чем десять верных ответов.",
    ],
    (
      t,
    ) => [
      `Двое редко видят «${t}» одинаково, и записать стоит оба взгляда.`,
      `Спросите двоих про «${t}» — услышите три мнения.`,
    ],
    () => [
      "Маленькие проверенные шаги ведут дальше, чем большие и наугад.",
      "Каждый шаг должен быть так мал, чтобы проверить его в тот же день.",
    ],
    (
      t,
    ) => [
      `Когда в теме «${t}» что-то неясно, пример говорит больше правила.`,
      `Один пример на тему «${t}» стоит страницы правил.`,
    ],
    () => [
      "В конце концов всё решает упражнение, а упражнение держится на терпении.",
      "Решает практика, а практика состоит из терпения.",
    ],
    (
      t,
    ) => [
      `Поэтому лучшая книга о теме «${t}» — та, которую читатели продолжают исправлять.`,
      `Текст на тему «${t}» закончен, когда его больше никто не исправляет.`,
    ],
  ],
};

/** A book for each language. */
export const BOOKS: Record<Language, Book> = { en: EN, ru: RU };
