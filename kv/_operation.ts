import { z } from "zod";
import type { Reads } from "./_reads.ts";
import { defineRecord } from "./codec.ts";
import { UnreadableRowError } from "./errors.ts";
import { keys } from "./keys.ts";
import { setRecord } from "./record.ts";
import type { SetRow } from "./row.ts";

/** Something that must not happen twice. */
export interface Operation<R> {
  /** Its name, the same for every repeat. */
  readonly id: string;
  /** The shape of its result, which is remembered as JSON. */
  readonly result: z.ZodType<R>;
}

/** After this time a remembered result may be collected: no repeat comes that late. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

const record = defineRecord({
  name: "a remembered operation",
  version: 1,
  schema: z.object({ result: z.unknown().optional() }),
});

/** The result of an operation that has happened before, undefined when it has not. */
export async function recall<R>(reads: Reads, operation: Operation<R>): Promise<{ result: R } | undefined> {
  const key = keys.operation(operation.id);
  const before = await reads.record(record, key);
  if (before === undefined) return undefined;
  const parsed = operation.result.safeParse(before.result);
  if (parsed.success) return { result: parsed.data };
  throw new UnreadableRowError(key, "it is the result of another operation");
}

/** The change that remembers an operation's result. */
export function remember<R>(operation: Operation<R>, result: R): SetRow {
  return { ...setRecord(record, keys.operation(operation.id), { result }), expireIn: KEPT_MS };
}
