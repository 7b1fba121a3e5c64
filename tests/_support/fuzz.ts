/** How properties are checked: always from the same seed, so that a failure can be repeated. */
export const fuzz = { seed: 20_261_121, numRuns: 200 } as const;
