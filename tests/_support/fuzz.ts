/** How properties are checked: always from the same seed, so that a failure can be repeated. `SEED` is another one. */
export const fuzz = { seed: Number(Deno.env.get("SEED") ?? 20_261_121), numRuns: 200 } as const;
