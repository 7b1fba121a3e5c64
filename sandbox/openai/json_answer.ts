type Schema = Record<string, unknown>;

/** Levels of a schema that are followed. */
const MAX_DEPTH = 8;

/** The answer as the JSON text `response_format` asks for: `{"answer": …}`, or a value of the given schema. */
export function jsonAnswer(text: string, schema: Schema | undefined): string {
  return JSON.stringify(schema ? valueOf(schema, text, 0) : { answer: text });
}

function valueOf(schema: Schema, text: string, depth: number): unknown {
  if (Array.isArray(schema["enum"])) return chosen(schema["enum"], text);
  if (depth > MAX_DEPTH) return null;
  switch (schema["type"]) {
    case "object":
      return objectOf(schema, text, depth);
    case "array":
      return isSchema(schema["items"]) ? [valueOf(schema["items"], text, depth + 1)] : [];
    case "integer":
    case "number":
      return Number(/-?\d+(?:\.\d+)?/.exec(text)?.[0] ?? 0);
    case "boolean":
      return /\b(?:yes|true|correct)\b|да\b|верно/i.test(text);
    default:
      return text;
  }
}

function objectOf(schema: Schema, text: string, depth: number): Schema {
  const properties = isSchema(schema["properties"]) ? schema["properties"] : {};
  const entries = Object.entries(properties).map(([key, value]) =>
    [key, isSchema(value) ? valueOf(value, text, depth + 1) : null] as const
  );
  return Object.fromEntries(entries);
}

function chosen(choices: readonly unknown[], text: string): unknown {
  return choices.find((choice) => typeof choice === "string" && text.includes(choice)) ?? choices[0];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
