import assert from "node:assert/strict";
import { Session } from "../../../sandbox/discord/gateway/session.ts";

const viewer = { userId: "1", sessionId: "s", intents: null, shard: [0, 1] } as const;

function listener(): { sent: number[]; send(text: string): void; waiting(): number; replaced(): void } {
  const sent: number[] = [];
  return { sent, send: (text) => void sent.push(JSON.parse(text).s), waiting: () => 0, replaced() {} };
}

Deno.test("A session remembers its last 5,000 events and knows what it forgot", () => {
  const session = new Session(viewer);
  assert.ok(session.remembers(0));
  for (let index = 0; index < 5_010; index++) session.dispatch("X", "{}");
  assert.ok(!session.remembers(9));
  assert.ok(session.remembers(10));
  const link = listener();
  session.attach(link);
  session.replay(5_007);
  assert.deepEqual(link.sent, [5_008, 5_009, 5_010]);
});

Deno.test("Only the current connection hears events and can detach", () => {
  const session = new Session(viewer);
  const [old, current] = [listener(), listener()];
  session.attach(old);
  session.attach(current);
  assert.equal(session.detach(old), false);
  session.dispatch("X", "{}");
  assert.deepEqual([old.sent, current.sent], [[], [1]]);
  assert.equal(session.detach(current), true);
});
