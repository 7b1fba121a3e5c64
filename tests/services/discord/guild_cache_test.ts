import assert from "node:assert/strict";
import fc from "fast-check";
import { packGuild } from "../../../services/discord/_pack_guild.ts";
import { PackedGuild } from "../../../services/discord/_packed_guild.ts";
import { createGuildCache, type LastingGuildCache } from "../../../services/discord/guild_cache.ts";
import { allPermissions } from "../../../services/discord/permissions.ts";
import { fuzz } from "../../_support/fuzz.ts";
import { guild } from "./_guild.ts";

const view = 1n << 10n;
const manageMessages = 1n << 13n;
const inThreads = 1n << 38n;
const everyone = view | (1n << 11n) | inThreads;

function cacheWithGuild(): LastingGuildCache {
  const cache = createGuildCache();
  cache.take("GUILD_CREATE", guild);
  return cache;
}

const may = (cache: LastingGuildCache, channel: string, roles: string[] = [], user = "202") =>
  cache.permissions("100", channel, user, roles);

Deno.test("a server that came is known: permissions, locale, threads, voice", () => {
  const cache = cacheWithGuild();
  assert.equal(cache.locale("100"), "ru");
  assert.equal(may(cache, "110"), everyone);
  assert.equal(may(cache, "110", ["101"]), everyone | manageMessages);
  assert.equal(may(cache, "111"), 0n);
  assert.equal(may(cache, "111", ["101"]), everyone | manageMessages);
  assert.equal(may(cache, "111", [], "203"), everyone);
  assert.equal(may(cache, "120", ["101"]), view | inThreads | manageMessages);
  assert.equal(may(cache, "120"), 0n);
  assert.equal(may(cache, "111", [], "200"), allPermissions);
  assert.equal(cache.parentOf("100", "120"), "111");
  assert.equal(cache.parentOf("100", "110"), undefined);
  assert.equal(cache.voiceChannelOf("100", "201"), "112");
  assert.equal(cache.voiceChannelOf("100", "202"), undefined);
});

Deno.test("nothing is known of another server, and of another channel nothing may be done", () => {
  const cache = cacheWithGuild();
  assert.equal(cache.permissions("999", "110", "200", []), 0n);
  assert.equal(cache.locale("999"), undefined);
  assert.equal(cache.parentOf("999", "120"), undefined);
  assert.equal(cache.voiceChannelOf("999", "201"), undefined);
  assert.equal(may(cache, "999", ["101"]), 0n);
});

const steps: [title: string, event: string, data: unknown, check: (cache: LastingGuildCache) => void][] = [
  [
    "a role is made",
    "GUILD_ROLE_CREATE",
    { guild_id: "100", role: { id: "102", permissions: "32" } },
    (cache) => assert.equal(may(cache, "110", ["102"]), everyone | 32n),
  ],
  [
    "a role changes",
    "GUILD_ROLE_UPDATE",
    { guild_id: "100", role: { id: "101", permissions: "8" } },
    (cache) => assert.equal(may(cache, "110", ["101"]), allPermissions),
  ],
  [
    "a role goes",
    "GUILD_ROLE_DELETE",
    { guild_id: "100", role_id: "101" },
    (cache) => assert.equal(may(cache, "110", ["101"]), everyone),
  ],
  [
    "a channel is made",
    "CHANNEL_CREATE",
    { guild_id: "100", id: "113", type: 0, permission_overwrites: [] },
    (cache) => assert.equal(may(cache, "113"), everyone),
  ],
  [
    "a channel changes",
    "CHANNEL_UPDATE",
    { guild_id: "100", id: "111", type: 0, permission_overwrites: [] },
    (cache) => {
      assert.equal(may(cache, "111"), everyone);
      assert.equal(may(cache, "120"), view | inThreads);
    },
  ],
  ["a channel goes, with its threads", "CHANNEL_DELETE", { guild_id: "100", id: "111" }, (cache) => {
    assert.equal(may(cache, "111", ["101"]), 0n);
    assert.equal(cache.parentOf("100", "120"), undefined);
  }],
  ["a thread is made", "THREAD_CREATE", {
    guild_id: "100",
    id: "121",
    parent_id: "110",
    thread_metadata: { archived: false },
  }, (cache) => assert.equal(cache.parentOf("100", "121"), "110")],
  ["a thread is archived", "THREAD_UPDATE", {
    guild_id: "100",
    id: "120",
    parent_id: "111",
    thread_metadata: { archived: true },
  }, (cache) => assert.equal(cache.parentOf("100", "120"), undefined)],
  ["a thread comes back", "THREAD_UPDATE", {
    guild_id: "100",
    id: "122",
    parent_id: "110",
    thread_metadata: { archived: false },
  }, (cache) => assert.equal(cache.parentOf("100", "122"), "110")],
  [
    "a thread goes",
    "THREAD_DELETE",
    { guild_id: "100", id: "120", parent_id: "111", type: 11 },
    (cache) => assert.equal(cache.parentOf("100", "120"), undefined),
  ],
  ["the threads of all channels are told", "THREAD_LIST_SYNC", {
    guild_id: "100",
    threads: [{ id: "123", parent_id: "110" }],
    members: [],
  }, (cache) => {
    assert.equal(cache.parentOf("100", "120"), undefined);
    assert.equal(cache.parentOf("100", "123"), "110");
  }],
  ["the threads of one channel are told", "THREAD_LIST_SYNC", {
    guild_id: "100",
    channel_ids: ["110"],
    threads: [{ id: "123", parent_id: "110" }],
    members: [],
  }, (cache) => {
    assert.equal(cache.parentOf("100", "120"), "111");
    assert.equal(cache.parentOf("100", "123"), "110");
  }],
  ["a member enters a voice channel", "VOICE_STATE_UPDATE", {
    guild_id: "100",
    user_id: "202",
    channel_id: "112",
  }, (cache) => {
    assert.equal(cache.voiceChannelOf("100", "202"), "112");
    assert.equal(cache.voiceChannelOf("100", "201"), "112");
  }],
  [
    "a member moves",
    "VOICE_STATE_UPDATE",
    { guild_id: "100", user_id: "201", channel_id: "114" },
    (cache) => assert.equal(cache.voiceChannelOf("100", "201"), "114"),
  ],
  ["a member leaves the voice channel", "VOICE_STATE_UPDATE", {
    guild_id: "100",
    user_id: "201",
    channel_id: null,
  }, (cache) => assert.equal(cache.voiceChannelOf("100", "201"), undefined)],
  ["the server changes", "GUILD_UPDATE", {
    id: "100",
    owner_id: "202",
    preferred_locale: "de",
    roles: [{ id: "100", permissions: "1024" }],
  }, (cache) => {
    assert.equal(cache.locale("100"), "de");
    assert.equal(may(cache, "110"), allPermissions);
    assert.equal(may(cache, "110", ["101"], "200"), view);
    assert.equal(cache.parentOf("100", "120"), "111");
  }],
  [
    "the server is out of reach",
    "GUILD_DELETE",
    { id: "100", unavailable: true },
    (cache) => assert.equal(may(cache, "110"), everyone),
  ],
  [
    "the server comes without being in reach",
    "GUILD_CREATE",
    { id: "100", unavailable: true },
    (cache) => assert.equal(may(cache, "110"), everyone),
  ],
  ["the bot leaves the server", "GUILD_DELETE", { id: "100" }, (cache) => {
    assert.equal(may(cache, "110"), 0n);
    assert.equal(cache.save("100"), undefined);
  }],
  [
    "another server changes",
    "GUILD_ROLE_DELETE",
    { guild_id: "101", role_id: "101" },
    (cache) => assert.equal(may(cache, "110", ["101"]), everyone | manageMessages),
  ],
  [
    "something else happens",
    "MESSAGE_REACTION_ADD",
    { guild_id: "100" },
    (cache) => assert.equal(may(cache, "110"), everyone),
  ],
  [
    "a voice state without a server",
    "VOICE_STATE_UPDATE",
    { user_id: "201", channel_id: null },
    (cache) => assert.equal(cache.voiceChannelOf("100", "201"), "112"),
  ],
];

for (const [title, event, data, check] of steps) {
  Deno.test(`the cache follows: ${title}, once or again`, () => {
    const cache = cacheWithGuild();
    cache.take(event, data);
    check(cache);
    cache.take(event, data);
    check(cache);
  });
}

Deno.test("a new session forgets the servers of its shard that it does not list", () => {
  const cache = cacheWithGuild();
  const other = String(1n << 22n); // of shard 1 of 2
  cache.take("GUILD_CREATE", { ...guild, id: other });
  cache.changed.clear();
  cache.take("READY", { shard: [0, 2], guilds: [{ id: "100", unavailable: true }] });
  assert.equal(cache.locale("100"), "ru");
  assert.deepEqual([...cache.changed], []);
  cache.take("READY", { shard: [0, 2], guilds: [] });
  assert.equal(cache.locale("100"), undefined);
  assert.equal(cache.locale(other), "ru");
  assert.deepEqual([...cache.changed], ["100"]);
});

Deno.test("what changed is named, and comes back as it was", () => {
  const cache = cacheWithGuild();
  assert.deepEqual([...cache.changed], ["100"]);
  const saved = cache.save("100");
  assert.ok(saved);
  const later = createGuildCache();
  later.restore("100", saved);
  assert.deepEqual([...later.changed], []);
  assert.deepEqual(later.save("100"), saved);
  assert.equal(may(later, "120", ["101"]), view | inThreads | manageMessages);
  assert.equal(later.locale("100"), "ru");
  later.take("VOICE_STATE_UPDATE", { guild_id: "100", user_id: "201", channel_id: null });
  assert.deepEqual([...later.changed], ["100"]);
});

Deno.test("bytes that are no server are refused", () => {
  const bytes = cacheWithGuild().save("100")?.bytes ?? new Uint8Array();
  for (
    const wrong of [bytes.slice(0, 9), bytes.slice(0, 16), bytes.slice(0, -8), new Uint8Array(80).fill(255)]
  ) {
    assert.throws(() => createGuildCache().restore("100", { locale: "", bytes: wrong }), TypeError);
  }
});

const wrong: [event: string, data: unknown][] = [
  ["GUILD_CREATE", null],
  ["GUILD_CREATE", {}],
  ["GUILD_CREATE", { ...guild, owner_id: undefined }],
  ["GUILD_CREATE", { ...guild, owner_id: 200 }],
  ["GUILD_CREATE", { ...guild, roles: {} }],
  ["GUILD_CREATE", { ...guild, roles: [null] }],
  ["GUILD_CREATE", { ...guild, roles: [{ id: "1", permissions: "-1" }] }],
  ["GUILD_CREATE", { ...guild, roles: [{ id: "1", permissions: "18446744073709551616" }] }],
  ["GUILD_CREATE", { ...guild, channels: [{ id: "", permission_overwrites: [] }] }],
  ["GUILD_CREATE", { ...guild, channels: [{ id: "1", permission_overwrites: [{ id: "1" }] }] }],
  ["GUILD_CREATE", { ...guild, threads: [{ id: "1" }] }],
  ["GUILD_CREATE", { ...guild, preferred_locale: "x".repeat(21) }],
  ["GUILD_ROLE_CREATE", { guild_id: "100", role: {} }],
  ["CHANNEL_UPDATE", { guild_id: "100", id: "111", permission_overwrites: "all" }],
  ["THREAD_CREATE", { guild_id: "100", id: "x", parent_id: "1" }],
  ["VOICE_STATE_UPDATE", { guild_id: "100" }],
  ["READY", { guilds: "none" }],
];

for (const [event, data] of wrong) {
  Deno.test(`the cache refuses ${event} ${JSON.stringify(data).slice(0, 60)} and stays as it was`, () => {
    const cache = cacheWithGuild();
    const before = cache.save("100");
    assert.throws(() => cache.take(event, data));
    assert.deepEqual(cache.save("100"), before);
  });
}

const id = fc.bigInt({ min: 1n, max: (1n << 63n) - 1n }).map(String);
const bits = fc.bigInt({ min: 0n, max: (1n << 53n) - 1n }).map(String);
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T>(model, { noNullPrototype: true });
const unique = <T extends object>(item: fc.Arbitrary<T>, name: keyof T) =>
  fc.uniqueArray(item, { selector: (one) => one[name], maxLength: 8 });
const facts = record({
  owner_id: id,
  roles: unique(record({ id, permissions: bits }), "id"),
  channels: unique(
    record({
      id,
      permission_overwrites: fc.array(
        record({ id, type: fc.constantFrom(0, 1), allow: bits, deny: bits }),
        { maxLength: 3 },
      ).map((list) => list.sort((a, b) => a.type - b.type)),
    }),
    "id",
  ),
  threads: unique(record({ id, parent_id: id }), "id"),
  voice_states: unique(record({ user_id: id, channel_id: id }), "user_id"),
});

Deno.test("whatever is packed comes out again, also by way of bytes", () => {
  fc.assert(
    fc.property(facts, (facts) => {
      const packed = packGuild(facts);
      assert.deepEqual(packed.facts(), facts);
      assert.deepEqual(PackedGuild.read(packed.bytes()).facts(), facts);
      for (const { id, permissions } of facts.roles) assert.equal(packed.role(id), BigInt(permissions));
      for (const { id, permission_overwrites: list } of facts.channels) {
        assert.equal(packed.overwrites(id)?.length, list.length);
      }
      for (const { user_id, channel_id } of facts.voice_states) {
        assert.equal(packed.voiceChannelOf(user_id), channel_id);
      }
    }),
    fuzz,
  );
});

Deno.test("channels with equal overwrites share them", () => {
  const overwrites = Array.from(
    { length: 20 },
    (_, i) => ({ id: String(300 + i), type: 0, allow: "1", deny: "2" }),
  );
  const channels = Array.from(
    { length: 100 },
    (_, i) => ({ id: String(500 + i), permission_overwrites: overwrites }),
  );
  const one = packGuild({ ...guild, channels: channels.slice(0, 1) }).bytes().length;
  assert.equal(packGuild({ ...guild, channels }).bytes().length, one + 99 * 16);
});
