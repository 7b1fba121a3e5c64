/** Request bodies: bounded, JSON or multipart, never trusted. */
import type { z } from "zod";
import { DiscordError, tooLarge } from "../errors.ts";
import { parseForm } from "../form.ts";
import { parseJson } from "../json.ts";

/** Largest request, bytes (Discord docs, Reference > Uploading Files). */
export const REQUEST_BYTES = 25 * 1024 * 1024;

/** Largest file, bytes (Discord docs, Reference > Uploading Files). */
export const FILE_BYTES = 10 * 1024 * 1024;

/** A file of a multipart body. `key` is n of `files[n]`. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Form<T> {
  readonly data: T;
  readonly files: Upload[];
}

/** A request, or the response that an application gives to one. */
type Received = Pick<Request, "headers" | "body">;

/** The JSON of a body; an empty body is an empty object. */
export async function readJson<S extends z.ZodType>(request: Received, schema: S): Promise<z.output<S>> {
  const { data } = await readForm(request, schema);
  return data;
}

/** A body that may bring files: JSON alone, or multipart with `payload_json` and `files[n]`. */
export async function readForm<S extends z.ZodType>(
  request: Received,
  schema: S,
): Promise<Form<z.output<S>>> {
  const bytes = await readBytes(request);
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) {
    return { data: parseForm(schema, parseBody(new TextDecoder().decode(bytes))), files: [] };
  }
  const parts = await parseMultipart(bytes, type);
  const files = await Promise.all(parts.files.map(toUpload));
  return { data: parseForm(schema, parts.payload), files };
}

async function readBytes(request: Received): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > REQUEST_BYTES) {
    await request.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of received(request)) {
    size += chunk.length;
    if (size > REQUEST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** The body's chunks; a client that went away meanwhile is no fault of ours. */
async function* received({ body }: Received): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  try {
    yield* body ?? [];
  } catch {
    throw new DiscordError(400, 0, "The request ended before its body");
  }
}

function parseBody(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidJson();
    throw error;
  }
}

function invalidJson(): DiscordError {
  return new DiscordError(400, 50109, "The request body contains invalid JSON.");
}

interface Parts {
  payload: unknown;
  files: { key: string; file: File }[];
}

async function parseMultipart(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Parts> {
  const fields: Record<string, string> = {};
  const files: Parts["files"] = [];
  for (const [name, value] of await formData(bytes, type)) {
    if (typeof value === "string") fields[name] = value;
    else files.push({ key: /^files\[(\d+)\]$/.exec(name)?.[1] ?? `${files.length}`, file: value });
  }
  const { payload_json, ...rest } = fields;
  return { payload: payload_json === undefined ? rest : parseBody(payload_json), files };
}

async function formData(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "content-type": type } }).formData();
  } catch (error) {
    if (error instanceof TypeError) throw new DiscordError(400, 50035, "Invalid Form Body");
    throw error;
  }
}

async function toUpload({ key, file }: { key: string; file: File }): Promise<Upload> {
  if (file.size > FILE_BYTES) throw tooLarge();
  return { key, name: file.name, contentType: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}
