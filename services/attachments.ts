import { Buffer } from "node:buffer";
import type { Catalogue } from "./catalogue/mod.ts";
import { messageOf } from "./errors.ts";
import type { IncomingFile } from "./incoming.ts";
import { log } from "./log.ts";

/** What is read of files: so many at most, and so many bytes each. */
export const fileLimits = { files: 4, textBytes: 100_000, imageBytes: 5_000_000 } as const;

/** How long a file may take to arrive, in milliseconds. */
const timeLimit = 10_000;

/** Files as a model can take them. */
export interface ReadFiles {
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  /** As `data:` URLs. */
  readonly images: readonly string[];
  /** What was left out and why, a line each. */
  readonly notes: readonly string[];
}

type Why = keyof Catalogue["files"];

/** The first bytes of the image formats that models take. */
const signatures: readonly [type: string, start: readonly number[]][] = [
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
  ["image/webp", [0x52, 0x49, 0x46, 0x46]],
];

function imageType(bytes: Uint8Array): string | undefined {
  return signatures.find(([, start]) => start.every((byte, i) => bytes[i] === byte))?.[0];
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined; // not UTF-8: no text
  }
}

/** Reads a body up to the limit; undefined when there is more. */
async function readUpTo(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function download(file: IncomingFile): Promise<Uint8Array | Why> {
  const limits = new AbortController();
  const timer = setTimeout(() => limits.abort(), timeLimit);
  try {
    const response = await fetch(file.url, { signal: limits.signal, redirect: "error" });
    if (!response.ok) {
      await response.body?.cancel();
      return "gone";
    }
    return await readUpTo(response, fileLimits.imageBytes) ?? "tooLarge";
  } catch (error) {
    log("files").warn("Cannot fetch a file: {reason}", { reason: messageOf(error), id: file.id });
    return "gone";
  } finally {
    clearTimeout(timer);
  }
}

type Content = { readonly text: string } | { readonly image: string };

async function readFile(file: IncomingFile, hosts: readonly string[]): Promise<Content | Why> {
  if (!hosts.includes(new URL(file.url).host)) return "foreign";
  if (file.size > fileLimits.imageBytes) return "tooLarge";
  const bytes = await download(file);
  if (typeof bytes === "string") return bytes;
  const type = imageType(bytes);
  if (type) return { image: `data:${type};base64,${Buffer.from(bytes).toString("base64")}` };
  const text = textOf(bytes);
  if (text === undefined) return "unknownKind";
  return bytes.length > fileLimits.textBytes ? "tooLarge" : { text };
}

/**
 * Reads the files of a question: text and images. What they are is told by their bytes, not by their names; they are
 * fetched only from Discord's own hosts.
 *
 * @param hosts where files may come from, as `host[:port]`
 */
export async function readFiles(
  files: readonly IncomingFile[],
  hosts: readonly string[],
  t: Catalogue,
): Promise<ReadFiles> {
  const texts: { name: string; text: string }[] = [];
  const images: string[] = [];
  const notes: string[] = [];
  for (const [i, file] of files.entries()) {
    const name = file.filename.replaceAll("`", "'").slice(0, 100);
    const content = i < fileLimits.files ? await readFile(file, hosts) : "tooMany";
    if (typeof content === "string") notes.push(t.files[content]({ name }));
    else if ("text" in content) texts.push({ name, text: content.text });
    else images.push(content.image);
  }
  return { texts, images, notes };
}
