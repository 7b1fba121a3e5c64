import {
  configure,
  getAnsiColorFormatter,
  getConsoleSink,
  getJsonLinesFormatter,
  getLogger,
  getTextFormatter,
  type Logger,
  type LogRecord,
  reset,
  type TextFormatter,
} from "@logtape/logtape";
import type { Config } from "./config.ts";

function plain(value: unknown): string {
  return typeof value === "string" ? value : Deno.inspect(value);
}

/** The message of a record with its values as they are: the library would put strings in quotes. */
function rendered(record: LogRecord): LogRecord {
  const text = record.message.map((part, i) => i % 2 === 0 ? String(part) : plain(part)).join("");
  return { ...record, message: [text] };
}

function formatter(mode: Config["mode"]): TextFormatter {
  const format = mode === "prod"
    ? getJsonLinesFormatter({ properties: "flatten" })
    : Deno.stdout.isTerminal()
    ? getAnsiColorFormatter({ timestamp: "time" })
    : getTextFormatter({ timestamp: "time" });
  return (record) => format(rendered(record));
}

/** Starts logging to standard output: JSON lines in prod mode, readable lines in dev mode. */
export async function startLog(config: Pick<Config, "mode" | "logLevel">): Promise<void> {
  await configure({
    reset: true,
    sinks: { console: getConsoleSink({ formatter: formatter(config.mode) }) },
    loggers: [
      { category: "pupil", lowestLevel: config.logLevel, sinks: ["console"] },
      { category: ["logtape", "meta"], lowestLevel: "warning", sinks: ["console"] },
    ],
  });
}

/** Ends logging; what was logged has been written. */
export const stopLog: () => Promise<void> = reset;

/** The logger of one part of Pupil. Log facts, never what members wrote and never a secret. */
export function log(part: string): Logger {
  return getLogger(["pupil", part]);
}
