/** A moment as Discord writes it, e.g. `2026-05-16T22:51:16.692000+00:00`. */
export function timestamp(ms: number = Date.now()): string {
  return new Date(ms).toISOString().replace("Z", "000+00:00");
}
