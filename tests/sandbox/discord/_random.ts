import assert from "node:assert/strict";
import fc from "fast-check";
import { WORLD } from "../../../sandbox/world.ts";
import type { Stage } from "./_stage.ts";

const channel = WORLD.channels.general;

/** Words that parts of the interface know, so that random bodies come past the first check. */
const key = fc.constantFrom(
  "content",
  "embeds",
  "components",
  "type",
  "data",
  "options",
  "name",
  "description",
  "attachments",
  "id",
  "custom_id",
  "message_reference",
  "message_id",
  "allowed_mentions",
  "parse",
  "flags",
  "nonce",
  "channel_id",
  "application_id",
  "choices",
  "value",
  "values",
  "locale",
  "recipient_id",
  "permissions",
  "permission",
  "archived",
  "auto_archive_duration",
  "interactions_endpoint_url",
  "kind",
  "who",
  "code",
  "times",
  "ms",
  "route",
  "status",
  "fault",
  "guilds",
  "messages",
  "__proto__",
  "constructor",
  "toString",
);
/** JSON of any shape, with the words of the interface in it. */
export const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(1, 2, 3, 4, 5, 9, -1, 1e300, 2 ** 53, true, null, "1", "", channel, WORLD.applicationId),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 6 }),
  ),
})).value;

/** Fails unless the stand-in still answers. */
export async function alive(stage: Stage): Promise<void> {
  const response = await fetch(`${stage.world.apiUrl}/users/@me`, {
    headers: { authorization: WORLD.users.member.token },
  });
  assert.equal(response.status, 200);
  await response.body?.cancel();
}

/** A refusal in Discord's form; never the 500 of a fault. */
export async function handled(response: Response): Promise<void> {
  const text = await response.text();
  assert.ok(response.status < 500, `${response.status} ${text}`);
  if (response.status < 400) return;
  const { code, message } = JSON.parse(text);
  assert.deepEqual([typeof code, typeof message], ["number", "string"]);
}
