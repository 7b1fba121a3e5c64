import assert from "node:assert/strict";
import {
  cooldown,
  everyone,
  type Guard,
  type GuardContext,
  inGuild,
  manager,
  passGuards,
  permissionHint,
  quota,
  trainer,
} from "../../commands/_guard.ts";
import type { Span } from "../../commands/_guard_rate.ts";
import { en } from "../../services/catalogue/en.ts";
import { ru } from "../../services/catalogue/ru.ts";
import { UserError } from "../../services/errors.ts";
import { createLimits } from "../../services/limits.ts";

const guild = "100000000000000001";
const role = "200000000000000002";
const [administrator, manageGuild, manageMessages, others] = [
  8n,
  32n,
  8192n,
  ~(8n | 32n | 8192n) & 0x7fffffffffffn,
];

interface Someone {
  readonly roles?: readonly string[];
  readonly permissions?: bigint;
  readonly trainerRoleId?: string;
}

const limits = createLimits();

/** Somebody in a server. */
function inServer({ roles = [], permissions = 0n, trainerRoleId }: Someone = {}): GuardContext {
  const origin = { scope: `guild:${guild}` as const, guildId: guild, author: { id: "5", name: "Ann" } };
  const settings = trainerRoleId === undefined ? {} : { trainerRoleId };
  return { command: "test", origin: { ...origin, member: { roles, permissions } }, settings, limits };
}

const direct: GuardContext = {
  command: "test",
  origin: { scope: "dm:6", guildId: undefined, author: { id: "5", name: "Ann" }, member: undefined },
  settings: {},
  limits,
};

/** A server whose member Discord did not tell of. */
const unknownMember: GuardContext = { ...inServer(), origin: { ...inServer().origin, member: undefined } };

function refusal(guard: Guard, context: GuardContext): UserError | undefined {
  try {
    guard.check(context);
  } catch (error) {
    assert.ok(error instanceof UserError, String(error));
    return error;
  }
  return undefined;
}

const people: [who: string, context: GuardContext, may: string][] = [
  ["a member", inServer(), "everyone inGuild"],
  ["a member with every other permission", inServer({ permissions: others }), "everyone inGuild"],
  ["a moderator", inServer({ permissions: manageMessages }), "everyone inGuild trainer"],
  ["a manager", inServer({ permissions: manageGuild }), "everyone inGuild trainer manager"],
  ["an administrator", inServer({ permissions: administrator }), "everyone inGuild trainer manager"],
  ["an owner", inServer({ permissions: ~0n }), "everyone inGuild trainer manager"],
  ["a role's member, no role chosen", inServer({ roles: [role] }), "everyone inGuild"],
  ["a role's member", inServer({ roles: ["9", role], trainerRoleId: role }), "everyone inGuild trainer"],
  ["another role's member", inServer({ roles: ["9"], trainerRoleId: role }), "everyone inGuild"],
  [
    "a moderator beside the trainer role",
    inServer({ permissions: manageMessages, trainerRoleId: role }),
    "everyone inGuild trainer",
  ],
  [
    "a member where everyone is the trainer role",
    inServer({ trainerRoleId: guild }),
    "everyone inGuild trainer",
  ],
  ["an unknown member", unknownMember, "everyone inGuild"],
  ["an unknown member where everyone trains", {
    ...unknownMember,
    settings: { trainerRoleId: guild },
  }, "everyone inGuild"],
  ["somebody in direct messages", direct, "everyone trainer manager"],
];
for (const [who, context, may] of people) {
  Deno.test(`${who} passes ${may}`, () => {
    const passed = [everyone, inGuild, trainer, manager].filter((guard) => !refusal(guard, context));
    assert.equal(passed.map(({ name }) => name).join(" "), may);
  });
}

const sentences: [guard: Guard, context: GuardContext, english: string, russian: string][] = [
  [
    trainer,
    inServer(),
    "That is for trainers: for the permission **Manage Messages**, or for a trainer role, which somebody with the " +
    "permission **Manage Server** chooses in `settings`.",
    "Это могут только тренеры: те, у кого есть право «Управлять сообщениями» или роль тренера. Такую роль назначает " +
    "в `settings` тот, у кого есть право «Управлять сервером».",
  ],
  [
    trainer,
    inServer({ trainerRoleId: role }),
    `That is for trainers: for the role <@&${role}> and the permission **Manage Messages**. ` +
    "Whoever manages this server can give you the role.",
    `Это могут только тренеры: те, у кого есть роль <@&${role}> или право «Управлять сообщениями». ` +
    "Роль может выдать тот, кто управляет сервером.",
  ],
  [
    manager,
    inServer(),
    "That is for the permission **Manage Server**. An administrator of this server can give it to you.",
    "Для этого нужно право «Управлять сервером». Его может дать администратор сервера.",
  ],
  [
    inGuild,
    direct,
    "That works only in a server. Ask me in one where we both are.",
    "Это работает только на сервере. Спросите там, где есть мы оба.",
  ],
];
for (const [guard, context, english, russian] of sentences) {
  Deno.test(`${guard.name} says what is missing and who can help: ${english.slice(0, 60)}`, () => {
    const error = refusal(guard, context);
    assert.equal(error?.sentence(en), english);
    assert.equal(error?.sentence(ru), russian);
    assert.deepEqual(error?.details, { guard: guard.name });
  });
}

/** A context on a clock of its own. */
function timed(changes: { command?: string; author?: string; guildId?: string } = {}) {
  const clock = { at: 1_000_000 };
  const memory = createLimits({ now: () => clock.at });
  const as = ({ command = "test", author = "5", guildId = guild } = changes): GuardContext => {
    const { origin } = inServer();
    const scope = `guild:${guildId}` as const;
    return {
      command,
      origin: { ...origin, scope, guildId, author: { id: author, name: "" } },
      settings: {},
      limits: memory,
    };
  };
  return { clock, as };
}

Deno.test("a cooldown holds a member and a command, in every server, for its span", () => {
  const { clock, as } = timed();
  const guard = cooldown("5s");
  assert.equal(refusal(guard, as()), undefined);
  assert.ok(refusal(guard, as()));
  assert.ok(refusal(guard, as({ guildId: "300000000000000003" })));
  assert.equal(refusal(guard, as({ command: "other" })), undefined);
  assert.equal(refusal(guard, as({ author: "6" })), undefined);
  clock.at += 4999;
  assert.ok(refusal(guard, as()));
  clock.at += 1;
  assert.equal(refusal(guard, as()), undefined);
});

const waits: [span: Span, passed: number, english: string, russian: string][] = [
  ["5s", 0, "5 seconds", "5 секунд"],
  ["5s", 900, "5 seconds", "5 секунд"],
  ["5s", 1000, "4 seconds", "4 секунды"],
  ["5s", 4999, "1 second", "1 секунду"],
  ["1m", 0, "60 seconds", "60 секунд"],
  ["2m", 500, "2 minutes", "2 минуты"],
  ["1h", 1, "60 minutes", "60 минут"],
  ["2h", 119 * 60_000 - 21 * 60_000, "22 minutes", "22 минуты"],
];
for (const [span, passed, english, russian] of waits) {
  Deno.test(`a cooldown of ${span} after ${passed} ms ends in ${english}`, () => {
    const { clock, as } = timed();
    const guard = cooldown(span);
    refusal(guard, as());
    clock.at += passed;
    const error = refusal(guard, as());
    assert.equal(error?.sentence(en), `Not so fast, please: you can do that again in ${english}.`);
    assert.equal(error?.sentence(ru), `Не так быстро: это можно будет повторить через ${russian}.`);
  });
}

Deno.test("a quota holds members one by one and the scope as a whole, and says which", () => {
  const { clock, as } = timed();
  const guard = quota({ user: 2, scope: 3, per: "1m" });
  const of = (author: string) => refusal(guard, as({ author }))?.details["whose"];
  assert.deepEqual([of("1"), of("1"), of("1")], [undefined, undefined, "member"]);
  assert.deepEqual([of("2"), of("2")], [undefined, "scope"]);
  assert.equal(refusal(guard, as({ author: "2", guildId: "300000000000000003" })), undefined);
  clock.at += 60_000;
  assert.equal(of("2"), undefined);
  assert.equal(
    quotaSentence(guard, as({ author: "2" }), as({ author: "3" }), as({ author: "4" })),
    "That is being used a lot here right now. Try again in 60 seconds.",
  );
});

function quotaSentence(guard: Guard, ...contexts: GuardContext[]): string | undefined {
  return contexts.map((context) => refusal(guard, context)).find((error) => error)?.sentence(en);
}

Deno.test("a quota may hold only members or only scopes", () => {
  const { as } = timed();
  const [ofUser, ofScope] = [quota({ user: 1, per: "1m" }), quota({ scope: 1, per: "1h" })];
  assert.equal(refusal(ofUser, as()), undefined);
  assert.equal(refusal(ofUser, as())?.details["whose"], "member");
  assert.equal(refusal(ofUser, as({ author: "6" })), undefined);
  assert.equal(refusal(ofScope, as()), undefined);
  assert.equal(refusal(ofScope, as({ author: "6" }))?.details["whose"], "scope");
});

Deno.test("two quotas of one command do not disturb each other", async () => {
  const { clock, as } = timed();
  const guards = [quota({ user: 1, per: "1s" }), quota({ user: 3, per: "1h" })];
  for (let i = 0; i < 3; i++, clock.at += 1000) await passGuards(guards, as());
  await assert.rejects(async () => await passGuards(guards, as()), UserError);
});

Deno.test("what counts uses is asked last, and not at all for suggestions", async () => {
  const { as } = timed();
  const guards = [cooldown("5s"), manager];
  await assert.rejects(passGuards(guards, as()), (error: UserError) => error.details["guard"] === "manager");
  const allowed = { ...as(), origin: { ...as().origin, member: { roles: [], permissions: manageGuild } } };
  await passGuards(guards, allowed, { counting: false });
  await passGuards(guards, allowed);
  await assert.rejects(
    passGuards(guards, allowed),
    (error: UserError) => error.details["guard"] === "cooldown",
  );
  await assert.rejects(passGuards(guards, as(), { counting: false }), UserError);
});

Deno.test("only managers' commands are hidden by permission: a trainer's role is no permission", () => {
  assert.equal(permissionHint([]), null);
  assert.equal(permissionHint([everyone, trainer, inGuild, cooldown("5s")]), null);
  assert.equal(permissionHint([manager, cooldown("5s")]), "32");
});

Deno.test("a guard with a span or a number that is none is refused where it is made", () => {
  for (const span of ["0s", "-1s", "1.5s", "5", "5 s", "1d", "1e3s", "NaNs"]) {
    assert.throws(() => cooldown(span as Span), {
      message: `Cannot read span "${span}": it is not a whole number from 1 with s, m or h`,
    });
  }
  for (const user of [0, -1, 1.5, NaN, 1001]) assert.throws(() => quota({ user, per: "1m" }), RangeError);
});
