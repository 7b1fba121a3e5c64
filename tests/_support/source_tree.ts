import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const NOT_OURS = new Set([".git", "coverage", "data", "node_modules"]);
const SOURCE = /\.[mc]?[jt]sx?$/;

/** Every source file of the project: its text by its path from the project's folder, with slashes. */
export async function sourceTree(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const path of walk("")) files.set(path, await Deno.readTextFile(join(root, path)));
  return files;
}

async function* walk(folder: string): AsyncIterableIterator<string> {
  for await (const { name, isDirectory } of Deno.readDir(join(root, folder))) {
    if (NOT_OURS.has(name)) continue;
    if (isDirectory) yield* walk(`${folder}${name}/`);
    else if (SOURCE.test(name)) yield `${folder}${name}`;
  }
}
