import assert from "node:assert/strict";
import type { Message } from "../../_support/user.ts";
import { WORLD } from "../../../sandbox/world.ts";
import { refused, Stage } from "./_stage.ts";

const { member, owner } = WORLD.users;
const trainers = WORLD.roles.trainer;

type Found = [users: string[], roles: string[], everyone: boolean];

function found({ mentions, mention_roles, mention_everyone }: Message): Found {
  return [mentions.map(({ id }) => id), [...mention_roles], mention_everyone];
}

const cases: Record<string, [content: string, allowed: object | undefined, found: Found]> = {
  "people and mentionable roles": [`<@${owner.id}> <@!${owner.id}> <@&${trainers}>`, undefined, [[owner.id], [
    trainers,
  ], false]],
  "nobody inside code": [`\`<@${owner.id}>\` \`\`\`<@${owner.id}>\`\`\``, undefined, [[], [], false]],
  "nobody who does not exist": ["<@1> <@&2>", undefined, [[], [], false]],
  "nobody when none is allowed": [`<@${owner.id}> <@&${trainers}>`, { parse: [] }, [[], [], false]],
  "only those listed": [`<@${owner.id}> <@${member.id}>`, { users: [member.id] }, [[member.id], [], false]],
  "only the listed kinds": [`<@${owner.id}> <@&${trainers}>`, { parse: ["roles"] }, [[], [trainers], false]],
  "not everyone without the right": ["@everyone", undefined, [[], [], false]],
};

for (const [what, [content, allowed, expected]] of Object.entries(cases)) {
  Deno.test(`A message mentions ${what}`, async () => {
    await using stage = await Stage.open();
    const sender = await stage.user("member");
    const body = { content, ...(allowed ? { allowed_mentions: allowed } : {}) };
    const sent = await sender.rest.send<Message>("POST", `/channels/${stage.general}/messages`, body);
    assert.deepEqual(found(sent), expected);
  });
}

Deno.test("Everyone is mentioned by those who may, if they want", async () => {
  await using stage = await Stage.open();
  const sender = await stage.user("owner");
  const send = (allowed: object) =>
    sender.rest.send<Message>("POST", `/channels/${stage.general}/messages`, {
      content: "@everyone",
      ...allowed,
    });
  assert.equal((await send({})).mention_everyone, true);
  assert.equal((await send({ allowed_mentions: { parse: [] } })).mention_everyone, false);
});

Deno.test("A reply mentions its author unless told not to", async () => {
  await using stage = await Stage.open();
  const [asker, sender] = [await stage.user("member"), await stage.user("owner")];
  const { id } = await asker.say(stage.general, "?");
  const reply = (replied_user: boolean) =>
    sender.rest.send<Message>("POST", `/channels/${stage.general}/messages`, {
      content: "!",
      message_reference: { message_id: id },
      allowed_mentions: { parse: [], replied_user },
    });
  assert.deepEqual(found(await reply(true))[0], [asker.id]);
  assert.deepEqual(found(await reply(false))[0], []);
});

Deno.test("Allowed mentions cannot say two things at once", async () => {
  await using stage = await Stage.open();
  const sender = await stage.user("member");
  const body = { content: "x", allowed_mentions: { parse: ["users"], users: [owner.id] } };
  await refused(sender.rest.send("POST", `/channels/${stage.general}/messages`, body), 400, 50035);
});
