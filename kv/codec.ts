import type { z } from "zod";
import type { Key } from "./_key.ts";
import { StoreError, UnreadableRowError } from "./errors.ts";

/** Turns a record's fields as version n wrote them into those of version n + 1. */
export type Upcast = (fields: Record<string, unknown>) => object;

/** What a kind of record is made of. */
export interface RecordDefinition<T extends object> {
  /** The record's name in error messages. */
  readonly name: string;
  /** The version that is written, from 1. */
  readonly version: number;
  /** The fields of that version; `v` is taken, and input and output are the same (no defaults, no transforms). */
  readonly schema: z.ZodType<T, T>;
  /** For every version before: how its fields become those of the next. */
  readonly upcasts?: Readonly<Record<number, Upcast>>;
}

/** A kind of record: UTF-8 JSON bytes `{"v": version, …fields}` and back. */
export interface RecordType<T extends object> {
  readonly name: string;
  readonly version: number;
  /** Throws {@linkcode StoreError} when the value does not fit its own schema. */
  encode(value: T): Uint8Array<ArrayBuffer>;
  /** Throws {@linkcode UnreadableRowError}, naming the key, for anything that is not this record. */
  decode(key: Key, bytes: Uint8Array): T;
}

/** Defines a kind of record. Throws {@linkcode StoreError} when an older version has no upcast. */
export function defineRecord<T extends object>(definition: RecordDefinition<T>): RecordType<T> {
  const { name, version, upcasts = {} } = definition;
  if (!Number.isSafeInteger(version) || version < 1) {
    throw new StoreError(`Cannot define record "${name}": version ${version} is not a whole number from 1`);
  }
  for (let v = 1; v < version; v++) {
    if (!upcasts[v]) throw new StoreError(`Cannot define record "${name}": version ${v} has no upcast`);
  }
  return {
    name,
    version,
    encode: (value) => encode(definition, value),
    decode: (key, bytes) => decode(definition, key, bytes),
  };
}

function encode<T extends object>(definition: RecordDefinition<T>, value: T): Uint8Array<ArrayBuffer> {
  const { name, version, schema } = definition;
  if ("v" in value) throw new StoreError(`Cannot write ${name}: the field "v" is taken by its version`);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new StoreError(`Cannot write ${name}: ${describe(parsed.error)}`);
  return new TextEncoder().encode(JSON.stringify({ v: version, ...parsed.data }));
}

function decode<T extends object>(definition: RecordDefinition<T>, key: Key, bytes: Uint8Array): T {
  const { name, schema } = definition;
  const parsed = schema.safeParse(upcast(definition, key, parseJson(key, bytes)));
  if (parsed.success) return parsed.data;
  throw new UnreadableRowError(key, `it is not ${name}: ${describe(parsed.error)}`);
}

function parseJson(key: Key, bytes: Uint8Array): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new UnreadableRowError(key, "it is not JSON in UTF-8", { cause });
  }
  if (isFields(value)) return value;
  throw new UnreadableRowError(key, "it is not a JSON object");
}

function upcast<T extends object>(
  definition: RecordDefinition<T>,
  key: Key,
  row: Record<string, unknown>,
): object {
  const { version, upcasts = {} } = definition;
  const { v, ...fields } = row;
  if (typeof v !== "number" || !Number.isSafeInteger(v) || v < 1) {
    throw new UnreadableRowError(key, "its version is missing");
  }
  if (v > version) {
    throw new UnreadableRowError(key, `its version ${v} is newer than ${version}, the newest known`);
  }
  let current = fields;
  for (let from = v; from < version; from++) current = step(key, from, upcasts[from], current);
  return current;
}

function step(key: Key, from: number, up: Upcast | undefined, fields: Record<string, unknown>) {
  try {
    return { ...up?.(fields) };
  } catch (cause) {
    throw new UnreadableRowError(key, `it cannot be brought from version ${from} to ${from + 1}`, { cause });
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is wrong and where, without the values. */
function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join(".") || "the whole"}: ${message}`).join("; ");
}
