/** Files of messages: named, measured, stored and found again. */
import type { Discord } from "../discord.ts";
import { fieldError } from "../form.ts";
import type { Attachment } from "../model/message.ts";
import type { Upload } from "../rest/body.ts";
import type { AttachmentRequest } from "./draft.ts";
import { imageSize } from "./image_size.ts";

/** Most files in one message. */
const FILES = 10;

/** What the sender said of the files, and the files. */
export interface Attaching {
  readonly channelId: string;
  readonly requests: readonly AttachmentRequest[] | null | undefined;
  readonly files: readonly Upload[];
  readonly ephemeral: boolean;
}

/** Stores the files and answers their attachments; throws 50035 when a request names no file. */
export function storeAttachments(
  discord: Discord,
  { channelId, requests, files, ephemeral }: Attaching,
): Attachment[] {
  if (files.length > FILES) {
    throw fieldError(["files"], "BASE_TYPE_MAX_LENGTH", `Must be ${FILES} or fewer in length.`);
  }
  const wanted = requests ?? files.map(({ key }) => ({ id: key }));
  return wanted.map((request, index) => {
    const file = files.find(({ key }) => key === (request.id ?? `${index}`));
    if (!file) {
      throw fieldError(
        ["attachments", index, "id"],
        "ATTACHMENT_NOT_FOUND",
        "The attachment has no file in this request",
      );
    }
    return store(discord, { channelId, file, request, ephemeral });
  });
}

function store(
  discord: Discord,
  { channelId, file, request, ephemeral }: {
    channelId: string;
    file: Upload;
    request: AttachmentRequest;
    ephemeral: boolean;
  },
): Attachment {
  const id = discord.nextId();
  const original = request.filename ?? file.name;
  const filename = safeName(original);
  const contentType = contentTypeOf(file.contentType, filename);
  const path = `/attachments/${channelId}/${id}/${filename}`;
  discord.state.files.set(path, { bytes: file.bytes, contentType });
  const url = `${discord.origin}/cdn${path}`;
  const title = request.title ?? (original === filename ? null : original);
  return {
    id,
    filename,
    size: file.bytes.length,
    url,
    proxy_url: url,
    content_type: contentType,
    ...(contentType.startsWith("image/") ? imageSize(file.bytes) : {}),
    ...(title ? { title } : {}),
    ...(request.description ? { description: request.description } : {}),
    ...(typeof request.duration_secs === "number" ? { duration_secs: request.duration_secs } : {}),
    ...(request.waveform ? { waveform: request.waveform } : {}),
    ...(ephemeral ? { ephemeral: true } : {}),
  };
}

/** Spaces become underscores and all but plain characters go, as Discord does. */
export function safeName(name: string): string {
  const plain = name.replaceAll(" ", "_").replace(/[^A-Za-z0-9._-]/g, "").replace(/^\.+/, "").slice(-200);
  return plain === "" ? "file" : plain;
}

const TYPES = new Map(Object.entries({
  txt: "text/plain; charset=utf-8",
  md: "text/markdown; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  json: "application/json",
  jsonl: "application/jsonl",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  ogg: "audio/ogg",
  mp3: "audio/mpeg",
  wav: "audio/wav",
  m4a: "audio/mp4",
  flac: "audio/flac",
  zip: "application/zip",
  gz: "application/gzip",
  pdf: "application/pdf",
}));

/** A media type that can stand in a header. */
const MEDIA_TYPE = /^[\w.+-]{1,80}\/[\w.+-]{1,80}(; ?[\w-]{1,40}="?[\w.-]{1,80}"?)*$/;

function contentTypeOf(claimed: string, filename: string): string {
  if (MEDIA_TYPE.test(claimed) && claimed !== "application/octet-stream") return claimed;
  const extension = filename.split(".").at(-1)?.toLowerCase() ?? "";
  return TYPES.get(extension) ?? "application/octet-stream";
}
