// deno-lint-ignore-file no-console -- it prints its result
/**
 * The long runs: kills, cut-offs and random input from one seed after the other. `deno task test` runs the same once,
 * from a fixed seed. The first argument is the number of seeds, 20 when it is not given.
 */
const files = [
  "tests/restart_test.ts",
  "tests/reconnect_test.ts",
  "tests/fuzz_test.ts",
  "tests/kv/crash_test.ts",
];

async function run(seed: number): Promise<boolean> {
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["test", "-A", "--no-check", "--quiet", ...files],
    env: { SEED: String(seed), NO_COLOR: "1" },
  }).output();
  if (!success) console.log(new TextDecoder().decode(stdout));
  return success;
}

if (import.meta.main) {
  const seeds = Number(Deno.args[0] ?? 20);
  let failed = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const passed = await run(seed);
    if (!passed) failed++;
    console.log(`seed ${seed}: ${passed ? "passed" : "FAILED"}`);
  }
  console.log(`${seeds - failed} seeds passed, ${failed} failed`);
  Deno.exit(failed === 0 ? 0 : 1);
}
