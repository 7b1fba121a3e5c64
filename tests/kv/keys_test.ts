import assert from "node:assert/strict";
import fc from "fast-check";
import { indexes, keys, prefixes, type Scope } from "../../kv/mod.ts";
import { anyText } from "../_support/any_text.ts";
import { scope } from "./_stores.ts";

const sha = "ab".repeat(32);
const day = "2026-11-21";

Deno.test("every key is its family, its owner and its parts", () => {
  const made = [
    [keys.job(scope, "j"), ["job", scope, "j"]],
    [keys.correction(scope, "c"), ["correction", scope, "c"]],
    [keys.vote(scope, "1", "2"), ["vote", scope, "1", "2"]],
    [keys.feedback(scope, "f"), ["feedback", scope, "f"]],
    [keys.dataset(scope, "вопросы и ответы"), ["dataset", scope, "вопросы и ответы"]],
    [keys.version(scope, sha), ["version", scope, sha]],
    [keys.example(scope, "e"), ["example", scope, "e"]],
    [keys.conversation("1", "2"), ["conversation", "1", "2"]],
    [keys.settings(scope), ["settings", scope]],
    [keys.consent(scope, "2"), ["consent", scope, "2"]],
    [keys.model(scope), ["model", scope]],
    [keys.modelHistory(scope, 0), ["model_history", scope, 0]],
    [keys.usage(scope, day, "2"), ["usage", scope, day, "2"]],
    [keys.scopeUsage(scope, day), ["usage_scope", scope, day]],
    [keys.blob(scope, sha), ["blob", scope, sha]],
    [keys.blobChunk(scope, sha, 3), ["blob_chunk", scope, sha, 3]],
    [keys.session(0), ["session", 0]],
    [keys.guild(0, "1"), ["guild", 0, "1"]],
    [keys.handled("1"), ["handled", "1"]],
    [keys.operation("message:1"), ["operation", "message:1"]],
    [indexes.jobDue(5, scope, "j"), ["ix", "job_due", 5, scope, "j"]],
    [indexes.jobProvider("openai", "ft-1"), ["ix", "job_provider", "openai", "ft-1"]],
    [indexes.correctionMessage(scope, "1", "c"), ["ix", "correction_message", scope, "1", "c"]],
    [indexes.correctionContributor(scope, "2", "c"), ["ix", "correction_contributor", scope, "2", "c"]],
    [indexes.correctionOpen(scope, "c"), ["ix", "correction_open", scope, "c"]],
    [indexes.exampleHash(scope, sha), ["ix", "example_hash", scope, sha]],
    [indexes.exampleSource(scope, "message:1", "e"), ["ix", "example_source", scope, "message:1", "e"]],
  ];
  for (const [key, parts] of made) assert.deepEqual(key, parts);
  const families = made.map(([, parts]) => parts?.slice(0, parts[0] === "ix" ? 2 : 1).join());
  assert.equal(new Set(families).size, made.length);
});

Deno.test("a prefix is the start of its keys and of no other family's", () => {
  const pairs = [
    [prefixes.jobs(scope), keys.job(scope, "j")],
    [prefixes.votes(scope, "1"), keys.vote(scope, "1", "2")],
    [prefixes.conversation("1"), keys.conversation("1", "2")],
    [prefixes.usage(scope, day), keys.usage(scope, day, "2")],
    [prefixes.blobs(scope), keys.blob(scope, sha)],
    [prefixes.blobChunks(scope, sha), keys.blobChunk(scope, sha, 0)],
    [prefixes.sessions(), keys.session(1)],
    [prefixes.guilds(2), keys.guild(2, "1")],
    [prefixes.handled(), keys.handled("1")],
    [prefixes.settings(), keys.settings(scope)],
    [prefixes.jobDue(), indexes.jobDue(5, scope, "j")],
    [prefixes.correctionOpen(scope), indexes.correctionOpen(scope, "c")],
  ];
  for (const [prefix, key] of pairs) assert.deepEqual(key?.slice(0, prefix?.length), prefix);
});

Deno.test("a part that is not what it should be is refused with a sentence", () => {
  const refused = (make: () => unknown, message: string) =>
    assert.throws(make, { name: "StoreError", message });
  refused(() => keys.job(scope, ""), 'Cannot make a key with job id "": it is empty');
  refused(
    () => keys.dataset(scope, "a\nb"),
    'Cannot make a key with dataset name "a\nb": it holds control characters',
  );
  refused(
    () => keys.dataset(scope, "\ud800"),
    'Cannot make a key with dataset name "\ud800": it holds half a character',
  );
  refused(
    () => keys.dataset(scope, "ю".repeat(201)),
    `Cannot make a key with dataset name "${"ю".repeat(60)}…": it has 402 bytes, at most 400 fit`,
  );
  refused(
    () => keys.vote(scope, "@me", "1"),
    'Cannot make a key with message id "@me": it is not a snowflake',
  );
  refused(
    () => keys.version(scope, "AB".repeat(32)),
    `Cannot make a key with version "${"AB".repeat(30)}…": it is not a SHA-256`,
  );
  refused(
    () => keys.usage(scope, "2026-02-30", "1"),
    'Cannot make a key with day "2026-02-30": it is not a day like 2026-11-21',
  );
  refused(() => keys.session(-1), 'Cannot make a key with shard "-1": it is not a whole number from 0');
  refused(
    () => keys.modelHistory(scope, 1.5),
    'Cannot make a key with history number "1.5": it is not a whole number from 0',
  );
  refused(
    () => keys.settings("guild:" as Scope),
    'Cannot read scope "guild:": it is neither "guild:" nor "dm:" with a snowflake',
  );
  refused(
    () => keys.blob("session:0" as Scope, sha),
    'Cannot read scope "session:0": it is neither "guild:" nor "dm:" with a snowflake',
  );
});

Deno.test("no text gets from one scope into another's keys", () => {
  fc.assert(fc.property(anyText, (text) => {
    for (const family of [keys.job, keys.correction, keys.dataset, keys.example, keys.feedback]) {
      try {
        const key = family(scope, text);
        assert.equal(key.length, 3);
        assert.deepEqual(key.slice(1), [scope, text]);
      } catch (error) {
        assert.ok(error instanceof Error && error.name === "StoreError");
      }
    }
  }));
});
