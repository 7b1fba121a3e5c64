import assert from "node:assert/strict";
import type { Part, ReplyTransport } from "../../services/reply.ts";
import { streamText } from "../../services/stream.ts";

/** A transport that notes what it is told; `onWrite` lets a test wait for it, or fail it. */
function recorder(onWrite: (written: string) => void | Promise<void> = () => {}) {
  const messages = new Map<string, Part>();
  const writes: string[] = [];
  const write = async (id: string, part: Part, kind: string) => {
    writes.push(kind);
    await onWrite(part.content);
    messages.set(id, part);
  };
  const transport: ReplyTransport = {
    async post(part) {
      const id = String(messages.size + 1);
      await write(id, part, "post");
      return id;
    },
    edit: (id, part) => write(id, part, "edit"),
    remove: (id) => Promise.resolve(void messages.delete(id)),
    working: () => Promise.resolve(),
    update: () => Promise.reject(new Error("not here")),
    modal: () => Promise.reject(new Error("not here")),
    suggest: () => Promise.reject(new Error("not here")),
  };
  return { transport, messages, writes };
}

async function* pieces(...texts: (string | Promise<string>)[]): AsyncGenerator<string> {
  for (const text of texts) yield await text;
}

Deno.test("a quick text is posted once, whole, with its last buttons", async () => {
  const { transport, messages, writes } = recorder();
  const after = [{ label: "Again", id: "again" }];
  assert.deepEqual(await streamText(pieces("one ", "two"), transport, { after }), ["1"]);
  assert.deepEqual(writes, ["post"]);
  assert.deepEqual(messages.get("1"), { content: "one two", buttons: after });
});

Deno.test("a slow text is shown while it grows, with the buttons for that", async () => {
  const shown = Promise.withResolvers<string>();
  const { transport, messages, writes } = recorder(() => shown.resolve(" two"));
  const during = [{ label: "Stop", id: "stop" }];
  const seen: string[] = [];
  const source = pieces("```js\none", shown.promise);
  await streamText(source, transport, { during, onMessage: (id) => seen.push(id) });
  assert.deepEqual(writes, ["post", "edit"]);
  assert.deepEqual(messages.get("1"), { content: "```js\none two", buttons: [] });
  assert.deepEqual(seen, ["1"]);
});

Deno.test("a text is written into earlier messages, and those that are left over go", async () => {
  const { transport, messages } = recorder();
  await streamText(pieces("x".repeat(2500)), transport);
  assert.equal(messages.size, 2);
  assert.deepEqual(await streamText(pieces("short"), transport, { into: ["1", "2"] }), ["1"]);
  assert.deepEqual([...messages].map(([id, { content }]) => [id, content]), [["1", "short"]]);
});

Deno.test("a source that fails shows what it said and rejects with its error", async () => {
  const { transport, messages } = recorder();
  async function* failing(): AsyncGenerator<string> {
    yield "half";
    await Promise.reject(new Error("broken"));
  }
  await assert.rejects(streamText(failing(), transport), /broken/);
  assert.equal(messages.get("1")?.content, "half");
});

Deno.test("a source that fails before it said anything posts nothing", async () => {
  const { transport, messages } = recorder();
  // deno-lint-ignore require-yield
  async function* failing(): AsyncGenerator<string> {
    await Promise.reject(new Error("broken"));
  }
  await assert.rejects(streamText(failing(), transport), /broken/);
  assert.equal(messages.size, 0);
});

Deno.test("a write that fails ends the source", async () => {
  let closed = false;
  const failed = Promise.withResolvers<string>();
  const { transport } = recorder(() => {
    failed.resolve("more");
    throw new Error("refused");
  });
  async function* source(): AsyncGenerator<string> {
    try {
      yield "one";
      yield await failed.promise;
      for (;;) yield await new Promise<string>((resolve) => queueMicrotask(() => resolve("x")));
    } finally {
      closed = true;
    }
  }
  await assert.rejects(streamText(source(), transport), /refused/);
  assert.equal(closed, true);
});
