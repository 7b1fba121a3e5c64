/** Longest expression that is computed, in characters. */
const MAX_LENGTH = 200;

/** The first arithmetic expression of a text with at least one operator, with its value, or undefined. */
export function computeIn(text: string): { expression: string; value: number } | undefined {
  const plain = withSigns(text);
  for (const match of plain.matchAll(/[-(]*\d[\d\s.()+\-*/^%]*/g)) {
    const expression = balanced(match[0].trim().replace(/[\s.+\-*/^%(]+$/, ""));
    if (expression.length > MAX_LENGTH || !/\d\s*\)*\s*[+\-*/^%]/.test(expression)) continue;
    const value = compute(expression);
    if (value !== undefined) return { expression: expression.replace(/\s+/g, " "), value };
  }
  return undefined;
}

function withSigns(text: string): string {
  return text.slice(0, 10_000).toLowerCase()
    .replace(/[×·]|(?<=\d\s*)[xх](?=\s*\d)|\btimes\b|\bmultiplied by\b|умножить на/g, "*")
    .replace(/÷|:(?=\s*\d)|\bdivided by\b|разделить на|делить на/g, "/")
    .replace(/−|\bminus\b|минус/g, "-")
    .replace(/\bplus\b|плюс/g, "+")
    .replace(/(?<=\d),(?=\d)/g, ".");
}

/** Drops closing brackets that were never opened. */
function balanced(expression: string): string {
  let open = 0;
  return [...expression].filter((sign) => {
    if (sign === "(") open++;
    if (sign === ")") open--;
    const stray = open < 0;
    open = Math.max(0, open);
    return !stray;
  }).join("");
}

/** The value of an expression of numbers, `+ - * / % ^` and brackets; undefined when it is none. */
export function compute(expression: string): number | undefined {
  const tokens = expression.match(/\d+(?:\.\d+)?|[-+*/%^()]/g) ?? [];
  if (tokens.join("") !== expression.replace(/\s+/g, "")) return undefined;
  const reader = { tokens, at: 0 };
  const value = sum(reader);
  return reader.at === tokens.length && Number.isFinite(value) ? value : undefined;
}

interface Reader {
  tokens: string[];
  at: number;
}

function sum(reader: Reader): number {
  let value = product(reader);
  for (let sign = next(reader, "+-"); sign; sign = next(reader, "+-")) {
    const right = product(reader);
    value = sign === "+" ? value + right : value - right;
  }
  return value;
}

function product(reader: Reader): number {
  let value = power(reader);
  for (let sign = next(reader, "*/%"); sign; sign = next(reader, "*/%")) {
    const right = power(reader);
    value = sign === "*" ? value * right : sign === "/" ? value / right : value % right;
  }
  return value;
}

function power(reader: Reader): number {
  if (next(reader, "-")) return -power(reader);
  const base = atom(reader);
  return next(reader, "^") ? base ** power(reader) : base;
}

function atom(reader: Reader): number {
  if (!next(reader, "(")) return Number(reader.tokens[reader.at++] ?? NaN);
  const value = sum(reader);
  return next(reader, ")") ? value : NaN;
}

/** Takes the next token when it is one of these signs. */
function next(reader: Reader, signs: string): string | undefined {
  const token = reader.tokens[reader.at];
  if (token === undefined || !signs.includes(token)) return undefined;
  reader.at++;
  return token;
}
