import assert from "node:assert/strict";
import { WORLD } from "../../../sandbox/world.ts";
import { botRest } from "./_bot.ts";
import { refused, Stage } from "./_stage.ts";

interface Command {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly application_id: string;
  readonly [field: string]: unknown;
}

const GLOBAL = `/applications/${WORLD.applicationId}/commands`;
const GUILD = `/applications/${WORLD.applicationId}/guilds/${WORLD.guildId}/commands`;

const hi = { name: "hi", description: "Says hi" };
const text = (name: string, more: object = {}) => ({ type: 3, name, description: "d", ...more });

Deno.test("A command is made, read, changed and deleted, global and in a guild", async () => {
  await using stage = await Stage.open();
  const bot = botRest(stage.world);
  for (const [path, guild] of [[GLOBAL, undefined], [GUILD, WORLD.guildId]] as const) {
    const made = await bot.send<Command>("POST", path, hi);
    assert.deepEqual([made.application_id, made.guild_id, made.type], [WORLD.applicationId, guild, 1]);
    const changed = await bot.send<Command>("PATCH", `${path}/${made.id}`, { description: "Greets" });
    assert.deepEqual([changed.id, changed.name, changed.description], [made.id, "hi", "Greets"]);
    assert.notEqual(changed.version, made.version);
    assert.equal((await bot.send<Command>("GET", `${path}/${made.id}`)).description, "Greets");
    await bot.send("DELETE", `${path}/${made.id}`);
    await refused(bot.send("GET", `${path}/${made.id}`), 404, 10063);
  }
});

Deno.test("Overwriting keeps ids of the same names, and versions of what did not change", async () => {
  await using stage = await Stage.open();
  const bot = botRest(stage.world);
  const before = await bot.send<Command[]>("PUT", GLOBAL, [hi, { name: "bye", description: "Goes" }]);
  const after = await bot.send<Command[]>("PUT", GLOBAL, [hi, { name: "bye", description: "Leaves" }, {
    name: "Fix",
    type: 3,
  }]);
  assert.deepEqual(after.slice(0, 2).map(({ id }) => id), before.map(({ id }) => id));
  assert.equal(after[0]?.version, before[0]?.version);
  assert.notEqual(after[1]?.version, before[1]?.version);
  await bot.send("PUT", GLOBAL, []);
  assert.deepEqual(await bot.send("GET", GLOBAL), []);
});

Deno.test("Translations are kept, and read in full on demand or in one's own language", async () => {
  await using stage = await Stage.open();
  const bot = botRest(stage.world);
  await bot.send("PUT", GLOBAL, [{
    ...hi,
    name_localizations: { ru: "привет" },
    description_localizations: { ru: "Здоровается" },
    options: [text("who", {
      name_localizations: { ru: "кто" },
      choices: [{ name: "me", value: "me", name_localizations: { ru: "я" } }],
    })],
  }]);
  const [plain] = await bot.send<Command[]>("GET", GLOBAL);
  assert.equal(plain && "name_localizations" in plain, false);
  const [full] = await bot.send<Command[]>("GET", `${GLOBAL}?with_localizations=true`);
  assert.deepEqual(full?.name_localizations, { ru: "привет" });
  const member = await stage.user("member");
  const index = await member.rest.send<{ application_commands: Command[]; applications: Command[] }>(
    "GET",
    `/channels/${stage.general}/application-command-index`,
  );
  assert.equal(index.applications[0]?.id, WORLD.applicationId);
  assert.partialDeepStrictEqual(index.application_commands, [{
    name: "hi",
    name_localized: "привет",
    description_localized: "Здоровается",
    options: [{ name_localized: "кто", choices: [{ name_localized: "я" }] }],
  }]);
});

const wrong: Record<string, object> = {
  "a name in capitals": { ...hi, name: "Hi" },
  "a name with a space": { ...hi, name: "say hi" },
  "a name of 33 letters": { ...hi, name: "a".repeat(33) },
  "no description": { name: "hi" },
  "a description of 101 letters": { ...hi, description: "a".repeat(101) },
  "26 options": { ...hi, options: Array.from({ length: 26 }, (_, index) => text(`o${index}`)) },
  "26 choices": {
    ...hi,
    options: [
      text("o", { choices: Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` })) }),
    ],
  },
  "a choice of a wrong type": {
    ...hi,
    options: [{ ...text("o"), type: 4, choices: [{ name: "a", value: "a" }] }],
  },
  "the same option twice": { ...hi, options: [text("o"), text("o")] },
  "a required option after an optional one": { ...hi, options: [text("a"), text("b", { required: true })] },
  "a subcommand beside a value": { ...hi, options: [text("a"), { type: 1, name: "b", description: "d" }] },
  "choices and autocompletion together": {
    ...hi,
    options: [text("o", { autocomplete: true, choices: [{ name: "a", value: "a" }] })],
  },
  "a language that is none": { ...hi, name_localizations: { xx: "a" } },
  "a user command with a description": { type: 2, name: "Look", description: "no" },
  "more than 8,000 characters": {
    ...hi,
    options: Array.from({ length: 4 }, (_, index) =>
      text(`o${index}`, {
        choices: Array.from(
          { length: 25 },
          (_, i) => ({ name: `${i}`.padEnd(50, "x"), value: `${i}`.padEnd(50, "y") }),
        ),
      })),
  },
};

for (const [what, command] of Object.entries(wrong)) {
  Deno.test(`A command is refused for ${what}`, async () => {
    await using stage = await Stage.open();
    const bot = botRest(stage.world);
    await refused(bot.send("POST", GLOBAL, command), 400, 50035);
    const body = await refused(bot.send("PUT", GLOBAL, [hi, command].slice(-1)), 400, 50035);
    assert.ok(body.errors);
    assert.deepEqual(await bot.send("GET", GLOBAL), []);
  });
}

Deno.test("A wrong field is named where it is", async () => {
  await using stage = await Stage.open();
  const options = [text("ok"), text("o", { description: "" })];
  const body = await refused(
    botRest(stage.world).send("PUT", GLOBAL, [hi, { ...hi, name: "ho", options }]),
    400,
    50035,
  );
  assert.deepEqual(body.errors, {
    1: {
      options: {
        1: {
          description: {
            _errors: [{ code: "BASE_TYPE_MIN_LENGTH", message: "Must be 1 or more in length." }],
          },
        },
      },
    },
  });
});

Deno.test("Subcommands nest in groups, and a Russian name is a name", async () => {
  await using stage = await Stage.open();
  const sub = { type: 1, name: "показать", description: "d", options: [text("имя")] };
  const command = { ...hi, options: [{ type: 2, name: "набор", description: "d", options: [sub] }] };
  const made = await botRest(stage.world).send<Command>("POST", GLOBAL, command);
  assert.partialDeepStrictEqual(made.options, [{ name: "набор", options: [{ name: "показать" }] }]);
});

Deno.test("People and other applications register nothing", async () => {
  await using stage = await Stage.open();
  const member = await stage.user("member");
  await refused(member.rest.send("POST", GLOBAL, hi), 403, 20012);
  await refused(botRest(stage.world).send("POST", "/applications/1/commands", hi), 404, 10002);
});

Deno.test("Default permissions and contexts decide who is offered a command where", async () => {
  await using stage = await Stage.open();
  const bot = botRest(stage.world);
  const manage = `${1 << 13}`;
  await bot.send("PUT", GLOBAL, [
    hi,
    { name: "train", description: "d", default_member_permissions: manage, contexts: [0] },
    { name: "secret", description: "d", default_member_permissions: "0" },
  ]);
  const offered = async (name: "owner" | "trainer" | "outsider", direct = false) => {
    const user = await stage.user(name);
    const channel = direct ? await user.openDm(WORLD.applicationId) : stage.general;
    const { application_commands } = await user.rest.send<{ application_commands: Command[] }>(
      "GET",
      `/channels/${channel}/application-command-index`,
    );
    return application_commands.map(({ name }) => name).join(" ");
  };
  assert.equal(await offered("owner"), "hi train secret");
  assert.equal(await offered("trainer"), "hi train");
  assert.equal(await offered("outsider"), "hi");
  assert.equal(await offered("outsider", true), "hi secret");
});
