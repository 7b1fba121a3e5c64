import assert from "node:assert/strict";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./_support/source_tree.ts";

const schema = z.object({
  imports: z.record(z.string(), z.string()),
  tasks: z.record(z.string(), z.object({ description: z.string(), command: z.string() })),
  permissions: z.object({
    start: z.object({
      read: z.array(z.string()),
      write: z.array(z.string()),
      env: z.object({ allow: z.array(z.string()) }),
    }).loose(),
  }),
  compilerOptions: z.record(z.string(), z.unknown()),
  test: z.record(z.string(), z.unknown()),
});
const config = schema.parse(JSON.parse(await Deno.readTextFile(join(root, "deno.json"))));

Deno.test("every import is pinned to one version of one npm package", () => {
  for (const [name, target] of Object.entries(config.imports)) {
    assert.match(target, new RegExp(`^npm:${name}@\\d+\\.\\d+\\.\\d+$`));
  }
});

Deno.test("the compiler and the tests are strict", () => {
  const { strict, exactOptionalPropertyTypes, noUncheckedIndexedAccess } = config.compilerOptions;
  assert.deepEqual([strict, exactOptionalPropertyTypes, noUncheckedIndexedAccess], [true, true, true]);
  assert.deepEqual(config.test, { ...config.test, sanitizeOps: true, sanitizeResources: true });
});

Deno.test("the bot may write its data and nothing else, and run no program it was not given by name", () => {
  const { start } = config.permissions;
  assert.deepEqual(start.write, ["data"]);
  for (const kind of ["all", "run", "ffi", "sys", "read", "write", "env"]) {
    assert.notEqual(start[kind], true, `the permission "${kind}" is unlimited`);
  }
});

Deno.test("every variable of .env.example may be read", async () => {
  const example = await Deno.readTextFile(join(root, ".env.example"));
  const names = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);
  assert.ok(names.length > 0);
  for (const name of names) assert.ok(config.permissions.start.env.allow.includes(name ?? ""), `${name}`);
});

Deno.test("every task a task calls is there", () => {
  for (const [name, { command }] of Object.entries(config.tasks)) {
    for (const [, called = ""] of command.matchAll(/deno task (\w+)/g)) {
      assert.ok(called in config.tasks, `task "${name}" calls "${called}"`);
    }
  }
});
