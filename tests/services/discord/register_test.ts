import assert from "node:assert/strict";
import { registeredCommands } from "../../../main.ts";
import { startSandbox } from "../../../sandbox/mod.ts";
import { commandsInOneForm, registerCommands } from "../../../services/discord/register.ts";
import { quick, restAt, withRest } from "./_rest_server.ts";

const ask = {
  type: 1,
  name: "ask",
  description: "Ask",
  options: [{ type: 3, name: "question", description: "What", required: true }, {
    type: 5,
    name: "loud",
    description: "Loud",
    required: false,
  }],
  contexts: [0, 1],
};

/** The same command as Discord gives it back. */
const given = {
  id: "1",
  application_id: "2",
  version: "3",
  default_member_permissions: null,
  dm_permission: true,
  nsfw: false,
  name_localizations: null,
  description_localizations: null,
  integration_types: null,
  contexts: [0, 1],
  description: "Ask",
  name: "ask",
  type: 1,
  options: [
    {
      description: "What",
      name: "question",
      required: true,
      type: 3,
      name_localizations: null,
      description_localizations: null,
    },
    { description: "Loud", name: "loud", type: 5, name_localizations: null, description_localizations: null },
  ],
};

Deno.test("commands are the same whatever Discord adds, leaves out or orders otherwise", () => {
  const other = { ...ask, name: "hi", options: [] };
  assert.equal(commandsInOneForm([ask, other]), commandsInOneForm([other, given]));
});

const [question] = ask.options;
const changes: Record<string, object> = {
  "a description": { description: "Ask me" },
  "a translation": { name_localizations: { ru: "спросить" } },
  "an option": { options: [question] },
  "the order of options": { options: ask.options.toReversed() },
  "an option's limit": { options: [{ ...question, min_length: 0 }, ask.options[1]] },
  "an option's suggestions": { options: [{ ...question, autocomplete: true }, ask.options[1]] },
  "who sees it": { default_member_permissions: "32" },
  "nobody sees it": { default_member_permissions: "0" },
  "where it is": { contexts: [0] },
  "its kind": { type: 3 },
  "its age limit": { nsfw: true },
};

for (const [title, change] of Object.entries(changes)) {
  Deno.test(`a command that differs is noticed: ${title}`, () => {
    assert.notEqual(commandsInOneForm([{ ...ask, ...change }]), commandsInOneForm([given]));
  });
}

Deno.test("commands are registered only when they changed", () =>
  withRest(() => Response.json([given]), async (rest, seen) => {
    await registerCommands(rest, "2", [ask]);
    assert.deepEqual(seen.map(({ method }) => method), ["GET"]);
    await registerCommands(rest, "2", [{ ...ask, description: "Ask me" }]);
    await registerCommands(rest, "2", []);
    assert.deepEqual(seen.map(({ method }) => method), ["GET", "GET", "PUT", "GET", "PUT"]);
    assert.deepEqual(JSON.parse(seen[4]?.text ?? ""), []);
  }));

Deno.test("an answer that is no list of commands is an error", () =>
  withRest(() => Response.json({ message: "no" }), async (rest) => {
    await assert.rejects(registerCommands(rest, "2", [ask]), { name: "DiscordUnreachable" });
  }));

Deno.test("the bot's own commands, once registered, are recognised", async () => {
  const sandbox = await startSandbox();
  const { apiUrl, applicationId, botToken } = sandbox.world;
  const rest = restAt(apiUrl.replace(/\/v\d+$/, ""), { ...quick, attempt: 5000, total: 5000 }, botToken);
  await registerCommands(rest, applicationId, registeredCommands());
  await registerCommands(rest, applicationId, registeredCommands());
  assert.equal(sandbox.counters.requests["PUT /applications/:application/commands"], 1);
  assert.equal(sandbox.counters.requests["GET /applications/:application/commands"], 2);
  rest.close();
  await sandbox.close();
});
