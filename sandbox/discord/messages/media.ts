/** `attachment://name` in embeds, replaced by the file's address (Discord docs, Uploading Files). */
import type { Attachment } from "../model/message.ts";

/** A copy of the value in which every reference to one of the files is its address. */
export function resolveMedia<T>(value: T, attachments: readonly Attachment[]): T {
  if (attachments.length === 0) return value;
  return walk(value, new Map(attachments.map(({ filename, url }) => [`attachment://${filename}`, url]))) as T;
}

function walk(value: unknown, urls: Map<string, string>): unknown {
  if (typeof value === "string") return urls.get(value) ?? value;
  if (Array.isArray(value)) return value.map((one) => walk(one, urls));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, urls)]));
}
