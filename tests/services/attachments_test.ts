import assert from "node:assert/strict";
import { fileLimits, readFiles } from "../../services/attachments.ts";
import { en } from "../../services/catalogue/en.ts";
import type { IncomingFile } from "../../services/incoming.ts";

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3);
const bodies: Record<string, Uint8Array<ArrayBuffer> | string> = {
  "/note.txt": "Hello, Привет",
  "/picture.txt": png,
  "/zip.txt": Uint8Array.of(0x50, 0x4b, 0, 0, 0xff),
  "/long.txt": "x".repeat(fileLimits.textBytes + 1),
  "/huge.bin": "x".repeat(fileLimits.imageBytes + 1),
};

async function read(paths: readonly string[], size = 10) {
  await using server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/elsewhere.txt") return Response.redirect("http://127.0.0.1:9/", 302);
    const body = bodies[pathname];
    return body === undefined ? new Response(null, { status: 404 }) : new Response(body);
  });
  const host = `127.0.0.1:${server.addr.port}`;
  const files: IncomingFile[] = paths.map((path, i) => ({
    id: String(i),
    filename: path.slice(1),
    size,
    url: path.startsWith("http") ? path : `http://${host}${path}`,
  }));
  return await readFiles(files, [host], en);
}

Deno.test("text and pictures are told by their bytes", async () => {
  const files = await read(["/note.txt", "/picture.txt"]);
  assert.deepEqual(files.texts, [{ name: "note.txt", text: "Hello, Привет" }]);
  assert.deepEqual(files.images, [`data:image/png;base64,${btoa(String.fromCharCode(...png))}`]);
  assert.deepEqual(files.notes, []);
});

Deno.test("what cannot be read is named with the reason", async () => {
  assert.deepEqual((await read(["/zip.txt"])).notes, [en.files.unknownKind({ name: "zip.txt" })]);
  assert.deepEqual((await read(["/long.txt"])).notes, [en.files.tooLarge({ name: "long.txt" })]);
  assert.deepEqual((await read(["/huge.bin"])).notes, [en.files.tooLarge({ name: "huge.bin" })]);
  assert.deepEqual((await read(["/note.txt"], 10_000_000)).notes, [en.files.tooLarge({ name: "note.txt" })]);
  assert.deepEqual((await read(["/gone.txt"])).notes, [en.files.gone({ name: "gone.txt" })]);
});

Deno.test("files are fetched from Discord's hosts only, and redirects are not followed", async () => {
  const foreign = await read(["http://127.0.0.1:9/secret"]);
  assert.deepEqual(foreign.notes, [en.files.foreign({ name: "ttp://127.0.0.1:9/secret" })]);
  assert.deepEqual((await read(["/elsewhere.txt"])).notes, [en.files.gone({ name: "elsewhere.txt" })]);
});

Deno.test("four files are read at a time", async () => {
  const files = await read(Array.from({ length: 5 }, () => "/note.txt"));
  assert.equal(files.texts.length, 4);
  assert.deepEqual(files.notes, [en.files.tooMany({ name: "note.txt" })]);
});
