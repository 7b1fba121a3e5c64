import type { ProviderFault } from "../errors.ts";
import type { Catalogue } from "./mod.ts";

const rules = new Intl.PluralRules("ru");

/** Chooses among the three Russian plural forms: 1 сообщение, 2 сообщения, 5 сообщений. */
function count(n: number, one: string, few: string, many: string): string {
  const form = { one, few, many, zero: many, two: few, other: few }[rules.select(n)];
  return `${n} ${form}`;
}

function characters(n: number): string {
  return count(n, "символ", "символа", "символов");
}

const faults: Record<ProviderFault, string> = {
  unauthorized: "Сервис с моделью не принял мой ключ. Его должен проверить мой владелец.",
  no_model: "У сервиса нет модели, на которую я настроен. Мой владелец должен выбрать другую.",
  too_long: "Столько модель за один раз прочитать не может. Спросите короче или начните новую ветку.",
  rate_limited: "Сервис с моделью просит не спешить. Попробуйте через минуту.",
  out_of_quota: "У сервиса с моделью закончилась квота. Пусть на неё взглянет мой владелец.",
  refused: "Модель отказалась на это отвечать.",
  rejected: "Сервис с моделью не принял вопрос. Причину мой владелец найдёт в журнале.",
  overloaded: "У сервиса с моделью сейчас неполадки. Попробуйте через минуту.",
  stalled: "Модель замолчала на полуслове. Попробуйте ещё раз чуть позже.",
  unreachable: "Сейчас я не могу связаться с моделью. Попробуйте ещё раз чуть позже.",
  interrupted: "Меня перезапускают, поэтому я остановился здесь. Спросите ещё раз через минуту.",
};

/** Russian. */
export const ru: Catalogue = {
  language: "Русский",
  hi: "HI!",
  pong: (p) =>
    `Понг! Discord принял моё сообщение за ${p.reply} мс${
      p.gateway === undefined ? "" : `; отклик шлюза ${p.gateway} мс`
    }.`,
  persona:
    "Ты Pupil, помощник на сервере Discord, участники которого тебя учат. Отвечай кратко, правдиво и на " +
    "языке вопроса. Если не знаешь, так и скажи. Можно пользоваться разметкой Discord.",
  conversation: {
    empty: (p) => `Да? Спросите меня о чём-нибудь или напишите \`${p.prefix}help\`.`,
    untaught: "Этому меня ещё не учили.",
    onlyLast: (p) => {
      const messages = count(p.messages, "сообщение", "сообщения", "сообщений");
      return `Учтены только последние ${messages}.`;
    },
    nothing: "Модель ничего не ответила. Попробуйте спросить другими словами.",
  },
  faults,
  instruction: {
    missing: "Файл с инструкцией не найден.",
    unreadable: (p) => `Не удалось прочитать инструкцию: ${p.reason}`,
    reasons: {
      denied: "у меня нет права читать этот файл",
      empty: "файл пуст",
      notText: "в файле не текст в UTF-8",
      other: "причину мой владелец найдёт в журнале",
    },
  },
  help: {
    title: "Что я умею",
    talk: "Упомяните меня, ответьте на моё сообщение или напишите мне лично — и я отвечу.",
    more: (p) => `\`${p.prefix}help <команда>\` расскажет о команде подробнее.`,
    usage: "Как писать",
    arguments: "Аргументы",
    example: "Пример",
    optional: "необязательно",
    oneOf: (p) => `одно из: ${p.choices}`,
    unknown: (p) => `Команды «${p.name}» нет.`,
  },
  errors: {
    unexpected: (p) =>
      `У меня что-то сломалось. В журнале это записано как \`${p.id}\`; ничего не изменилось.`,
    unknownCommand: (p) =>
      `Я не знаю команды \`${p.prefix}${p.typed}\`. ` +
      (p.suggestion
        ? `Может быть, \`${p.prefix}${p.suggestion}\`?`
        : `\`${p.prefix}help\` покажет, что я умею.`),
    usage: (p) => `Как писать: ${p.usage}`,
    missing: (p) => `Не хватает аргумента \`${p.name}\`: ${p.description}.`,
    tooShort: (p) => `Аргумент \`${p.name}\` слишком короткий: нужно хотя бы ${characters(p.limit)}.`,
    tooLong: (p) => `Аргумент \`${p.name}\` слишком длинный: можно не больше чем ${characters(p.limit)}.`,
    tooSmall: (p) => `Аргумент \`${p.name}\` должен быть не меньше ${p.limit}.`,
    tooBig: (p) => `Аргумент \`${p.name}\` должен быть не больше ${p.limit}.`,
    notOneOf: (p) => `Аргумент \`${p.name}\` — одно из: ${p.choices}.`,
    notA: {
      string: (p) => `Аргумент \`${p.name}\` должен быть текстом.`,
      rest: (p) => `Аргумент \`${p.name}\` должен быть текстом.`,
      integer: (p) => `Аргумент \`${p.name}\` должен быть целым числом.`,
      number: (p) => `Аргумент \`${p.name}\` должен быть числом.`,
      boolean: (p) => `Аргумент \`${p.name}\` — да или нет.`,
      user: (p) => `Аргумент \`${p.name}\` — упоминание или номер (ID) участника.`,
      channel: (p) => `Аргумент \`${p.name}\` — упоминание или номер (ID) канала.`,
      role: (p) => `Аргумент \`${p.name}\` — упоминание или номер (ID) роли.`,
      message: (p) => `Аргумент \`${p.name}\` — номер (ID) сообщения или ссылка на него.`,
      attachment: (p) => `Аргумент \`${p.name}\` — файл.`,
    },
    unexpectedArgument: (p) => `Не понимаю, что делать с «${p.text}».`,
    unknownArgument: (p) => `Аргумента \`${p.name}\` нет.`,
    twice: (p) => `Аргумент \`${p.name}\` указан дважды.`,
    openQuote: (p) => `Кавычка открыта, но не закрыта: ${p.text}`,
  },
  commands: {
    hi: { name: "привет", description: "Здоровается", args: {}, example: "" },
    help: {
      name: "помощь",
      description: "Показывает, что я умею, или объясняет одну команду",
      args: { command: { name: "команда", description: "Команда, которую объяснить" } },
      example: "ask",
    },
    instruction: {
      name: "инструкция",
      description: "Рассказывает, как со мной работать",
      args: {},
      example: "",
    },
    ask: {
      name: "спросить",
      description: "Задаёт мне вопрос",
      args: { question: { name: "вопрос", description: "Что вы хотите узнать" } },
      example: "Почему небо голубое?",
    },
    ping: { name: "пинг", description: "Показывает, как быстро я отвечаю", args: {}, example: "" },
  },
};
