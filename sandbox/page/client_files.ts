import { browserImports } from "./browser_imports.ts";
import { type PageFile, pageFile } from "./page_file.ts";

export type { PageFile } from "./page_file.ts";

const FOLDER = new URL("./client/", import.meta.url);

/** Every file of the `client` folder by its path in there (`components/message.js`), read once. */
export async function clientFiles(): Promise<[string, PageFile][]> {
  const files: [string, PageFile][] = [];
  for await (const path of walk("")) {
    const text = await Deno.readTextFile(new URL(path, FOLDER));
    const file = pageFile(path, path.endsWith(".js") ? browserImports(text) : text);
    if (file) files.push([path, file]);
  }
  return files;
}

async function* walk(folder: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(new URL(folder, FOLDER))) {
    if (entry.isDirectory) yield* walk(`${folder}${entry.name}/`);
    else if (entry.isFile) yield folder + entry.name;
  }
}
