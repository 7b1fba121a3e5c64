import { type Catalogue, catalogues, type Language, pickLanguage } from "../services/catalogue/mod.ts";
import { historyLimit } from "../services/conversation.ts";
import { messageOf, type Sentence, UserError } from "../services/errors.ts";
import type { Door, Incoming, IncomingMessage, Origin, Route } from "../services/incoming.ts";
import { log } from "../services/log.ts";
import type { Services } from "../services/mod.ts";
import type { Command, CommandContext } from "./_command.ts";
import { findCommand, suggestName } from "./_find.ts";
import { readPrefixArgs } from "./_prefix.ts";

/** What the router is made of. */
export interface RouterParts {
  readonly commands: readonly Command[];
  readonly services: Services;
  /** What a command in a message begins with. */
  readonly prefix: string;
  /** The language where neither member nor server says one. */
  readonly language: Language;
  /** Fires when the process is about to stop. */
  readonly signal: AbortSignal;
}

/** Decides what is done with whatever arrives. */
export interface Router {
  readonly route: Route;
  /** Settles when everything that was begun is done. */
  idle(): Promise<void>;
}

type Outcome = "ok" | "user_error" | "error";

/** Runs one piece of work: the only place where an error ends, as a sentence and a log line. */
async function bounded(
  origin: Origin,
  t: Catalogue,
  facts: { readonly name: string; readonly door: Door },
  work: () => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const line = { ...facts, scope: origin.scope, id: origin.id };
  const done = (outcome: Outcome, details: object = {}) =>
    log("command").info("{name} at {door}: {outcome} in {duration} ms", {
      ...line,
      outcome,
      duration: Math.round(performance.now() - start),
      ...details,
    });
  try {
    await work();
    done("ok");
  } catch (error) {
    const expected = error instanceof UserError;
    done(expected ? "user_error" : "error", expected ? error.details : { reason: messageOf(error) });
    const content = expected ? error.sentence(t) : t.errors.unexpected({ id: origin.id });
    await origin.reply.send({ content, ephemeral: true }).catch((failure) =>
      log("command").error("Cannot tell the member: {reason}", { ...line, reason: messageOf(failure) })
    );
  }
}

/** The name and the rest of a prefix message; undefined when no command is meant (`!!!`, `! no`). */
function readPrefix(content: string, prefix: string): { typed: string; rest: string } | undefined {
  const match = /^([\p{L}\p{N}_-]{1,64})(?:\s+|$)/u.exec(content.slice(prefix.length));
  return match?.[1] ? { typed: match[1], rest: content.slice(prefix.length + match[0].length) } : undefined;
}

/** Makes the router. Its route never rejects. */
export function createRouter(parts: RouterParts): Router {
  const { commands, services, prefix, signal } = parts;
  const running = new Set<Promise<void>>();

  function contextOf(origin: Origin, door: Door): CommandContext {
    const language = pickLanguage(origin.locales, parts.language);
    const t = catalogues[language];
    const shown = door === "slash" ? "/" : prefix;
    return { services, reply: origin.reply, t, language, origin, door, prefix: shown, commands, signal };
  }

  function run(command: Command, origin: Origin, door: Door, raw: () => Readonly<Record<string, unknown>>) {
    const context = contextOf(origin, door);
    return bounded(origin, context.t, { name: command.name, door }, () => command.execute(raw(), context));
  }

  function prefixCommand(message: IncomingMessage): Promise<void> | undefined {
    const read = readPrefix(message.content, prefix);
    if (!read) return undefined;
    const command = findCommand(commands, read.typed);
    if (command) {
      return run(command, message, "prefix", () => readPrefixArgs(read.rest, command.specs, message.files));
    }
    const suggestion = suggestName(commands, read.typed);
    return refuse(
      message,
      "prefix",
      (t) => t.errors.unknownCommand({ typed: read.typed, suggestion, prefix }),
    );
  }

  function refuse(origin: Origin, door: Door, sentence: Sentence): Promise<void> {
    const { t } = contextOf(origin, door);
    return bounded(origin, t, { name: "unknown", door }, () => Promise.reject(new UserError(sentence)));
  }

  async function converse(message: IncomingMessage): Promise<void> {
    const { t } = contextOf(message, "message");
    if (!message.text) return void await message.reply.send(t.conversation.empty({ prefix }));
    const history = await message.history(historyLimit);
    const question = { ...message, promptMessageId: message.id, ...history };
    await services.conversation.answer(question, message.reply, t, signal);
  }

  function decide(incoming: Incoming): Promise<void> | undefined {
    if (incoming.kind === "command") {
      const command = findCommand(commands, incoming.name);
      if (command) return run(command, incoming, "slash", () => incoming.options);
      return refuse(incoming, "slash", (t) => t.help.unknown({ name: incoming.name }));
    }
    if (incoming.content.startsWith(prefix)) return prefixCommand(incoming);
    if (!incoming.addressed) return undefined;
    const { t } = contextOf(incoming, "message");
    return bounded(incoming, t, { name: "conversation", door: "message" }, () => converse(incoming));
  }

  return {
    async route(incoming) {
      const work = decide(incoming);
      if (!work) return;
      running.add(work);
      await work.finally(() => running.delete(work));
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
