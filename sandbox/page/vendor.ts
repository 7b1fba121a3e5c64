import htm from "htm" with { type: "text" };
import preact from "preact" with { type: "text" };
import hooks from "preact/hooks" with { type: "text" };
import { browserImports, LIBRARIES } from "./browser_imports.ts";
import { type PageFile, pageFile } from "./page_file.ts";

/** The browser modules of Preact and htm, as their packages ship them, by the paths of `LIBRARIES`. */
export function vendorFiles(): [string, PageFile][] {
  const sources: Record<string, string> = { preact, "preact/hooks": hooks, htm };
  return Object.entries(LIBRARIES).flatMap(([name, address]) => {
    const file = pageFile(address, withoutMap(browserImports(sources[name] ?? "")));
    return file ? [[address.slice("/page/".length), file] as [string, PageFile]] : [];
  });
}

/** Source maps are not served. */
function withoutMap(source: string): string {
  return source.replace(/^\/\/# sourceMappingURL=.*$/m, "");
}
