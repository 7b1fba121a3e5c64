import assert from "node:assert/strict";
import { OpenApi } from "../../_support/openapi.ts";

const api = new OpenApi({
  openapi: "3.1.0",
  paths: {
    "/users/{id}": { get: { responses: { 200: { $ref: "#/components/responses/User" } } } },
    "/users/@me": {
      get: { responses: { 200: { $ref: "#/components/responses/Me" } } },
      delete: { responses: { 204: { description: "gone" } } },
      patch: {
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Named" } } },
        },
        responses: { "4XX": { content: { "application/json": { schema: { type: "string" } } } } },
      },
    },
  },
  components: {
    responses: {
      User: { content: { "application/json": { schema: { $ref: "#/components/schemas/Named" } } } },
      Me: { content: { "application/json": { schema: { const: "me" } } } },
    },
    schemas: {
      Named: {
        type: "object",
        required: ["name"],
        properties: { name: { type: ["string", "null"], format: "word" } },
      },
    },
  },
}, { word: /^\w+$/ });

const exchange = {
  method: "GET",
  path: "/users/1",
  requestBody: undefined,
  status: 200,
  responseBody: { name: "a" },
};

Deno.test("An exchange that is as described has no faults; paths without parameters come first", () => {
  assert.deepEqual(api.faultsOf(exchange), []);
  assert.deepEqual(api.faultsOf({ ...exchange, responseBody: { name: null, more: 1 } }), []);
  assert.deepEqual(api.faultsOf({ ...exchange, path: "/users/@me", responseBody: "me" }), []);
  assert.deepEqual(
    api.faultsOf({ ...exchange, method: "DELETE", path: "/users/@me", status: 204, responseBody: undefined }),
    [],
  );
  const patch = { ...exchange, method: "PATCH", path: "/users/@me", requestBody: { name: "b" } };
  assert.deepEqual(api.faultsOf({ ...patch, status: 404, responseBody: "no" }), []);
});

Deno.test("Every deviation is told", () => {
  const found = [
    { ...exchange, path: "/nowhere" },
    { ...exchange, status: 201 },
    { ...exchange, responseBody: {} },
    { ...exchange, responseBody: { name: "two words" } },
    { ...exchange, responseBody: undefined },
    { ...exchange, method: "DELETE", path: "/users/@me", status: 204 },
    { ...exchange, method: "PATCH", path: "/users/@me", status: 400, responseBody: "no" },
    {
      ...exchange,
      method: "PATCH",
      path: "/users/@me",
      requestBody: { name: 1 },
      status: 400,
      responseBody: "no",
    },
  ].map((one) => api.faultsOf(one));
  assert.deepEqual(found, [
    ["GET /nowhere is not described"],
    ["GET /users/{id} 201 is no described status"],
    [`GET /users/{id} 200 body must have required property 'name' {"missingProperty":"name"}`],
    ['GET /users/{id} 200 /name must match format "word" {"format":"word"}'],
    ["GET /users/{id} 200 has no body"],
    ["DELETE /users/@me 204 has a body that is not described"],
    ["PATCH /users/@me request has no body"],
    ['PATCH /users/@me request /name must be string,null {"type":["string","null"]}'],
  ]);
});
