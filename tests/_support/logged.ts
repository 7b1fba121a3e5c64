import { configure, reset } from "@logtape/logtape";

/** Runs with the bot's log caught; `lines` are its messages so far, from warnings up. */
export async function logged(run: (lines: () => string[]) => Promise<void>): Promise<void> {
  const lines: string[] = [];
  await configure({
    reset: true,
    sinks: { memory: (record) => void lines.push(record.message.map(String).join("")) },
    loggers: [
      { category: "pupil", lowestLevel: "warning", sinks: ["memory"] },
      { category: ["logtape", "meta"], lowestLevel: "error", sinks: [] },
    ],
  });
  try {
    await run(() => [...lines]);
  } finally {
    await reset();
  }
}
