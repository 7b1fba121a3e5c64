import assert from "node:assert/strict";
import { ChannelType, type GuildChannel, type Overwrite } from "../../../sandbox/discord/model/channel.ts";
import type { Guild, Member } from "../../../sandbox/discord/model/guild.ts";
import {
  ALL_PERMISSIONS,
  channelPermissions,
  combine,
  guildPermissions,
  Permission,
  rank,
} from "../../../sandbox/discord/permissions.ts";

const role = (id: string, permissions: bigint, position: number) => ({
  id,
  name: id,
  color: 0,
  hoist: false,
  position,
  permissions: `${permissions}`,
  managed: false,
  mentionable: false,
});

const guild: Guild = {
  id: "1",
  name: "guild",
  ownerId: "owner",
  preferredLocale: "en-US",
  roles: new Map(
    [
      role("1", combine("viewChannel", "sendMessages", "attachFiles", "readMessageHistory"), 0),
      role("mod", Permission.manageMessages, 1),
      role("admin", Permission.administrator, 2),
    ].map((one) => [one.id, one]),
  ),
  members: new Map(),
  channelIds: new Set(),
  voiceStates: new Map(),
};

const member = (userId: string, ...roles: string[]): Member => ({
  userId,
  nick: null,
  roles,
  joinedAt: "",
  deaf: false,
  mute: false,
  timeoutUntil: null,
});

const channel = (...overwrites: Overwrite[]): GuildChannel => ({
  kind: "guild",
  id: "2",
  type: ChannelType.text,
  guildId: "1",
  name: "c",
  topic: null,
  position: 0,
  parentId: null,
  nsfw: false,
  rateLimit: 0,
  overwrites,
  voice: null,
  lastMessageId: null,
  lastPinAt: null,
});

const deny = (id: string, type: number, bits: bigint): Overwrite => ({
  id,
  type,
  allow: "0",
  deny: `${bits}`,
});
const allow = (id: string, type: number, bits: bigint): Overwrite => ({
  id,
  type,
  allow: `${bits}`,
  deny: "0",
});

const { viewChannel, sendMessages, attachFiles, manageMessages } = Permission;
const base = combine("viewChannel", "sendMessages", "attachFiles", "readMessageHistory");

Deno.test("Roles add up, and the owner and administrators may do everything", () => {
  assert.equal(guildPermissions(guild, member("a")), base);
  assert.equal(guildPermissions(guild, member("a", "mod")), base | manageMessages);
  assert.equal(guildPermissions(guild, member("a", "gone")), base);
  assert.equal(guildPermissions(guild, member("owner")), ALL_PERMISSIONS);
  assert.equal(guildPermissions(guild, member("a", "admin")), ALL_PERMISSIONS);
});

Deno.test("Overwrites apply in order: everyone, roles together, the member", () => {
  const closed = deny("1", 0, sendMessages);
  assert.equal(channelPermissions(guild, member("a"), channel(closed)) & sendMessages, 0n);
  const forMods = channel(allow("mod", 0, sendMessages), closed);
  assert.equal(channelPermissions(guild, member("a", "mod"), forMods) & sendMessages, sendMessages);
  const butNotHim = channel(allow("mod", 0, sendMessages), closed, deny("a", 1, sendMessages));
  assert.equal(channelPermissions(guild, member("a", "mod"), butNotHim) & sendMessages, 0n);
  const oneAllows = channel(deny("mod", 0, sendMessages), allow("other", 0, sendMessages));
  assert.equal(
    channelPermissions(guild, member("a", "mod", "other"), oneAllows) & sendMessages,
    sendMessages,
  );
  assert.equal(
    channelPermissions(guild, member("a", "admin"), channel(deny("a", 1, ALL_PERMISSIONS))),
    ALL_PERMISSIONS,
  );
});

Deno.test("Without seeing nothing is left, and without sending nothing can be attached", () => {
  assert.equal(channelPermissions(guild, member("a", "mod"), channel(deny("1", 0, viewChannel))), 0n);
  const silent = channelPermissions(guild, member("a"), channel(deny("1", 0, sendMessages)));
  assert.equal(silent & attachFiles, 0n);
});

Deno.test("A timeout leaves seeing and reading until it ends", () => {
  const now = Date.parse("2026-01-01");
  const out = { ...member("a", "mod"), timeoutUntil: "2026-01-02T00:00:00Z" };
  const left = combine("viewChannel", "readMessageHistory");
  assert.equal(guildPermissions(guild, out, now), left);
  assert.equal(channelPermissions(guild, out, channel(allow("a", 1, sendMessages)), now), left);
  assert.equal(guildPermissions(guild, out, now + 2 * 86_400_000), base | manageMessages);
});

Deno.test("Rank is the highest role, and the owner's is above all", () => {
  assert.deepEqual(
    [member("a"), member("a", "mod", "admin"), member("owner")].map((one) => rank(guild, one)),
    [0, 2, Infinity],
  );
});
