import assert from "node:assert/strict";
import fc from "fast-check";
import {
  allPermissions,
  type Overwrite,
  placePermissions,
  type Ruled,
  serverPermissions,
} from "../../../services/discord/permissions.ts";
import { fuzz } from "../../_support/fuzz.ts";

const view = 1n << 10n;
const send = 1n << 11n;
const tts = 1n << 12n;
const manageMessages = 1n << 13n;
const embed = 1n << 14n;
const attach = 1n << 15n;
const mentionEveryone = 1n << 17n;
const inThreads = 1n << 38n;
const administrator = 1n << 3n;
const basic = view | send | inThreads;

const roles: Record<string, bigint> = {
  "1": basic, // everyone: the server's own id
  "11": manageMessages,
  "12": attach | embed,
  "13": administrator,
};
const server: Ruled = { id: "1", ownerId: "2", role: (id) => roles[id] };

const role = (id: string, allow: bigint, deny: bigint): Overwrite => ({ id, member: false, allow, deny });
const member = (id: string, allow: bigint, deny: bigint): Overwrite => ({ id, member: true, allow, deny });

interface Case {
  readonly title: string;
  readonly holds?: readonly string[];
  readonly user?: string;
  readonly overwrites?: readonly Overwrite[];
  readonly thread?: boolean;
  readonly expected: bigint;
}

const cases: Case[] = [
  { title: "everyone has what everyone has", expected: basic },
  { title: "roles add up", holds: ["11", "12"], expected: basic | manageMessages | attach | embed },
  { title: "a role the server does not have counts for nothing", holds: ["99"], expected: basic },
  {
    title: "the owner may do everything",
    user: "2",
    overwrites: [role("1", 0n, view)],
    expected: allPermissions,
  },
  {
    title: "an administrator may do everything",
    holds: ["13"],
    overwrites: [role("13", 0n, view)],
    expected: allPermissions,
  },
  { title: "everyone is denied", overwrites: [role("1", 0n, send)], expected: view | inThreads },
  {
    title: "everyone is allowed more",
    overwrites: [role("1", manageMessages, 0n)],
    expected: basic | manageMessages,
  },
  { title: "within one overwrite allowing wins", overwrites: [role("1", send, send)], expected: basic },
  {
    title: "a role's allowance stands above everyone's denial",
    holds: ["11"],
    overwrites: [role("11", send, 0n), role("1", 0n, send)],
    expected: basic | manageMessages,
  },
  {
    title: "a role's denial stands above everyone's allowance",
    holds: ["11"],
    overwrites: [role("11", 0n, manageMessages), role("1", manageMessages, 0n)],
    expected: basic,
  },
  {
    title: "among roles allowing wins, whatever their order",
    holds: ["11", "12"],
    overwrites: [role("12", manageMessages, 0n), role("11", 0n, manageMessages)],
    expected: basic | manageMessages | attach | embed,
  },
  {
    title: "a role that is not held does not count",
    holds: ["12"],
    overwrites: [role("11", manageMessages, basic)],
    expected: basic | attach | embed,
  },
  {
    title: "the member's own denial stands above roles",
    holds: ["11"],
    overwrites: [member("3", 0n, manageMessages), role("11", manageMessages, 0n)],
    expected: basic,
  },
  {
    title: "the member's own allowance stands above roles",
    holds: ["11"],
    overwrites: [member("3", send, 0n), role("11", 0n, send), role("1", 0n, send)],
    expected: basic | manageMessages,
  },
  {
    title: "another member's overwrite does not count",
    overwrites: [member("4", manageMessages, view)],
    expected: basic,
  },
  { title: "a role's id is not a member's", overwrites: [role("3", manageMessages, view)], expected: basic },
  {
    title: "a member's id is not a role's",
    holds: ["11"],
    overwrites: [member("11", 0n, view)],
    expected: basic | manageMessages,
  },
  {
    title: "who cannot view can do nothing",
    holds: ["11", "12"],
    overwrites: [role("1", 0n, view)],
    expected: 0n,
  },
  {
    title: "who cannot send cannot attach, embed, mention everyone or speak aloud",
    holds: ["11", "12"],
    overwrites: [role("1", mentionEveryone | tts, send)],
    expected: view | inThreads | manageMessages,
  },
  { title: "the right to send is not inherited by a thread", thread: true, expected: view | inThreads },
  {
    title: "in a thread the right to send there counts",
    holds: ["12"],
    overwrites: [role("1", 0n, send)],
    thread: true,
    expected: view | inThreads | attach | embed,
  },
  {
    title: "who cannot send in threads cannot attach there",
    holds: ["11", "12"],
    overwrites: [role("1", 0n, inThreads)],
    thread: true,
    expected: view | manageMessages,
  },
  {
    title: "a thread is not seen without its channel",
    overwrites: [role("1", 0n, view)],
    thread: true,
    expected: 0n,
  },
];

for (const { title, holds = [], user = "3", overwrites = [], thread = false, expected } of cases) {
  Deno.test(`permissions: ${title}`, () => {
    assert.equal(placePermissions(server, { overwrites, thread }, { userId: user, roles: holds }), expected);
  });
}

Deno.test("in a place that is not known only the owner and administrators may do anything", () => {
  assert.equal(placePermissions(server, undefined, { userId: "2", roles: [] }), allPermissions);
  assert.equal(placePermissions(server, undefined, { userId: "3", roles: ["13"] }), allPermissions);
  assert.equal(placePermissions(server, undefined, { userId: "3", roles: ["11"] }), 0n);
});

Deno.test("every documented permission is among all, and nothing else", () => {
  assert.equal(allPermissions & (1n << 47n), 0n);
  for (const documented of [0n, 31n, 46n, 48n, 52n]) assert.ok(allPermissions & (1n << documented));
  assert.equal(allPermissions >> 53n, 0n);
});

Deno.test("a member's last word is the last: what their own overwrite says holds, as long as they see the channel", () => {
  const bits = fc.bigInt({ min: 0n, max: (1n << 52n) - 1n }).map((value) => value & ~administrator);
  const arbitrary = fc.record({
    allow: bits,
    deny: bits,
    everyone: bits,
    others: fc.array(fc.record({ id: fc.constantFrom("1", "11", "12"), allow: bits, deny: bits })),
  });
  fc.assert(
    fc.property(arbitrary, ({ allow, deny, everyone, others }) => {
      const own: Ruled = { ...server, role: (id) => id === "1" ? everyone : 0n };
      const overwrites = [
        member("3", allow | view | send, deny),
        ...others.map((one) => role(one.id, one.allow, one.deny)),
      ];
      const result = placePermissions(own, { overwrites, thread: false }, { userId: "3", roles: ["11"] });
      assert.equal(result & (allow | view | send), allow | view | send);
      assert.equal(result & deny & ~(allow | view | send), 0n);
      assert.equal(serverPermissions(own, { userId: "3", roles: ["11"] }), everyone);
    }),
    fuzz,
  );
});
