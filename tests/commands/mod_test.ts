import assert from "node:assert/strict";
import { commands } from "../../commands/mod.ts";
import { registeredCommands } from "../../main.ts";
import { catalogues, commandText } from "../../services/catalogue/mod.ts";

/** Discord docs, Application Command Naming; lower case where the script has cases. */
const naming = /^[-_'\p{L}\p{N}]{1,32}$/u;

Deno.test("every command and argument has names and descriptions that Discord takes, in every language", () => {
  for (const { name, specs } of commands) {
    for (const t of Object.values(catalogues)) {
      const text = commandText(t, name);
      for (const one of [text, ...Object.values(text.args)]) {
        assert.match(one.name, naming);
        assert.equal(one.name, one.name.toLowerCase());
        assert.ok(one.description.length >= 1 && one.description.length <= 100, one.description);
        assert.doesNotMatch(one.description, /\.$/);
      }
      assert.deepEqual(Object.keys(text.args).toSorted(), specs.map((spec) => spec.name).toSorted());
    }
  }
});

Deno.test("in English a command and its arguments have their own names", () => {
  for (const { name, specs } of commands) {
    const text = commandText(catalogues.en, name);
    assert.equal(text.name, name);
    assert.deepEqual(specs.map((spec) => text.args[spec.name]?.name), specs.map((spec) => spec.name));
  }
});

Deno.test("no two commands share a name in one language, and no name is another's", () => {
  const names = commands.flatMap(({ name }) => [
    ...new Set(Object.values(catalogues).map((t) => commandText(t, name).name)),
  ]);
  assert.deepEqual(names, [...new Set(names)]);
});

Deno.test("what is registered: written commands in the slash menu, required options first, and context menus", () => {
  const registered = registeredCommands();
  const typed = registered.filter(({ type }) => type === 1).map(({ name }) => name);
  assert.deepEqual(typed, commands.filter(({ written }) => written).map(({ name }) => name));
  const menus = registered.filter(({ type }) => type !== 1).map(({ name }) => name);
  assert.deepEqual(menus, ["Ask about this"]);
  for (const command of registered) {
    const required = ("options" in command ? command.options : []).map((option) => option.required);
    assert.deepEqual(required, required.toSorted((a, b) => Number(b) - Number(a)));
  }
});
