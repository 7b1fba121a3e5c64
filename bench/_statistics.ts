/** The value below which the given share (0 to 1) of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
}

/** Median, 95th percentile and largest of times in milliseconds, for a table. */
export function summary(times: readonly number[]): string {
  const show = (value: number) => value.toFixed(1);
  return `median ${show(quantile(times, 0.5))} ms, p95 ${show(quantile(times, 0.95))} ms, max ${
    show(Math.max(...times))
  } ms, n ${times.length}`;
}
