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

/** «через 40 секунд»; с двух минут — в целых минутах. */
function duration(seconds: number): string {
  return seconds < 120
    ? count(seconds, "секунду", "секунды", "секунд")
    : count(Math.ceil(seconds / 60), "минуту", "минуты", "минут");
}

/** Токены или деньги в миллионных долях доллара США. */
function amount(unit: "tokens" | "micros", value: number): string {
  if (unit === "micros") return dollars.format(value / 1e6);
  const forms = {
    one: "токен",
    few: "токена",
    many: "токенов",
    zero: "токенов",
    two: "токена",
    other: "токена",
  };
  return `${value.toLocaleString("ru")} ${forms[rules.select(value)]}`;
}

const dollars = new Intl.NumberFormat("ru", { style: "currency", currency: "USD", maximumFractionDigits: 6 });
const whose = { member: "ваш предел", server: "предел этого сервера", direct: "предел этой беседы" };

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
    empty: (p) => `Да? Спросите меня о чём-нибудь или напишите \`${p.prefix}помощь\`.`,
    untaught: "Этому меня ещё не учили.",
    onlyLast: (p) => {
      const messages = count(p.messages, "сообщение", "сообщения", "сообщений");
      return `Учтены только последние ${messages}.`;
    },
    nothing: "Модель ничего не ответила. Попробуйте спросить другими словами.",
    blind: "Эта модель не видит картинок, поэтому вопрос задан без них.",
    stopped: "Остановлено.",
    stop: "Остановить",
    regenerate: "Ответить заново",
  },
  answer: {
    notRunning: "Этот ответ уже готов, останавливать нечего.",
    running: "Этот ответ ещё пишется. Сначала остановите его.",
    notYours: "Это могут только тот, кто спросил, и учителя.",
    unknown: "Я больше не помню этот ответ. Задайте вопрос ещё раз.",
    promptGone: "Вопроса больше нет, поэтому заново я на него не отвечу.",
  },
  files: {
    gone: (p) => `Файл \`${p.name}\` не удалось получить, он не прочитан.`,
    tooLarge: (p) => `Файл \`${p.name}\` слишком большой, он не прочитан.`,
    tooMany: (p) => `Файл \`${p.name}\` не прочитан: за один раз я читаю четыре файла.`,
    foreign: (p) => `Файл \`${p.name}\` не прочитан: он хранится не в Discord.`,
    unknownKind: (p) => `Файл \`${p.name}\` не прочитан: это не текст и не знакомая мне картинка.`,
  },
  settings: {
    title: "Настройки",
    changed: "Готово.",
    byDefault: "по умолчанию",
    languageByMember: "у каждого участника свой",
    noTrainerRole: "нет: учителя — те, кто может управлять сообщениями",
    names: {
      prefix: "Префикс",
      answers: "Отвечаю",
      model: "Модель",
      persona: "Роль",
      trainerRole: "Роль учителей",
      language: "Язык",
    },
    answering: { mentions: "когда ко мне обращаются", all: "на каждое сообщение" },
    badPrefix: "Префикс должен начинаться со знака, а не с буквы, цифры или `<`, и быть без пробелов.",
    onlyInServer: "Роль учителей и каналы можно задать только на сервере.",
    channelNeedsAnswers:
      "Укажите в `отвечать`, что мне делать в этом канале: `mentions`, `all` или `as_server`.",
    asServerNeedsChannel: "`as_server` относится к каналу: назовите его в `канал`.",
    unknownModel: (p) => `Эту модель здесь выбрать нельзя. Доступны: ${p.models}.`,
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
    more: (p) => `\`${p.prefix}помощь <команда>\` расскажет о команде подробнее.`,
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
        : `\`${p.prefix}помощь\` покажет, что я умею.`),
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
    messageNotFound: "Сообщение не найдено.",
    openQuote: (p) => `Кавычка открыта, но не закрыта: ${p.text}`,
  },
  guards: {
    trainer: (p) =>
      p.roleId
        ? `Это могут только тренеры: те, у кого есть роль <@&${p.roleId}> или право «Управлять сообщениями». ` +
          "Роль может выдать тот, кто управляет сервером."
        : "Это могут только тренеры: те, у кого есть право «Управлять сообщениями» или роль тренера. Такую роль " +
          "назначает в `settings` тот, у кого есть право «Управлять сервером».",
    manager: "Для этого нужно право «Управлять сервером». Его может дать администратор сервера.",
    inGuild: "Это работает только на сервере. Спросите там, где есть мы оба.",
    tooSoon: {
      member: (p) => `Не так быстро: это можно будет повторить через ${duration(p.seconds)}.`,
      scope: (p) => `Здесь этим сейчас пользуются слишком часто. Попробуйте через ${duration(p.seconds)}.`,
    },
  },
  budget: {
    passed: (p) =>
      `На сегодня это уже слишком много: ${whose[p.whose]} — ${amount(p.unit, p.limit)} в день. ` +
      `Отсчёт начнётся заново в 00:00 UTC, <t:${p.resetsAt}:R>.`,
    tooLarge: (p) =>
      `На это может уйти ${amount(p.unit, p.needed)}, а ${whose[p.whose]} на целый день — ` +
      `${amount(p.unit, p.limit)}. Спросите короче или попросите моего владельца поднять предел.`,
  },
  commands: {
    hi: { name: "привет", description: "Здоровается", args: {}, example: "" },
    help: {
      name: "помощь",
      description: "Показывает, что я умею, или объясняет одну команду",
      args: { command: { name: "команда", description: "Команда, которую объяснить" } },
      example: "спросить",
    },
    instruction: {
      name: "инструкция",
      description: "Рассказывает, как со мной работать",
      args: { page: { name: "страница", description: "Страница, которую показать" } },
      example: "",
    },
    ask: {
      name: "спросить",
      description: "Задаёт мне вопрос",
      args: { question: { name: "вопрос", description: "Что вы хотите узнать" } },
      example: "Почему небо голубое?",
    },
    settings: {
      name: "настройки",
      description: "Показывает или меняет, как я здесь себя веду",
      args: {
        prefix: { name: "префикс", description: "С чего начинаются команды в сообщениях" },
        answers: { name: "отвечать", description: "На какие сообщения я отвечаю" },
        channel: { name: "канал", description: "Канал, к которому это относится" },
        model: { name: "модель", description: "Модель, которая отвечает" },
        persona: { name: "роль", description: "Кто я: указание, которому следует каждый ответ" },
        trainer_role: { name: "роль_учителей", description: "Роль, участники которой могут меня учить" },
        language: { name: "язык", description: "Язык для тех, чей язык неизвестен" },
        reset: { name: "сбросить", description: "Что вернуть к значению по умолчанию" },
      },
      example: "отвечать=all канал=#general",
    },
    ask_about: {
      name: "спросить_об_этом",
      menu: "Спросить об этом",
      description: "Задаёт вопрос о сообщении",
      args: {
        message: { name: "сообщение", description: "Сообщение" },
        question: { name: "вопрос", description: "Что вы хотите узнать" },
      },
      example: "",
    },
    stop_answer: { name: "остановить_ответ", description: "Останавливает ответ", args: {}, example: "" },
    regenerate: { name: "ответить_заново", description: "Отвечает ещё раз", args: {}, example: "" },
    ping: { name: "пинг", description: "Показывает, как быстро я отвечаю", args: {}, example: "" },
  },
};
