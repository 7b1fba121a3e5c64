import assert from "node:assert/strict";
import { OpenaiFaults } from "../../../sandbox/openai/mod.ts";
import { withStandin } from "./_client.ts";
import { faultsOf, readSpec } from "./_spec.ts";

const spec = await readSpec("openai-openapi.json");
const ignore = spec === undefined;

function assertConforms(schema: string, value: unknown): void {
  assert.deepEqual(faultsOf(spec ?? {}, { $ref: `#/components/schemas/${schema}` }, value), []);
}

Deno.test({
  name: "requests and answers conform to OpenAI's description (needs ../shared/specs)",
  ignore,
  async fn() {
    const faults = new OpenaiFaults();
    await withStandin({ faults }, async ({ client }) => {
      const request = {
        model: "sandbox-mini",
        messages: [{ role: "system" as const, content: "You are Pupil." }, {
          role: "user" as const,
          content: "hi",
        }],
      };
      assertConforms("CreateChatCompletionRequest", request);
      assertConforms("ListModelsResponse", await rawOf(client.models.list()));
      assertConforms("Model", await rawOf(client.models.retrieve("sandbox-mini")));
      assertConforms("CreateChatCompletionResponse", await rawOf(client.chat.completions.create(request)));
      faults.set({ kind: "refuse" });
      assertConforms("CreateChatCompletionResponse", await rawOf(client.chat.completions.create(request)));
      const streamed = { ...request, stream: true as const, stream_options: { include_usage: true } };
      assertConforms("CreateChatCompletionRequest", streamed);
      for await (const chunk of await client.chat.completions.create(streamed)) {
        assertConforms("CreateChatCompletionStreamResponse", chunk);
      }
    });
  },
});

Deno.test({
  name: "errors conform to OpenAI's description (needs ../shared/specs)",
  ignore,
  async fn() {
    await withStandin({}, async ({ baseUrl }) => {
      const answer = await fetch(`${baseUrl}/chat/completions`, { method: "POST", body: "{}" });
      assertConforms("ErrorResponse", await answer.json());
    });
  },
});

async function rawOf(call: { asResponse(): Promise<Response> }): Promise<unknown> {
  return await (await call.asResponse()).json();
}
