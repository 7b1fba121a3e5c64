import { TextLineStream } from "./lines.ts";

/** A program of the project, run as its own process. Disposing of it ends it. */
export interface Program extends AsyncDisposable {
  readonly pid: number;
  /** Every line printed so far. */
  readonly lines: readonly string[];
  /** The first line, printed or yet to come, that matches; rejects when the program ends without it. */
  line(pattern: RegExp): Promise<string>;
  /** The exit code, once it has ended by itself. */
  ended(): Promise<number>;
  /** Sends a signal and waits for the end; returns the exit code. */
  end(signal: Deno.Signal): Promise<number>;
}

/** The bot as `deno task start` runs it, but without `.env`. The flag keeps many servers in less memory. */
export const bot = ["run", "--no-prompt", "--quiet", "--v8-flags=--optimize-for-size", "-P=start", "main.ts"];

/** How long a line is waited for, in milliseconds. */
const patience = 30_000;

/** Runs `deno` with the arguments in the project's folder. Standard output and error are read together. */
export function runDeno(args: readonly string[], env: Record<string, string> = {}): Program {
  const child = new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: new URL("../..", import.meta.url),
    env: { ...env, NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let ended = false;
  const wake = () => waiting.forEach((check) => check());
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    for await (const line of stream.pipeThrough(new TextDecoderStream()).pipeThrough(new TextLineStream())) {
      lines.push(line);
      wake();
    }
  };
  const done = Promise.all([read(child.stdout), read(child.stderr)]).then(() => {
    ended = true;
    wake();
  });

  async function exit(): Promise<number> {
    await done;
    return (await child.status).code;
  }

  async function end(signal: Deno.Signal): Promise<number> {
    if (!ended) child.kill(signal);
    return await exit();
  }

  return {
    pid: child.pid,
    lines,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (late = false) => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined && !ended && !late) return;
          waiting.delete(check);
          clearTimeout(timer);
          if (found === undefined) {
            reject(new Error(`The program did not print ${pattern}:\n${lines.join("\n")}`));
          } else resolve(found);
        };
        const timer = setTimeout(() => check(true), patience);
        waiting.add(check);
        check();
      }),
    ended: exit,
    end,
    async [Symbol.asyncDispose]() {
      await end("SIGKILL");
    },
  };
}
