import assert from "node:assert/strict";
import {
  completed,
  matching,
  nestOptions,
  optionFault,
  slashEntries,
} from "../../../../sandbox/page/client/commands.js";
import { en } from "../../../../sandbox/page/client/i18n/en.js";

const index = {
  application_commands: [
    {
      id: "1",
      type: 1,
      name: "ask",
      description: "Ask",
      options: [{ type: 3, name: "question", required: true }],
    },
    {
      id: "2",
      type: 1,
      name: "dataset",
      description: "Datasets",
      name_localized: "набор",
      options: [{
        type: 2,
        name: "rows",
        options: [{ type: 1, name: "add", options: [{ type: 4, name: "count" }] }],
      }],
    },
    { id: "3", type: 3, name: "Correct" },
  ],
};

Deno.test("lists subcommands each on its own and finds them in either language", () => {
  const entries = slashEntries(index);
  assert.deepEqual(entries.map((entry: { name: string }) => entry.name).sort(), ["ask", "dataset rows add"]);
  assert.equal(matching(entries, "набор").length, 1);
  assert.equal(matching(entries, "dataset r").length, 1);
  assert.equal(matching(entries, "nothing").length, 0);
  assert.equal(completed(entries, "ask why not")?.rest, "why not");
  assert.equal(completed(entries, "ask"), undefined);
});

Deno.test("nests values below subcommands with their types", () => {
  const entry = slashEntries(index).find((one: { name: string }) => one.name === "dataset rows add");
  assert.deepEqual(nestOptions(entry, { count: "3" }), [
    {
      name: "rows",
      type: 2,
      options: [{ name: "add", type: 1, options: [{ name: "count", type: 4, value: 3 }] }],
    },
  ]);
  assert.deepEqual(nestOptions(entry, { count: "" })[0].options[0].options, []);
});

Deno.test("says what is wrong with a value", () => {
  const whole = { type: 4, name: "count", min_value: 1, max_value: 3 };
  assert.equal(optionFault(whole, "2", en), undefined);
  assert.equal(optionFault(whole, "2.5", en), en.notWhole);
  assert.equal(optionFault(whole, "x", en), en.notNumber);
  assert.equal(optionFault(whole, "4", en), en.tooBig(3));
  assert.equal(optionFault({ ...whole, required: true }, "", en), en.fieldRequired);
});
