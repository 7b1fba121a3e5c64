import assert from "node:assert/strict";
import { describeVariables } from "../services/config.ts";

/** The settings table of the README. Prints itself where the README is out of date. */
function settingsTable(): string {
  const rows = describeVariables().map((v) =>
    `| \`${v.name}\` | ${v.default && `\`${v.default}\``} | ${v.meaning} |`
  );
  return ["| variable | default | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

/** Cells without the padding a formatter adds. */
function cells(table: string): string[][] {
  return table.trim().split("\n").map((line) =>
    line.split("|").slice(1, -1).map((cell) => cell.trim().replace(/^-+$/, "-"))
  );
}

Deno.test("the README's settings are those of the program", async () => {
  const readme = await Deno.readTextFile(new URL("../README.md", import.meta.url));
  const table = /<!-- settings -->\n([\s\S]*?)<!-- \/settings -->/.exec(readme)?.[1] ?? "";
  assert.deepEqual(
    cells(table),
    cells(settingsTable()),
    `Put this table into README.md:\n${settingsTable()}`,
  );
});

Deno.test(".env.example names every setting of the program and no other", async () => {
  const example = await Deno.readTextFile(new URL("../.env.example", import.meta.url));
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
  assert.deepEqual(named.toSorted(), describeVariables().map((v) => v.name).toSorted());
});
