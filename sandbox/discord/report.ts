/** Writes a fault of the stand-in itself to standard error: clients only get a 500 or close code 4000. */
export function report(error: unknown): void {
  const text = error instanceof Error ? error.stack ?? error.message : String(error);
  Deno.stderr.writeSync(new TextEncoder().encode(`${text}\n`));
}
