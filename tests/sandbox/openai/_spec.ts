/** A part of an OpenAPI description. */
export type Schema = Record<string, unknown>;

/** The official description beside the project, or undefined where it is absent. */
export async function readSpec(name: string): Promise<Schema | undefined> {
  try {
    return JSON.parse(await Deno.readTextFile(new URL(`../../../../shared/specs/${name}`, import.meta.url)));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

/** What is wrong with a value by a schema of `spec`: one sentence a fault, none when it conforms. */
export function faultsOf(spec: Schema, schema: Schema, value: unknown, path = "$"): string[] {
  if (value === null && schema["nullable"] === true) return [];
  const reference = schema["$ref"];
  if (typeof reference === "string") return faultsOf(spec, resolve(spec, reference), value, path);
  return [
    ...list(schema["allOf"]).flatMap((part) => faultsOf(spec, part, value, path)),
    ...alternatives(spec, list(schema["anyOf"]).concat(list(schema["oneOf"])), value, path),
    ...typeFaults(schema, value, path),
    ...enumFaults(schema, value, path),
    ...objectFaults(spec, schema, value, path),
    ...arrayFaults(spec, schema, value, path),
  ];
}

function alternatives(spec: Schema, choices: Schema[], value: unknown, path: string): string[] {
  const faults = choices.map((choice) => faultsOf(spec, choice, value, path));
  if (choices.length === 0 || faults.some((found) => found.length === 0)) return [];
  return [`${path} fits no alternative: ${faults.flat().join("; ")}`];
}

function typeFaults(schema: Schema, value: unknown, path: string): string[] {
  const wanted = schema["type"];
  const actual = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  const fits = wanted === undefined || wanted === actual ||
    (actual === "number" && (wanted === "number" || (wanted === "integer" && Number.isInteger(value))));
  return fits ? [] : [`${path} is ${actual}, not ${wanted}`];
}

function enumFaults(schema: Schema, value: unknown, path: string): string[] {
  const allowed = schema["enum"];
  return Array.isArray(allowed) && !allowed.includes(value)
    ? [`${path} is "${value}", not one of ${allowed}`]
    : [];
}

function objectFaults(spec: Schema, schema: Schema, value: unknown, path: string): string[] {
  if (!isSchema(value)) return [];
  const properties = isSchema(schema["properties"]) ? schema["properties"] : {};
  const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  const missing = required.filter((key) => !(key in value)).map((key) => `${path}.${key} is missing`);
  const inner = Object.entries(properties).flatMap(([key, part]) =>
    key in value && isSchema(part) ? faultsOf(spec, part, value[key], `${path}.${key}`) : []
  );
  return [...missing, ...inner];
}

function arrayFaults(spec: Schema, schema: Schema, value: unknown, path: string): string[] {
  const items = schema["items"];
  if (!Array.isArray(value) || !isSchema(items)) return [];
  return value.flatMap((item, index) => faultsOf(spec, items, item, `${path}[${index}]`));
}

function resolve(spec: Schema, reference: string): Schema {
  let at: unknown = spec;
  for (const key of reference.replace(/^#\//, "").split("/")) at = isSchema(at) ? at[key] : undefined;
  if (!isSchema(at)) throw new Error(`Cannot resolve "${reference}": not in the description`);
  return at;
}

function list(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
