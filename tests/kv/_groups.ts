import type { Mutation } from "../../kv/mod.ts";
import { bytes, key, seeded } from "./_stores.ts";

export { scope } from "./_stores.ts";

/** The key of a group's first row. */
export const head = (number: number) => key("head", number);

/** The key of a group's second row. */
export const tail = (number: number) => key("tail", number);

/** The two rows of a group, which are written together or not at all. */
export function groupOf(number: number): Mutation[] {
  return [
    { type: "set", key: head(number), value: bytes(`head ${number}`) },
    { type: "set", key: tail(number), value: bytes(`tail ${number} `.repeat(number % 700)) },
  ];
}

/** A blob of four chunks. */
export function blobOf(number: number): Uint8Array<ArrayBuffer> {
  const random = seeded(number);
  return Uint8Array.from({ length: 200_000 }, () => random() * 256);
}
