import assert from "node:assert/strict";
import { dmScope, guildScope, isScope, parseScope, scopeId, scopeKind } from "../../kv/mod.ts";

Deno.test("a scope is a server or a direct-message channel", () => {
  assert.equal(guildScope("41771983423143937"), "guild:41771983423143937");
  assert.equal(dmScope("7"), "dm:7");
  assert.equal(scopeKind(guildScope("5")), "guild");
  assert.equal(scopeKind(dmScope("5")), "dm");
  assert.equal(scopeId(dmScope("12345678901234567890")), "12345678901234567890");
  assert.equal(parseScope("dm:7"), "dm:7");
});

Deno.test("nothing else is one", () => {
  const others = [
    "",
    "guild:",
    "guild:0",
    "guild:01",
    "guild:1x",
    "user:1",
    "GUILD:1",
    "dm:1\n",
    "dm:123456789012345678901",
    " dm:1",
  ];
  for (const other of others) {
    assert.equal(isScope(other), false, other);
    assert.throws(() => parseScope(other), {
      name: "StoreError",
      message: `Cannot read scope "${other}": it is neither "guild:" nor "dm:" with a snowflake`,
    });
  }
  assert.throws(() => guildScope("my server"));
  assert.throws(() => dmScope(""));
});
