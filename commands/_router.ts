import { catalogues, type Language, pickLanguage } from "../services/catalogue/mod.ts";
import { type Sentence, UserError } from "../services/errors.ts";
import type {
  Door,
  Incoming,
  IncomingCommand,
  IncomingCompletion,
  IncomingMessage,
  Origin,
  Route,
} from "../services/incoming.ts";
import type { Services } from "../services/mod.ts";
import { answersAll, listensTo, type Place, type Settings } from "../services/settings.ts";
import { bounded } from "./_boundary.ts";
import { coerceAll } from "./_coerce.ts";
import type { Command, CommandContext } from "./_command.ts";
import { converse } from "./_converse.ts";
import { type GuardContext, passGuards } from "./_guard.ts";
import { findCommand, findMenu, suggestName } from "./_find.ts";
import { readPrefixArgs } from "./_prefix.ts";
import { questions } from "./_questions.ts";

/** What the router is made of. */
export interface RouterParts {
  readonly commands: readonly Command[];
  readonly services: Services;
  /** What a command in a message begins with, where the scope has set nothing else. */
  readonly prefix: string;
  /** The language where neither member nor server says one. */
  readonly language: Language;
  /** Fires when the process is about to stop. */
  readonly signal: AbortSignal;
}

/** Decides what is done with whatever arrives. */
export interface Router {
  readonly route: Route;
  /** Whether a message that does not speak to the bot may be for it: a command, or in a place where all is answered. */
  listens(place: Place, content: string): boolean;
  /** Settles when everything that was begun is done. */
  idle(): Promise<void>;
}

/** The name and the rest of a prefix message; undefined when no command is meant (`!!!`, `! no`). */
function readPrefix(content: string, prefix: string): { typed: string; rest: string } | undefined {
  const match = /^([\p{L}\p{N}_-]{1,64})(?:\s+|$)/u.exec(content.slice(prefix.length));
  return match?.[1] ? { typed: match[1], rest: content.slice(prefix.length + match[0].length) } : undefined;
}

function judgedBy(command: string, { origin, settings, services: { limits } }: CommandContext): GuardContext {
  return { command, origin, settings, limits };
}

/** Makes the router. Its route never rejects. */
export function createRouter(parts: RouterParts): Router {
  const { services, signal } = parts;
  const written = parts.commands.filter((command) => command.written);
  const running = new Set<Promise<void>>();

  function contextOf(origin: Origin, door: Door, settings: Settings): CommandContext {
    const language = pickLanguage([...origin.locales, settings.language, origin.guildLocale], parts.language);
    const inMessage = door === "prefix" || door === "message";
    return {
      services,
      settings,
      origin,
      door,
      language,
      signal,
      reply: origin.reply,
      t: catalogues[language],
      on: undefined,
      defaultPrefix: parts.prefix,
      prefix: inMessage ? settings.prefix ?? parts.prefix : "/",
      commands: written,
    };
  }

  function run(command: Command, context: CommandContext, raw: () => Readonly<Record<string, unknown>>) {
    const { origin, t, door } = context;
    return bounded(origin, t, { name: command.name, door }, async () => {
      await passGuards(command.guards, judgedBy(command.name, context));
      await command.execute(raw(), context);
    });
  }

  function refuse({ origin, t, door }: CommandContext, sentence: Sentence): Promise<void> {
    return bounded(origin, t, { name: "unknown", door }, () => Promise.reject(new UserError(sentence)));
  }

  function prefixCommand(message: IncomingMessage, context: CommandContext): Promise<void> | undefined {
    const { prefix } = context;
    const read = readPrefix(message.content, prefix);
    if (!read) return undefined;
    const command = findCommand(written, read.typed);
    if (command) return run(command, context, () => readPrefixArgs(read.rest, command.specs, message.files));
    const suggestion = suggestName(written, read.typed);
    return refuse(context, (t) => t.errors.unknownCommand({ typed: read.typed, suggestion, prefix }));
  }

  function ofMessage(message: IncomingMessage, settings: Settings): Promise<void> | undefined {
    if (message.content.startsWith(settings.prefix ?? parts.prefix)) {
      return prefixCommand(message, contextOf(message, "prefix", settings));
    }
    const { channelId, parentId } = message;
    if (!message.addressed && !answersAll(settings, { channelId, parentId: () => parentId })) {
      return undefined;
    }
    const context = contextOf(message, "message", settings);
    const name = "conversation";
    return bounded(message, context.t, { name, door: "message" }, async () => {
      await passGuards([questions], judgedBy(name, context));
      await converse(message, context);
    });
  }

  function ofCommand(incoming: IncomingCommand, settings: Settings): Promise<void> {
    const context = { ...contextOf(incoming, incoming.door, settings), on: incoming.on };
    if (incoming.door === "menu") {
      const command = findMenu(parts.commands, incoming.name);
      const { target } = incoming.options;
      if (command?.menu) return run(command, context, () => ({ [command.menu?.arg ?? ""]: target }));
    } else {
      const command = findCommand(incoming.door === "slash" ? written : parts.commands, incoming.name);
      if (command) return run(command, context, () => coerceAll(command.specs, incoming.options));
    }
    return refuse(context, (t) => t.help.unknown({ name: incoming.name }));
  }

  function ofCompletion(incoming: IncomingCompletion, settings: Settings): Promise<void> {
    const context = contextOf(incoming, "autocomplete", settings);
    const command = findCommand(written, incoming.name);
    return bounded(incoming, context.t, { name: incoming.name, door: "autocomplete" }, async () => {
      if (!command) return await incoming.reply.suggest([]);
      try {
        await passGuards(command.guards, judgedBy(command.name, context), { counting: false });
      } catch (error) {
        if (error instanceof UserError) return await incoming.reply.suggest([]); // where no sentence can be shown
        throw error;
      }
      await incoming.reply.suggest(await command.complete(incoming.focused, incoming.typed, context));
    });
  }

  async function decide(incoming: Incoming): Promise<void> {
    const settings = services.settings.of(incoming.scope);
    if (incoming.kind === "message") return await ofMessage(incoming, settings);
    return await (incoming.kind === "command"
      ? ofCommand(incoming, settings)
      : ofCompletion(incoming, settings));
  }

  return {
    listens: (place, content) => listensTo(services.settings, parts.prefix, place, content),
    async route(incoming) {
      const work = decide(incoming);
      running.add(work);
      await work.finally(() => running.delete(work));
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
