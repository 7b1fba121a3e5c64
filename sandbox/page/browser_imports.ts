/** Where the page finds the packages it imports by name. */
export const LIBRARIES: Readonly<Record<string, string>> = {
  "preact": "/page/lib/preact.js",
  "preact/hooks": "/page/lib/hooks.js",
  "htm": "/page/lib/htm.js",
};

/** The source of a module with package names replaced by addresses, which is what browsers understand. */
export function browserImports(source: string): string {
  return source.replace(
    /(\bfrom\s*)(["'])([\w/-]+)\2/g,
    (whole, from: string, quote: string, name: string) => {
      const address = LIBRARIES[name];
      return address === undefined ? whole : `${from}${quote}${address}${quote}`;
    },
  );
}
