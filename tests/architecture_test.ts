import assert from "node:assert/strict";
import { join } from "node:path";
import { type Rules, violations } from "./_support/architecture.ts";
import { root, sourceTree } from "./_support/source_tree.ts";

const bot = ["main.ts", "commands", "services", "voice", "kv"];
const { imports }: { imports: Record<string, string> } = JSON.parse(
  await Deno.readTextFile(join(root, "deno.json")),
);

/** The import table: imports point only down. */
const rules: Rules = {
  layers: {
    "main.ts": ["commands", "services", "voice", "kv"],
    commands: ["services"],
    services: ["voice", "kv"],
    voice: [],
    kv: [],
    sandbox: [],
    bench: "anything",
    tests: "anything",
    ".ci": [],
  },
  packages: [
    {
      names: ["discordeno", "@discordeno/", "@discordjs/", "@snazzah/davey"],
      only: ["services/discord", "voice", "tests", "bench"],
    },
    { names: ["discord.js", "fast-check", "playwright-core"], only: ["tests", "bench"] },
  ],
  uses: [
    { what: "the environment", only: ["services/config.ts"], within: bot },
    { what: "Deno.openKv", only: ["kv"], within: bot },
    { what: "an import that is not a literal", only: [], within: bot },
  ],
  acyclic: bot,
  importMap: Object.keys(imports),
};

Deno.test("every import of the project keeps to the table", async () => {
  const files = await sourceTree();
  for (const place of ["main.ts", "kv/mod.ts", "tests/architecture_test.ts"]) {
    assert.ok(files.has(place), place);
  }
  const broken = violations(files, rules);
  assert.deepEqual(broken, [], `\n${broken.join("\n")}\n`);
});

const planted: Record<string, { files: Record<string, string>; found: string[] }> = {
  "a command that reaches the store": {
    files: { "commands/hi.ts": '\nimport { get } from "../kv/mod.ts";' },
    found: ['commands/hi.ts:2 imports "../kv/mod.ts": commands may import only services'],
  },
  "an import upward, even of a type": {
    files: {
      "kv/a.ts": 'import type { A } from "../services/a.ts";',
      "voice/a.ts": 'export * from "../kv/a.ts";',
      "services/a.ts": 'type C = import("../commands/a.ts").C;',
    },
    found: [
      'kv/a.ts:1 imports "../services/a.ts": kv may import nothing else of ours',
      'voice/a.ts:1 imports "../kv/a.ts": voice may import nothing else of ours',
      'services/a.ts:1 imports "../commands/a.ts": services may import only voice, kv',
    ],
  },
  "the sandbox and the bot side by side": {
    files: {
      "sandbox/discord/a.ts": 'await import("../../services/a.ts");',
      "services/a.ts": 'export { b } from "../sandbox/b.ts";',
      "sandbox/b.ts": 'new Worker(new URL("../main.ts", import.meta.url));',
    },
    found: [
      'sandbox/discord/a.ts:1 imports "../../services/a.ts": sandbox may import nothing else of ours',
      'services/a.ts:1 imports "../sandbox/b.ts": services may import only voice, kv',
      'sandbox/b.ts:1 imports "../main.ts": sandbox may import nothing else of ours',
    ],
  },
  "tests imported by what is no test": {
    files: {
      "kv/a.ts": 'import "../tests/kv/a.ts";',
      "bench/a.ts": 'import "../tests/a.ts"; import "../kv/b.ts";',
    },
    found: ['kv/a.ts:1 imports "../tests/kv/a.ts": kv may import nothing else of ours'],
  },
  "Discord's libraries outside their folders": {
    files: {
      "commands/a.ts": 'import { createBot } from "discordeno";',
      "services/chat.ts": 'import "discordeno/rest";',
      "services/discord/a.ts": 'import "discordeno";',
      "sandbox/a.ts": 'import "discordeno";',
    },
    found: [
      'commands/a.ts:1 imports "discordeno": only services/discord, voice, tests, bench may import it',
      'services/chat.ts:1 imports "discordeno/rest": only services/discord, voice, tests, bench may import it',
      'sandbox/a.ts:1 imports "discordeno": only services/discord, voice, tests, bench may import it',
    ],
  },
  "packages around the import map": {
    files: { "kv/a.ts": 'import "npm:zod@4"; import "left-pad"; import "zod/mini"; import "node:path";' },
    found: [
      'kv/a.ts:1 imports "npm:zod@4": it is not in the import map',
      'kv/a.ts:1 imports "left-pad": it is not in the import map',
    ],
  },
  "the environment, by whatever name": {
    files: {
      "main.ts": 'Deno.env.get("A");',
      "commands/a.ts": 'const { env } = Deno;\nglobalThis.process.env.A;\nDeno["env"];',
      "kv/a.ts": 'import { env } from "node:process";',
      "voice/a.ts": "const runtime = Deno;",
      "services/config.ts": "Deno.env.toObject();",
      "sandbox/a.ts": "Deno.env.toObject();",
    },
    found: [
      "main.ts:1 uses the environment: only services/config.ts may",
      "commands/a.ts:1 uses the environment: only services/config.ts may",
      "commands/a.ts:2 uses the environment: only services/config.ts may",
      "commands/a.ts:3 uses the environment: only services/config.ts may",
      "kv/a.ts:1 uses the environment: only services/config.ts may",
      "voice/a.ts:1 uses the environment: only services/config.ts may",
      "voice/a.ts:1 uses Deno.openKv: only kv may",
    ],
  },
  "a store opened beside the store layer, and an import nobody can follow": {
    files: { "services/a.ts": "Deno.openKv();\nimport(name);", "kv/a.ts": "Deno.openKv();" },
    found: [
      "services/a.ts:1 uses Deno.openKv: only kv may",
      "services/a.ts:2 uses an import that is not a literal: nobody may",
    ],
  },
  "cycles": {
    files: {
      "kv/a.ts": 'import "./b.ts";',
      "kv/b.ts": 'import "./c.ts";',
      "kv/c.ts": 'import "./b.ts"; import "./d.ts";',
      "kv/d.ts": 'import type { A } from "./c.ts"; export type * from "./c.ts"; type B = import("./c.ts").B;',
      "services/self.ts": 'import "./self.ts";',
    },
    found: [
      "kv/b.ts imports kv/c.ts imports kv/b.ts: a cycle",
      "services/self.ts imports services/self.ts: a cycle",
    ],
  },
  "a file outside the table": {
    files: { "utils/a.ts": 'import "../kv/a.ts";' },
    found: ['utils/a.ts:1 imports "../kv/a.ts": "utils" has no place in the table'],
  },
};
for (const [name, { files, found }] of Object.entries(planted)) {
  Deno.test(`the checker finds ${name}`, () => {
    assert.deepEqual(violations(new Map(Object.entries(files)), rules), found);
  });
}

Deno.test("the checker is not misled by comments, texts and lint directives", () => {
  const source = [
    "// deno-lint-ignore-file",
    '// import "../kv/a.ts";',
    'const text = `юникод 👍 import "../kv/b.ts"; Deno.env`;',
    "const slash = /import '..\\/kv'/;",
    'import "../kv/mod.ts";',
  ].join("\n");
  assert.deepEqual(violations(new Map([["commands/a.ts", source]]), rules), [
    'commands/a.ts:5 imports "../kv/mod.ts": commands may import only services',
  ]);
});
