import type { ProviderFault } from "../errors.ts";

/** Chooses between the two English plural forms. */
function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A daily limit of a member, a server or a direct conversation: tokens, or millionths of a US dollar. */
interface BudgetLimit {
  readonly whose: "member" | "server" | "direct";
  readonly unit: "tokens" | "micros";
  readonly limit: number;
}

/** "40 seconds"; from two minutes on in whole minutes. */
function duration(seconds: number): string {
  return seconds < 120
    ? count(seconds, "second", "seconds")
    : count(Math.ceil(seconds / 60), "minute", "minutes");
}

/** Tokens, or money given in millionths of a US dollar. */
function amount(unit: BudgetLimit["unit"], value: number): string {
  if (unit === "tokens") return `${value.toLocaleString("en")} ${value === 1 ? "token" : "tokens"}`;
  return dollars.format(value / 1e6);
}

const dollars = new Intl.NumberFormat("en", { style: "currency", currency: "USD", maximumFractionDigits: 6 });
const whose = { member: "your", server: "this server's", direct: "this conversation's" };

const faults: Record<ProviderFault, string> = {
  unauthorized: "The model provider refused my key. My operator has to check it.",
  no_model:
    "The model I am set to use does not exist at the provider. My operator has to choose another one.",
  too_long: "That is more than the model can read at once. Ask something shorter, or start a new thread.",
  rate_limited: "The model provider asks me to slow down. Try again in a minute.",
  out_of_quota: "The model provider says its quota is used up. My operator has to look at it.",
  refused: "The model declined to answer that.",
  rejected: "The model provider did not accept the question. My operator finds the reason in the log.",
  overloaded: "The model provider has a problem of its own right now. Try again in a minute.",
  stalled: "The model stopped answering half-way. Try again in a moment.",
  unreachable: "I cannot reach the model provider right now. Try again in a moment.",
  interrupted: "I am being restarted and had to stop here. Ask again in a moment.",
};

/** English: the language every other catalogue is measured against. */
export const en = {
  /** The language's own name. */
  language: "English",
  hi: "HI!",
  pong: (p: { reply: number; gateway: number | undefined }) =>
    `Pong! Discord took my message in ${p.reply} ms${
      p.gateway === undefined ? "" : `; gateway heartbeat ${p.gateway} ms`
    }.`,
  persona:
    "You are Pupil, an assistant in a Discord server whose members teach you. Answer briefly, truthfully and in " +
    "the language of the question. Say so when you do not know. You may use Discord's Markdown.",
  conversation: {
    empty: (p: { prefix: string }) => `Yes? Ask me something, or write \`${p.prefix}help\`.`,
    untaught: "I have not been taught that yet.",
    onlyLast: (p: { messages: number }) =>
      `Only the last ${count(p.messages, "message", "messages")} were used.`,
    nothing: "The model gave no answer. Try to ask in other words.",
    blind: "This model cannot see pictures; it was asked without them.",
    stopped: "Stopped.",
    stop: "Stop",
    regenerate: "Regenerate",
  },
  answer: {
    notRunning: "This answer is complete; there is nothing to stop.",
    running: "This answer is still being made. Stop it first.",
    notYours: "Only the member who asked and trainers can do that.",
    unknown: "I do not know this answer any more. Ask the question again.",
    promptGone: "The question is gone, so I cannot answer it anew.",
  },
  files: {
    gone: (p: { name: string }) => `\`${p.name}\` could not be fetched, so it was not read.`,
    tooLarge: (p: { name: string }) => `\`${p.name}\` is too large, so it was not read.`,
    tooMany: (p: { name: string }) => `\`${p.name}\` was not read: I read four files at a time.`,
    foreign: (p: { name: string }) => `\`${p.name}\` was not read: it is not stored at Discord.`,
    unknownKind: (p: { name: string }) =>
      `\`${p.name}\` was not read: it is neither text nor a picture I know.`,
  },
  settings: {
    title: "Settings",
    changed: "Done.",
    byDefault: "default",
    languageByMember: "each member's own",
    noTrainerRole: "none: members who may manage messages are trainers",
    names: {
      prefix: "Prefix",
      answers: "Answers",
      model: "Model",
      persona: "Persona",
      trainerRole: "Trainer role",
      language: "Language",
    },
    answering: { mentions: "when I am spoken to", all: "every message" },
    badPrefix: "The prefix must begin with a sign, not with a letter, a digit or `<`, and have no spaces.",
    onlyInServer: "A trainer role and channels can only be set in a server.",
    channelNeedsAnswers:
      "Say with `answers` what I shall do in that channel: `mentions`, `all` or `as_server`.",
    asServerNeedsChannel: "`as_server` is for a channel: name one with `channel`.",
    unknownModel: (p: { models: string }) => `That model cannot be chosen here. Available: ${p.models}.`,
  },
  faults,
  instruction: {
    missing: "Instructions file not found.",
    unreadable: (p: { reason: string }) => `An error occurred while reading the instructions: ${p.reason}`,
    reasons: {
      denied: "I am not allowed to read the file",
      empty: "the file is empty",
      notText: "the file is not UTF-8 text",
      other: "my operator finds the reason in the log",
    },
  },
  help: {
    title: "What I can do",
    talk: "Mention me, reply to me or write to me directly, and I answer.",
    more: (p: { prefix: string }) => `\`${p.prefix}help <command>\` tells more about one.`,
    usage: "Usage",
    arguments: "Arguments",
    example: "Example",
    optional: "optional",
    oneOf: (p: { choices: string }) => `one of ${p.choices}`,
    unknown: (p: { name: string }) => `There is no command "${p.name}".`,
  },
  errors: {
    unexpected: (p: { id: string }) =>
      `Something went wrong on my side. It is in my log under \`${p.id}\`; nothing was changed.`,
    unknownCommand: (p: { typed: string; suggestion: string | undefined; prefix: string }) =>
      `I do not know \`${p.prefix}${p.typed}\`. ` +
      (p.suggestion
        ? `Did you mean \`${p.prefix}${p.suggestion}\`?`
        : `\`${p.prefix}help\` shows what I can do.`),
    usage: (p: { usage: string }) => `Usage: ${p.usage}`,
    missing: (p: { name: string; description: string }) =>
      `The argument \`${p.name}\` is missing: ${p.description}.`,
    tooShort: (p: { name: string; limit: number }) =>
      `The argument \`${p.name}\` is too short: at least ${count(p.limit, "character", "characters")}.`,
    tooLong: (p: { name: string; limit: number }) =>
      `The argument \`${p.name}\` is too long: at most ${count(p.limit, "character", "characters")}.`,
    tooSmall: (p: { name: string; limit: number }) =>
      `The argument \`${p.name}\` must be at least ${p.limit}.`,
    tooBig: (p: { name: string; limit: number }) => `The argument \`${p.name}\` must be at most ${p.limit}.`,
    notOneOf: (p: { name: string; choices: string }) =>
      `The argument \`${p.name}\` must be one of ${p.choices}.`,
    notA: {
      string: (p: { name: string }) => `The argument \`${p.name}\` must be text.`,
      rest: (p: { name: string }) => `The argument \`${p.name}\` must be text.`,
      integer: (p: { name: string }) => `The argument \`${p.name}\` must be a whole number.`,
      number: (p: { name: string }) => `The argument \`${p.name}\` must be a number.`,
      boolean: (p: { name: string }) => `The argument \`${p.name}\` must be yes or no.`,
      user: (p: { name: string }) => `The argument \`${p.name}\` must be a mention or an id of a member.`,
      channel: (p: { name: string }) => `The argument \`${p.name}\` must be a mention or an id of a channel.`,
      role: (p: { name: string }) => `The argument \`${p.name}\` must be a mention or an id of a role.`,
      message: (p: { name: string }) => `The argument \`${p.name}\` must be the id or the link of a message.`,
      attachment: (p: { name: string }) => `The argument \`${p.name}\` must be a file.`,
    },
    unexpectedArgument: (p: { text: string }) => `I do not know what to do with "${p.text}".`,
    unknownArgument: (p: { name: string }) => `There is no argument \`${p.name}\`.`,
    twice: (p: { name: string }) => `The argument \`${p.name}\` is given twice.`,
    messageNotFound: "Message not found.",
    openQuote: (p: { text: string }) => `A quote is opened but never closed: ${p.text}`,
  },
  guards: {
    trainer: (p: { roleId: string | undefined }) =>
      p.roleId
        ? `That is for trainers: for the role <@&${p.roleId}> and the permission **Manage Messages**. ` +
          "Whoever manages this server can give you the role."
        : "That is for trainers: for the permission **Manage Messages**, or for a trainer role, which somebody " +
          "with the permission **Manage Server** chooses in `settings`.",
    manager:
      "That is for the permission **Manage Server**. An administrator of this server can give it to you.",
    inGuild: "That works only in a server. Ask me in one where we both are.",
    tooSoon: {
      member: (p: { seconds: number }) =>
        `Not so fast, please: you can do that again in ${duration(p.seconds)}.`,
      scope: (p: { seconds: number }) =>
        `That is being used a lot here right now. Try again in ${duration(p.seconds)}.`,
    },
  },
  budget: {
    passed: (p: BudgetLimit & { resetsAt: number }) =>
      `That would be too much for today: ${whose[p.whose]} daily limit is ${amount(p.unit, p.limit)}. ` +
      `It starts anew at 00:00 UTC, <t:${p.resetsAt}:R>.`,
    tooLarge: (p: BudgetLimit & { needed: number }) =>
      `That takes up to ${amount(p.unit, p.needed)}, more than ${whose[p.whose]} whole daily limit of ` +
      `${amount(p.unit, p.limit)}. Ask something shorter, or my operator for a higher limit.`,
  },
  commands: {
    hi: {
      name: "hi",
      description: "Says hi",
      args: {},
      example: "",
    },
    help: {
      name: "help",
      description: "Shows what I can do, or how one command is used",
      args: {
        command: { name: "command", description: "The command to explain" },
      },
      example: "ask",
    },
    instruction: {
      name: "instruction",
      description: "Shows how to work with me",
      args: { page: { name: "page", description: "The page to show" } },
      example: "",
    },
    ask: {
      name: "ask",
      description: "Asks me a question",
      args: {
        question: { name: "question", description: "What you want to know" },
      },
      example: "Why is the sky blue?",
    },
    settings: {
      name: "settings",
      description: "Shows or changes how I behave here",
      args: {
        prefix: { name: "prefix", description: "What commands in messages begin with" },
        answers: { name: "answers", description: "Which messages I answer" },
        channel: { name: "channel", description: "The channel that answers is for" },
        model: { name: "model", description: "The model that answers" },
        persona: { name: "persona", description: "Who I am: the instruction every answer follows" },
        trainer_role: { name: "trainer_role", description: "The role whose members may train me" },
        language: { name: "language", description: "The language I speak where a member's own is not known" },
        reset: { name: "reset", description: "What to put back to its default" },
      },
      example: "answers=all channel=#general",
    },
    ask_about: {
      name: "ask_about",
      menu: "Ask about this",
      description: "Asks something about a message",
      args: {
        message: { name: "message", description: "The message" },
        question: { name: "question", description: "What you want to know" },
      },
      example: "",
    },
    stop_answer: { name: "stop_answer", description: "Stops an answer", args: {}, example: "" },
    regenerate: { name: "regenerate", description: "Answers again", args: {}, example: "" },
    ping: {
      name: "ping",
      description: "Tells how fast I answer",
      args: {},
      example: "",
    },
  },
};
