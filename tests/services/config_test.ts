import assert from "node:assert/strict";
import { ConfigError, readConfig } from "../../services/config.ts";

const token = `${btoa("123456789012345678")}.abc.def`;

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.faults;
  }
  return [];
}

Deno.test("a token is all that is needed", () => {
  const config = readConfig({ DISCORD_TOKEN: token });
  assert.equal(config.discord.botId, "123456789012345678");
  assert.equal(config.discord.applicationId, "123456789012345678");
  assert.deepEqual(config.model, { provider: "local" });
  assert.equal(config.prefix, "!");
  assert.equal(config.logLevel, "info");
});

Deno.test("dev mode logs more, unless told otherwise", () => {
  assert.equal(readConfig({ DISCORD_TOKEN: token, MODE: "dev" }).logLevel, "debug");
  assert.equal(readConfig({ DISCORD_TOKEN: token, MODE: "dev", LOG_LEVEL: "error" }).logLevel, "error");
});

Deno.test("a key makes the provider openai, which needs a model", () => {
  assert.deepEqual(faultsOf({ DISCORD_TOKEN: token, OPENAI_API_KEY: "k" }), [
    "MODEL: is not set: name a chat model that your provider offers",
  ]);
  const { model } = readConfig({ DISCORD_TOKEN: token, OPENAI_API_KEY: "k", MODEL: "m" });
  assert.deepEqual(model, { provider: "openai", model: "m", models: ["m"], apiKey: "k", baseUrl: undefined });
});

Deno.test("further models are named with commas", () => {
  const { model } = readConfig({
    DISCORD_TOKEN: token,
    OPENAI_API_KEY: "k",
    MODEL: "m",
    MODELS: " a,b,, m ",
  });
  assert.deepEqual(model.provider === "openai" && model.models, ["m", "a", "b"]);
});

Deno.test("everything that is wrong is named at once, and no value is repeated", () => {
  const faults = faultsOf({
    DISCORD_TOKEN: "Bot secret-secret",
    DISCORD_API_URL: "ftp://x",
    KV_URL: "/etc/passwd",
    PREFIX: "far too long",
    LOCALE: "xx",
    MODE: "test",
    LOG_LEVEL: "loud",
    OPENAI_BASE_URL: "not a url",
  });
  assert.deepEqual(faults.map((fault) => fault.split(":")[0]), [
    "DISCORD_TOKEN",
    "DISCORD_API_URL",
    "KV_URL",
    "PREFIX",
    "LOCALE",
    "MODE",
    "LOG_LEVEL",
    "OPENAI_BASE_URL",
  ]);
  assert.ok(!faults.join().includes("secret-secret"));
});

Deno.test("a store stays inside data", () => {
  for (const path of ["data/../x", "data/", "x.kv", "../data/x", "data/a\0b", "http://"]) {
    assert.equal(faultsOf({ DISCORD_TOKEN: token, KV_URL: path }).length, 1, path);
  }
  for (const path of [":memory:", "data/x.kv", "./data/a/b.kv", "https://api.example/kv"]) {
    assert.deepEqual(faultsOf({ DISCORD_TOKEN: token, KV_URL: path }), [], path);
  }
});

Deno.test("an empty variable counts as not set", () => {
  assert.deepEqual(faultsOf({ DISCORD_TOKEN: " " }), [
    "DISCORD_TOKEN: is not set: copy the bot's token from the Discord developer portal",
  ]);
  assert.equal(readConfig({ DISCORD_TOKEN: token, PREFIX: "" }).prefix, "!");
});
