declare const made: unique symbol;

/** A key of the store. Only `keys.ts` makes one, so that the compiler refuses any other. */
export type Key = readonly (string | number)[] & { readonly [made]: true };

/** Marks parts as a key; for `keys.ts`, and for keys that come back from the database. */
export function asKey(parts: readonly unknown[]): Key {
  return parts as unknown as Key;
}

/** The key as it stands in error messages: its parts joined with slashes. */
export function showKey(key: Key): string {
  return key.join("/");
}

/** The key with further parts behind it. */
export function extend(key: Key, ...parts: (string | number)[]): Key {
  return asKey([...key, ...parts]);
}
