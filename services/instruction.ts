import type { Catalogue, Language } from "./catalogue/mod.ts";
import { UserError } from "./errors.ts";

type Reason = keyof Catalogue["instruction"]["reasons"];

function unreadable(reason: Reason, cause?: unknown): UserError {
  return new UserError(
    (t) => t.instruction.unreadable({ reason: t.instruction.reasons[reason] }),
    { reason },
    cause,
  );
}

async function readText(path: string): Promise<string | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await Deno.readFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    const denied = error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable;
    throw unreadable(denied ? "denied" : "other", error);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw unreadable("notText", error);
  }
}

/**
 * The text of the instructions: the language's own file where there is one (`instruction.ru.md`), else
 * `instruction.md`.
 *
 * @param folder where the files are, ending with a slash or empty
 * @throws {UserError} when they are missing, empty or unreadable
 */
export async function readInstruction(language: Language, folder = ""): Promise<string> {
  const own = language === "en" ? undefined : await readText(`${folder}instruction.${language}.md`);
  const text = own ?? await readText(`${folder}instruction.md`);
  if (text === undefined) throw new UserError((t) => t.instruction.missing);
  if (!text.trim()) throw unreadable("empty");
  return text.trim();
}
