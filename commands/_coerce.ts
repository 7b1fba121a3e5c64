import type { ArgSpec } from "./_arg.ts";

const booleans: Readonly<Record<string, boolean>> = {
  yes: true,
  on: true,
  true: true,
  да: true,
  no: false,
  off: false,
  false: false,
  нет: false,
};

const mention = { user: /^<@!?(\d{17,20})>$/, channel: /^<#(\d{17,20})>$/, role: /^<@&(\d{17,20})>$/ };

/** Turns a written word into what the argument's schema expects; leaves it as it is when it does not fit. */
export function coerce(spec: ArgSpec, word: string): unknown {
  switch (spec.kind) {
    case "integer":
    case "number":
      return /^[+-]?\d+(\.\d+)?$/.test(word) ? Number(word) : word;
    case "boolean":
      return booleans[word.toLowerCase()] ?? word;
    case "user":
    case "channel":
    case "role":
      return mention[spec.kind].exec(word)?.[1] ?? word;
    case "message":
      return word.replace(/^<(.*)>$/, "$1");
    default:
      return word;
  }
}

/** Turns the written values of a control or a form into what the arguments' schemas expect. */
export function coerceAll(
  specs: readonly ArgSpec[],
  raw: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => {
      const spec = specs.find((spec) => spec.name === name);
      return [name, spec && typeof value === "string" ? coerce(spec, value) : value];
    }),
  );
}
