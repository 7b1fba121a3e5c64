/** What `deno test` said of its tests; the numbers of several runs are added up. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  /** Tests and steps that were skipped. */
  readonly ignored: number;
  /** Their names. */
  readonly ignoredNames: readonly string[];
}

/** What the verdict depends on beside the tests. */
export interface Circumstances {
  /** The exit code of the whole gate. */
  readonly status: number;
  /** Whether the folder ../shared, without which some tests have nothing to check against, is absent. */
  readonly sharedIsAbsent: boolean;
}

// deno-lint-ignore no-control-regex
const COLOUR = /\u001b\[[0-9;]*m/g;
const TOTALS = /^(?:ok|FAILED) \| (\d+) passed(?: \(\d+ steps?\))? \| (\d+) failed(?: \(\d+ steps?\))?(.*)$/;
const IGNORED = /\| (\d+) ignored(?: \((\d+) steps?\))?/;
const IGNORED_NAME = /^\s*(.+) \.\.\. ignored(?: \(.*\))?$/;

/** Reads the totals and the skipped tests out of the output of `deno test`, with or without colours. */
export function readSummary(output: string): Summary {
  const lines = output.replace(COLOUR, "").split(/\r?\n/);
  const totals = lines.flatMap((line) => readTotals(line) ?? []);
  const sum = (name: "passed" | "failed" | "ignored") => totals.reduce((all, run) => all + run[name], 0);
  const ignoredNames = lines.flatMap((line) => IGNORED_NAME.exec(line)?.[1] ?? []);
  return { passed: sum("passed"), failed: sum("failed"), ignored: sum("ignored"), ignoredNames };
}

/** Why the run is no success, a sentence each; none when it is one. */
export function judge(summary: Summary, { status, sharedIsAbsent }: Circumstances): string[] {
  const { passed, failed, ignored, ignoredNames } = summary;
  const unexcused = ignoredNames.filter((name) => !sharedIsAbsent || !name.includes("../shared"));
  const unnamed = ignored - ignoredNames.length;
  return [
    ...(status === 0 ? [] : [`The gate ended with exit code ${status}`]),
    ...(failed === 0 ? [] : [`Tests failed: ${failed}`]),
    ...(passed + failed > 0 ? [] : ["No test ran"]),
    ...unexcused.map((name) => `Test "${name}" was skipped: nothing may be`),
    ...(unnamed > 0 ? [`Tests were skipped without a name: ${unnamed}`] : []),
  ];
}

function readTotals(line: string): { passed: number; failed: number; ignored: number } | undefined {
  const [, passed, failed, rest = ""] = TOTALS.exec(line) ?? [];
  if (passed === undefined) return undefined;
  const [, tests = "0", steps = "0"] = IGNORED.exec(rest) ?? [];
  return { passed: Number(passed), failed: Number(failed), ignored: Number(tests) + Number(steps) };
}

async function exists(path: string | URL): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

if (import.meta.main) {
  const [path = "", status = ""] = Deno.args;
  const summary = readSummary(await Deno.readTextFile(path));
  const sharedIsAbsent = !await exists(new URL("../../shared", import.meta.url));
  const problems = judge(summary, { status: Number(status), sharedIsAbsent });
  const lines = [...problems, `${summary.passed} passed, ${summary.failed} failed`];
  await Deno.stdout.write(new TextEncoder().encode(`${lines.join("\n")}\n`));
  if (problems.length > 0) Deno.exit(1);
}
