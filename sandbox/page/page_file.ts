import { createHash } from "node:crypto";

/** A text that is served to the browser. */
export interface PageFile {
  text: string;
  /** The `Content-Type`. */
  type: string;
  /** Changes when the text does. */
  etag: string;
}

const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
};

/** A file of the type its name says, or undefined for a name that is not served. */
export function pageFile(name: string, text: string): PageFile | undefined {
  const type = TYPES[name.split(".").at(-1) ?? ""];
  if (type === undefined) return undefined;
  return { text, type, etag: `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"` };
}
