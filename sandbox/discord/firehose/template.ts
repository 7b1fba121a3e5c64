/** JSON written once and filled in many times. */

/** Stands for the first ten digits of every id of one guild; nine more follow. */
const GUILD = "~~guild~~~";

/** Stands for the id of a message. */
export const MESSAGE_ID = "~~~~~message~~~~~~~";

/** The id of something in the guild being written: `n` below a thousand million; 0 is the guild itself. */
export function localId(n: number): string {
  return `${GUILD}${n.toString().padStart(9, "0")}`;
}

/** The id that `localId(n)` becomes in the guild of this number. */
export function idIn(guild: number, n: number): string {
  return localId(n).replace(GUILD, prefix(guild));
}

/** JSON whose ids are still open. */
export class Template {
  readonly #parts: readonly string[];

  constructor(value: unknown) {
    this.#parts = JSON.stringify(value).split(GUILD);
  }

  /** Characters of the filled-in JSON. */
  get length(): number {
    return this.fill(0).length;
  }

  /** The JSON for the guild of this number, counted from 0. */
  fill(guild: number): string {
    return this.#parts.join(prefix(guild));
  }
}

/** Ids of late 2024, which no other id here begins with. */
function prefix(guild: number): string {
  return `13${guild.toString().padStart(8, "0")}`;
}
