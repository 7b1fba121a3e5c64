import type { Catalogue } from "../services/catalogue/mod.ts";
import { messageOf, UserError } from "../services/errors.ts";
import type { Door, Origin } from "../services/incoming.ts";
import { log } from "../services/log.ts";

type Outcome = "ok" | "user_error" | "error";

/** An interaction that has got no answer after this many milliseconds is told to wait: Discord allows three seconds. */
const patience = 2000;

/** What the log says of a piece of work. */
export interface Facts {
  readonly name: string;
  readonly door: Door;
}

/** Tells Discord to wait when the answer takes long. Failures show again when the answer is sent. */
function deferLate(origin: Origin, line: object): Disposable {
  if (!origin.reply.canOpenModal) return { [Symbol.dispose]() {} };
  const late = (error: unknown) =>
    log("command").debug("Cannot defer: {reason}", { ...line, reason: messageOf(error) });
  const timer = setTimeout(() => origin.reply.working().catch(late), patience);
  return { [Symbol.dispose]: () => clearTimeout(timer) };
}

/** Runs one piece of work: the only place where an error ends, as a sentence and a log line. */
export async function bounded(
  origin: Origin,
  t: Catalogue,
  facts: Facts,
  work: () => Promise<void>,
): Promise<void> {
  const start = performance.now();
  const line = { ...facts, scope: origin.scope, id: origin.id };
  const done = (outcome: Outcome, details: object = {}) => {
    const duration = Math.round(performance.now() - start);
    log("command").info("{name} at {door}: {outcome} in {duration} ms", {
      ...line,
      outcome,
      duration,
      ...details,
    });
  };
  using _ = deferLate(origin, line);
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
