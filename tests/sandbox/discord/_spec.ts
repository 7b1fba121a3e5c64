import assert from "node:assert/strict";
import type { Exchange } from "../../../sandbox/mod.ts";
import { type Json, OpenApi, readDescription } from "../../_support/openapi.ts";

/** Formats that Discord's description names and its patterns do not say. */
const FORMATS = {
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
  snowflake: /^\d{1,20}$/,
  nonce: true,
  int32: true,
  int64: true,
  double: true,
} as const;

/** Bit sets go beyond 2^53: the documentation has them as strings (Discord docs, Create Global Application Command). */
function permissionsAsString(schema: Json): Json {
  const properties = schema["properties"] as Json;
  return {
    ...schema,
    properties: { ...properties, default_member_permissions: { type: ["string", "null"] } },
  };
}

/** Where the description is not followed, with the reason; keys are names of schemas. */
const CORRECTIONS: Readonly<Record<string, (schema: Json) => Json>> = {
  // The codes of fields are words such as BASE_TYPE_REQUIRED (Discord docs, Reference > Error Messages).
  InnerErrors: (schema) => ({
    ...schema,
    properties: {
      _errors: {
        type: "array",
        items: {
          type: "object",
          required: ["code", "message"],
          properties: { code: { type: "string" }, message: { type: "string" } },
        },
      },
    },
  }),
  ApplicationCommandCreateRequest: permissionsAsString,
  ApplicationCommandPatchRequestPartial: permissionsAsString,
  ApplicationCommandUpdateRequest: permissionsAsString,
  // A deferred answer (5) makes a message too: the one that shows "is thinking".
  CreateMessageInteractionCallbackResponse: (schema) => ({
    ...schema,
    properties: { ...schema["properties"] as Json, type: { enum: [4, 5] } },
  }),
};

function corrected(description: Json): Json {
  const components = description["components"] as Record<string, Record<string, Json>>;
  const schemas = Object.entries(components["schemas"] ?? {})
    .map(([name, schema]) => [name, CORRECTIONS[name]?.(schema) ?? schema]);
  return { ...description, components: { ...components, schemas: Object.fromEntries(schemas) } };
}

const description = await readDescription("discord-openapi.json");

/** Discord's description of its REST interface; undefined where it is absent. */
export const discordApi: OpenApi | undefined = description && new OpenApi(corrected(description), FORMATS);

/** Fails unless every exchange of a bot is as Discord describes it. */
export function assertDescribed(exchanges: readonly Exchange[]): void {
  const faults = exchanges.filter(({ caller }) => caller !== "person").flatMap((one) =>
    discordApi?.faultsOf(one) ?? []
  );
  assert.deepEqual([...new Set(faults)], []);
}
