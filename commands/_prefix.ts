import { UserError } from "../services/errors.ts";
import type { IncomingFile } from "../services/incoming.ts";
import type { ArgSpec } from "./_arg.ts";
import { coerce } from "./_coerce.ts";
import { nextToken, OpenQuote, type Token } from "./_token.ts";

/** Argument values as the prefix door read them, by name, before validation. */
export type RawArgs = Record<string, unknown>;

class PrefixReader {
  readonly #specs: readonly ArgSpec[];
  readonly #values: RawArgs = {};
  readonly #text: string;

  constructor(text: string, specs: readonly ArgSpec[], files: readonly IncomingFile[]) {
    this.#text = text;
    this.#specs = specs;
    const fileSpecs = specs.filter((spec) => spec.kind === "attachment");
    fileSpecs.forEach((spec, i) => {
      if (files[i]) this.#values[spec.name] = files[i];
    });
  }

  read(): RawArgs {
    let at = 0;
    for (let next = this.#next(at); next; next = this.#next(at)) {
      at = this.#take(next.token, next.end);
    }
    return this.#values;
  }

  /** Only what follows is taken as one word at a time; a rest argument takes the message to its end. */
  #take(token: Token, end: number): number {
    if (!token.quoted) {
      const named = this.#named(token, end);
      if (named !== undefined) return named;
    }
    const spec = this.#specs.find((spec) => spec.kind !== "attachment" && !(spec.name in this.#values));
    if (!spec) throw new UserError((t) => t.errors.unexpectedArgument({ text: token.text.slice(0, 100) }));
    if (spec.kind !== "rest") {
      this.#values[spec.name] = coerce(spec, token.text);
      return end;
    }
    this.#values[spec.name] = this.#text.slice(token.start).trimEnd();
    return this.#text.length;
  }

  /** Reads `key=value`, `--key=value`, `--key value`, `--flag` and `--no-flag`; undefined when it is none of them. */
  #named(token: Token, end: number): number | undefined {
    const flag = /^--(no-)?([\p{L}\p{N}_-]+)$/u.exec(token.text);
    if (flag) return this.#flag(token, end, flag[2] ?? "", flag[1] !== undefined);
    const pair = /^(--)?([\p{L}\p{N}_-]+)=(.*)$/su.exec(token.text);
    if (!pair) return undefined;
    const [, dashes, key = "", value = ""] = pair;
    const spec = this.#find(key);
    if (!spec) {
      if (dashes) throw new UserError((t) => t.errors.unknownArgument({ name: key }));
      return undefined;
    }
    const valueAt = token.start + (dashes?.length ?? 0) + key.length + 1;
    if (spec.kind === "rest" && this.#text.startsWith(value, valueAt)) {
      this.#set(spec, this.#text.slice(valueAt).trimEnd());
      return this.#text.length;
    }
    this.#set(spec, coerce(spec, value));
    return end;
  }

  #flag(token: Token, end: number, name: string, negated: boolean): number | undefined {
    const spec = this.#find(name);
    if (!spec) {
      if (this.#specs.some((spec) => spec.kind === "rest" && !(spec.name in this.#values))) return undefined;
      throw new UserError((t) => t.errors.unknownArgument({ name: token.text }));
    }
    if (spec.kind === "boolean") {
      this.#set(spec, !negated);
      return end;
    }
    const value = this.#next(end);
    this.#set(spec, value ? coerce(spec, value.token.text) : "");
    return value?.end ?? end;
  }

  #set(spec: ArgSpec, value: unknown): void {
    if (spec.name in this.#values) throw new UserError((t) => t.errors.twice({ name: spec.name }));
    this.#values[spec.name] = value;
  }

  #find(name: string): ArgSpec | undefined {
    const wanted = name.toLowerCase().replaceAll("-", "_");
    return this.#specs.find((spec) =>
      spec.kind !== "attachment" && (spec.name === wanted || spec.aliases.includes(wanted))
    );
  }

  /** A quote that is never closed is an error only where the words matter: not inside a rest argument. */
  #next(at: number): { token: Token; end: number } | undefined {
    try {
      return nextToken(this.#text, at);
    } catch (error) {
      if (!(error instanceof OpenQuote)) throw error;
      const waiting = this.#specs.find((spec) => spec.kind !== "attachment" && !(spec.name in this.#values));
      if (waiting?.kind !== "rest") {
        throw new UserError((t) => t.errors.openQuote({ text: error.text.slice(0, 100) }));
      }
      const start = this.#text.length - error.text.length;
      return { token: { text: error.text, quoted: true, start }, end: this.#text.length };
    }
  }
}

/**
 * Reads the arguments of a prefix command from the message behind the command's name: words in order, quotes,
 * `key=value`, `--flag`, mentions, attachments in their order, and a last argument that takes all the rest.
 *
 * @throws {UserError} for an unknown or repeated argument, a word too many, or a quote that is never closed
 */
export function readPrefixArgs(
  text: string,
  specs: readonly ArgSpec[],
  files: readonly IncomingFile[],
): RawArgs {
  return new PrefixReader(text, specs, files).read();
}
