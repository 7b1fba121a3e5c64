import { dirname, relative, resolve } from "node:path";
import { checkDatabase } from "./_database.ts";
import { lockFile } from "./_lock.ts";
import { StoreError } from "./errors.ts";

/** Where a store may lie. */
export interface StoreOptions {
  /** The folder that holds every store file; `data` by default. */
  readonly folder?: string;
  /** Milliseconds in which a KV Connect server has to answer; 10,000 by default. */
  readonly connectTimeout?: number;
}

/** An open database and what lets go of its file. */
export interface Opened {
  readonly kv: Deno.Kv;
  readonly release: () => void;
}

/** Opens the database a store's URL names. Throws {@linkcode StoreError} with a sentence. */
export async function openDatabase(url: string, options: StoreOptions): Promise<Opened> {
  const { folder = "data", connectTimeout = 10_000 } = options;
  try {
    if (url === ":memory:") return { kv: await Deno.openKv(url), release: () => {} };
    if (/^https?:/i.test(url)) return await openConnection(url, connectTimeout);
    return await openFile(url, folder);
  } catch (error) {
    throw new StoreError(`Cannot open store "${withoutSecrets(url)}": ${sentence(error)}`, { cause: error });
  }
}

async function openFile(path: string, folder: string): Promise<Opened> {
  confine(path, folder);
  await Deno.mkdir(dirname(path), { recursive: true });
  const release = await lockFile(`${path}.lock`);
  try {
    checkDatabase(path);
    return { kv: await Deno.openKv(path), release };
  } catch (error) {
    release();
    throw error;
  }
}

function confine(path: string, folder: string): void {
  if (path === "" || path.includes("\0")) throw new StoreError("it is not a path");
  if (/^[a-z][a-z+.-]+:/i.test(path)) throw new StoreError("it is neither a path nor an http or https URL");
  const inside = relative(resolve(folder), resolve(path));
  if (inside !== "" && !/^\.\.($|[/\\])/.test(inside) && resolve(folder, inside) === resolve(path)) return;
  throw new StoreError(`it is not a file inside the folder "${folder}"`);
}

async function openConnection(url: string, timeout: number): Promise<Opened> {
  if (!URL.canParse(url)) throw new StoreError("it is not a URL");
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new StoreError(`no answer within ${timeout} ms`)), timeout);
  try {
    return { kv: await Promise.race([Deno.openKv(url), promise]), release: () => {} };
  } finally {
    clearTimeout(timer);
  }
}

/** The URL as it may stand in a log: without user, password and query. */
function withoutSecrets(url: string): string {
  return url.replace(/^(https?:\/\/)[^/]*@/i, "$1").replace(/\?.*$/s, "");
}

/** The first line of what went wrong, for the words that are less clear than they could be in better ones. */
function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Deno.errors.NotCapable) return `Deno lacks a permission: ${firstLine(message)}`;
  if (error instanceof Deno.errors.PermissionDenied) return `permission denied: ${firstLine(message)}`;
  if (/file is not a database/.test(message)) return "the file is not a KV store";
  return firstLine(message);
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}
