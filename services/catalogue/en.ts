import type { ProviderFault } from "../errors.ts";

/** Chooses between the two English plural forms. */
function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}

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
    openQuote: (p: { text: string }) => `A quote is opened but never closed: ${p.text}`,
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
      args: {},
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
    ping: {
      name: "ping",
      description: "Tells how fast I answer",
      args: {},
      example: "",
    },
  },
};
