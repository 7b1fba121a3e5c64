/** Checks HTTP exchanges against an OpenAPI 3.1 description. */
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";

/** A description, or a part of one. */
export type Json = { readonly [key: string]: unknown };

/** A request and its answer; a path is without the server's. */
export interface HttpExchange {
  readonly method: string;
  readonly path: string;
  readonly requestBody: unknown;
  readonly status: number;
  readonly responseBody: unknown;
}

interface Operation {
  /** As it stands in the description, e.g. `/channels/{channel_id}`. */
  readonly template: string;
  readonly pattern: RegExp;
  readonly method: string;
  readonly body: Json;
}

/** Where the whole description is known to the validator. */
const ROOT = "description";

/** The description beside the project, or undefined where it is absent. */
export async function readDescription(name: string): Promise<Json | undefined> {
  try {
    return JSON.parse(await Deno.readTextFile(new URL(`../../../shared/specs/${name}`, import.meta.url)));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

export class OpenApi {
  readonly #ajv: Ajv2020;
  readonly #operations: readonly Operation[];
  readonly #compiled = new Map<string, ValidateFunction>();

  /** `formats` are those of the description that its patterns do not already say. */
  constructor(readonly description: Json, formats: Readonly<Record<string, RegExp | true>>) {
    this.#ajv = new Ajv2020({ strict: false, allErrors: true, formats: { ...formats } });
    this.#ajv.addSchema({ ...description, $id: ROOT });
    this.#operations = Object.entries(part(description, "paths"))
      .flatMap(([template, methods]) => operations(template, methods))
      .toSorted((a, b) => parameters(a.template) - parameters(b.template));
  }

  /** Everything in which an exchange is not as described: one sentence a fault. */
  faultsOf(exchange: HttpExchange): string[] {
    const { method, path } = exchange;
    const operation = this.#operations.find((one) => one.method === method && one.pattern.test(path));
    if (!operation) return [`${method} ${path} is not described`];
    const name = `${method} ${operation.template}`;
    return [
      ...this.#requestFaults(operation, exchange.requestBody).map((fault) => `${name} request ${fault}`),
      ...this.#responseFaults(operation, exchange).map((fault) => `${name} ${exchange.status} ${fault}`),
    ];
  }

  #requestFaults({ template, method, body }: Operation, value: unknown): string[] {
    const request = body["requestBody"];
    if (!isJson(request)) return [];
    const pointer = [
      "paths",
      template,
      method.toLowerCase(),
      "requestBody",
      "content",
      "application/json",
      "schema",
    ];
    if (value !== undefined) return this.#faults(pointer, value);
    return request["required"] === true ? ["has no body"] : [];
  }

  #responseFaults({ template, method, body }: Operation, { status, responseBody }: HttpExchange): string[] {
    const responses = part(body, "responses");
    const key = [`${status}`, `${Math.floor(status / 100)}XX`].find((one) => one in responses);
    if (key === undefined) return ["is no described status"];
    const base = this.#follow(["paths", template, method.toLowerCase(), "responses", key]);
    const pointer = [...base, "content", "application/json", "schema"];
    if (this.#at(pointer) === undefined) {
      return responseBody === undefined ? [] : ["has a body that is not described"];
    }
    return responseBody === undefined ? ["has no body"] : this.#faults(pointer, responseBody);
  }

  #faults(pointer: readonly string[], value: unknown): string[] {
    const $ref = `${ROOT}#/${pointer.map(escaped).join("/")}`;
    const validate = this.#compiled.get($ref) ?? this.#ajv.compile({ $ref });
    this.#compiled.set($ref, validate);
    return validate(value) ? [] : [...new Set((validate.errors ?? []).map(sentence))];
  }

  /** The place a reference points to, or the place itself. */
  #follow(pointer: readonly string[]): readonly string[] {
    const at = this.#at(pointer);
    const reference = isJson(at) ? at["$ref"] : undefined;
    return typeof reference === "string" ? reference.replace(/^#\//, "").split("/") : pointer;
  }

  #at(pointer: readonly string[]): unknown {
    return pointer.reduce<unknown>((at, key) => isJson(at) ? at[key] : undefined, this.description);
  }
}

/** Paths with fewer parameters come first: `@me` is not an id. */
function parameters(template: string): number {
  return template.split("{").length;
}

function operations(template: string, methods: unknown): Operation[] {
  if (!isJson(methods)) return [];
  const pattern = new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}$`);
  return Object.entries(methods).flatMap(([method, body]) =>
    isJson(body) && method !== "parameters" ? [{ template, pattern, method: method.toUpperCase(), body }] : []
  );
}

function sentence({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || "body"} ${message} ${JSON.stringify(params)}`;
}

function escaped(key: string): string {
  return encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function part(value: Json, key: string): Json {
  const found = value[key];
  return isJson(found) ? found : {};
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
