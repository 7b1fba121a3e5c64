import { posix } from "node:path";
import { type Fact, type SourceFacts, sourceFacts } from "./source_facts.ts";

/** What the project's files may import and use. A place is a file or a folder, by its path from the project's folder. */
export interface Rules {
  /** For every place at the top: the places it may import, itself apart; "anything" for all. */
  readonly layers: Readonly<Record<string, readonly string[] | "anything">>;
  /** Names of packages that may be imported only in some places; a name ending in a slash is a whole npm scope. */
  readonly packages: readonly { readonly names: readonly string[]; readonly only: readonly string[] }[];
  /** What may be used only in some places, wherever `within` says that it matters. */
  readonly uses: readonly {
    readonly what: string;
    readonly only: readonly string[];
    readonly within: readonly string[];
  }[];
  /** Places in which no file may load itself, however far around; types may go round. */
  readonly acyclic: readonly string[];
  /** Every package that may be imported at all, by the name it has in the import map. */
  readonly importMap: readonly string[];
}

type Files = ReadonlyMap<string, SourceFacts>;

/** Every break of the rules in the files (text by path): a sentence each, with file, line and import. */
export function violations(sources: ReadonlyMap<string, string>, rules: Rules): string[] {
  const files: Files = new Map([...sources].map(([path, text]) => [path, sourceFacts(path, text)]));
  const each = [...files].flatMap(([path, { imports, uses }]) => [
    ...imports.map((found) => judgeImport(path, found, rules)),
    ...uses.map((found) => judgeUse(path, found, rules)),
  ]);
  return [...each.filter((sentence) => sentence !== undefined), ...cycles(files, rules.acyclic)];
}

function judgeImport(path: string, found: Fact, rules: Rules): string | undefined {
  const target = localTarget(path, found.text);
  const state = target === undefined
    ? judgePackage(path, found.text, rules)
    : judgeLayer(path, target, rules);
  return state && `${path}:${found.line} imports "${found.text}": ${state}`;
}

function judgeLayer(path: string, target: string, { layers }: Rules): string | undefined {
  const [from, to] = [layerOf(path), layerOf(target)];
  const allowed = layers[from];
  if (allowed === undefined) return `"${from}" has no place in the table`;
  if (from === to || allowed === "anything" || allowed.includes(to)) return undefined;
  return `${from} may import ${allowed.length === 0 ? "nothing else of ours" : `only ${allowed.join(", ")}`}`;
}

function judgePackage(path: string, specifier: string, { packages, importMap }: Rules): string | undefined {
  if (specifier.startsWith("node:")) return undefined;
  const name = packageName(specifier);
  if (!importMap.includes(name)) return "it is not in the import map";
  const rule = packages.find(({ names }) => names.some((known) => known === name || isScopeOf(known, name)));
  if (!rule || isIn(path, rule.only)) return undefined;
  return `only ${rule.only.join(", ")} may import it`;
}

function judgeUse(path: string, found: Fact, { uses }: Rules): string | undefined {
  const rule = uses.find(({ what }) => what === found.text);
  if (!rule || !isIn(path, rule.within) || isIn(path, rule.only)) return undefined;
  return `${path}:${found.line} uses ${found.text}: ${
    rule.only.length === 0 ? "nobody may" : `only ${rule.only.join(", ")} may`
  }`;
}

function cycles(files: Files, places: readonly string[]): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push(`${[...trail.slice(start), path].join(" imports ")}: a cycle`);
    if (start >= 0 || done.has(path)) return;
    for (const target of targets(files, path)) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of files.keys()) if (isIn(path, places)) visit(path, []);
  return found;
}

function targets(files: Files, path: string): Set<string> {
  const loaded = (files.get(path)?.imports ?? []).filter(({ erased }) => !erased);
  const local = loaded.map(({ text }) => localTarget(path, text));
  return new Set(local.filter((target) => target !== undefined));
}

/** The path from the project's folder that a relative specifier names; undefined for a package. */
function localTarget(path: string, specifier: string): string | undefined {
  return /^\.{0,2}\//.test(specifier) ? posix.join(posix.dirname(path), specifier) : undefined;
}

function layerOf(path: string): string {
  return path.split("/", 1)[0] ?? path;
}

function isIn(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(place.endsWith("/") ? place : `${place}/`));
}

function packageName(specifier: string): string {
  return specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

function isScopeOf(scope: string, name: string): boolean {
  return scope.endsWith("/") && name.startsWith(scope);
}
