import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { judge, readSummary, type Summary } from "../.ci/summary.ts";

const green = (text: string) => `\u001b[0m\u001b[32m${text}\u001b[0m`;
const none: Summary = { passed: 0, failed: 0, ignored: 0, ignoredNames: [] };
const fine = { status: 0, sharedIsAbsent: false };

Deno.test("the totals are read from every form deno test gives them", () => {
  const totals = (line: string) => readSummary(`${line}\n`);
  assert.deepEqual(totals("ok | 12 passed | 0 failed (3s)"), { ...none, passed: 12 });
  assert.deepEqual(totals("ok | 1 passed (1 step) | 0 failed (3ms)"), { ...none, passed: 1 });
  assert.deepEqual(
    totals("FAILED | 12 passed (34 steps) | 2 failed (1 step) | 2 ignored (1 step) | 1 filtered out (1m2s)"),
    { ...none, passed: 12, failed: 2, ignored: 3 },
  );
  assert.deepEqual(totals(`${green("ok")} | 3 passed | 0 failed ${green("(9ms)")}`), { ...none, passed: 3 });
  assert.deepEqual(totals("ok | 3 passed | 0 failed (9ms)\r"), { ...none, passed: 3 });
});

Deno.test("several runs are added up, and other lines are not taken for totals", () => {
  const output = [
    "running 2 tests from ./tests/a_test.ts",
    "the summary says ok | 99 passed | 0 failed (1s)",
    "    ok | 99 passed | 0 failed (1s)",
    "ok | 2 passed | 0 failed (1s)",
    "FAILED | 1 passed | 1 failed (1s)",
  ].join("\n");
  assert.deepEqual(readSummary(output), { ...none, passed: 3, failed: 1 });
  assert.deepEqual(readSummary("error: Found 1 not formatted file in 9 files\n"), none);
});

Deno.test("skipped tests and steps are named", () => {
  const output = [
    `a page is shown ... ${green("ignored")} ${green("(0ms)")}`,
    "a ... b ...",
    "  its step ... ignored (0ms)",
    "was it ignored ... ok (1ms)",
    "ok | 1 passed | 0 failed | 1 ignored (1 step) (8ms)",
  ].join("\n");
  const ignoredNames = ["a page is shown", "its step"];
  assert.deepEqual(readSummary(output), { passed: 1, failed: 0, ignored: 2, ignoredNames });
});

Deno.test("a run is a success only if everything ran and passed", () => {
  const good = { ...none, passed: 5 };
  assert.deepEqual(judge(good, fine), []);
  assert.deepEqual(judge(good, { ...fine, status: 1 }), ["The gate ended with exit code 1"]);
  assert.deepEqual(judge(none, fine), ["No test ran"]);
  assert.deepEqual(judge({ ...good, failed: 2 }, { ...fine, status: 1 }), [
    "The gate ended with exit code 1",
    "Tests failed: 2",
  ]);
  assert.deepEqual(judge({ ...good, ignored: 1, ignoredNames: ["a page"] }, fine), [
    'Test "a page" was skipped: nothing may be',
  ]);
  assert.deepEqual(judge({ ...good, ignored: 2 }, fine), ["Tests were skipped without a name: 2"]);
});

Deno.test("only a test that names the folder ../shared may be skipped, and only without that folder", () => {
  const summary = { ...none, passed: 5, ignored: 1, ignoredNames: ["requests fit the specs in ../shared"] };
  assert.deepEqual(judge(summary, { ...fine, sharedIsAbsent: true }), []);
  assert.equal(judge(summary, fine).length, 1);
});

for (
  const [name, body, status, expected] of [
    ["passes", "", 0, "2 passed, 0 failed"],
    [
      "fails",
      "throw new Error('no');",
      1,
      "The gate ended with exit code 1\nTests failed: 1\n1 passed, 1 failed",
    ],
  ] as const
) {
  Deno.test(`a real run that ${name} ends with its numbers`, async () => {
    const folder = await Deno.makeTempDir();
    try {
      const source =
        `Deno.test("a", async (t) => { await t.step("b", () => {}); });\nDeno.test("c", () => { ${body} });`;
      await Deno.writeTextFile(`${folder}/deno.json`, "{}");
      await Deno.writeTextFile(`${folder}/a_test.ts`, source);
      const tests = await deno(["test", "--no-check"], folder);
      assert.equal(tests.code, status);
      await Deno.writeTextFile(`${folder}/output`, tests.output);
      const script = fileURLToPath(new URL("../.ci/summary.ts", import.meta.url));
      const summary = await deno([
        "run",
        "--quiet",
        "--no-check",
        "-A",
        script,
        `${folder}/output`,
        `${tests.code}`,
      ], folder);
      assert.deepEqual(summary, { code: status, output: `${expected}\n` });
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  });
}

async function deno(args: string[], cwd: string): Promise<{ code: number; output: string }> {
  const { code, stdout } = await new Deno.Command(Deno.execPath(), { args, cwd, stderr: "null" }).output();
  return { code, output: new TextDecoder().decode(stdout) };
}
