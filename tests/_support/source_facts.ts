/** Something in a source file, and the line it stands on, from 1. */
export interface Fact {
  readonly text: string;
  readonly line: number;
}

/** A module specifier: its text, and whether it is gone at run time because it only imports types. */
export interface Import extends Fact {
  readonly erased: boolean;
}

/** What a source file imports and which guarded things it touches. */
export interface SourceFacts {
  /** Every specifier: import, export from, `import()`, import types, `new Worker(new URL(…, import.meta.url))`. */
  readonly imports: readonly Import[];
  /** Reads of the environment, opened databases, and imports whose specifier is not a literal. */
  readonly uses: readonly Fact[];
}

const GLOBAL = /^(globalThis\.|self\.)?(Deno|process)$/;
const ENVIRONMENT = "the environment";
const DATABASE = "Deno.openKv";

/** Reads the facts out of a source text. Throws `SyntaxError` when it is not TypeScript. Only inside `deno test`. */
export function sourceFacts(path: string, source: string): SourceFacts {
  const facts = new Collector(source);
  const create = (context: Deno.lint.RuleContext) => ({ ...modules(facts), ...globals(facts, context) });
  Deno.lint.runPlugin({ name: "facts", rules: { facts: { create } } }, path, source);
  return facts;
}

class Collector implements SourceFacts {
  readonly imports: Import[] = [];
  readonly uses: Fact[] = [];
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  import(node: Deno.lint.Node, specifier: unknown, erased = false): void {
    if (typeof specifier !== "string") return this.use(node, "an import that is not a literal");
    this.imports.push({ text: specifier, line: this.#lineOf(node), erased });
    if (/^(node:)?process$/.test(specifier)) this.use(node, ENVIRONMENT);
  }

  use(node: Deno.lint.Node, text: string): void {
    this.uses.push({ text, line: this.#lineOf(node) });
  }

  #lineOf(node: Deno.lint.Node): number {
    return this.#source.slice(0, node.range[0]).split("\n").length;
  }
}

function modules(facts: Collector): Deno.lint.LintVisitor {
  return {
    ImportDeclaration: (node) => facts.import(node, node.source.value, node.importKind === "type"),
    ExportAllDeclaration: (node) => facts.import(node, node.source.value, node.exportKind === "type"),
    ExportNamedDeclaration: (node) => {
      if (node.source) facts.import(node, node.source.value, node.exportKind === "type");
    },
    ImportExpression: (node) => facts.import(node, literal(node.source)),
    TSImportType: (node) => facts.import(node, literal(typeLiteral(node.argument)), true),
    NewExpression: (node) => {
      if (node.callee.type !== "Identifier" || node.callee.name !== "Worker") return;
      const [url] = node.arguments;
      facts.import(node, literal(url?.type === "NewExpression" ? url.arguments[0] : url));
    },
  };
}

function globals(facts: Collector, { sourceCode }: Deno.lint.RuleContext): Deno.lint.LintVisitor {
  return {
    MemberExpression: (node) => {
      if (!GLOBAL.test(sourceCode.getText(node.object))) return;
      const name = node.computed ? literal(node.property) : sourceCode.getText(node.property);
      if (name === "openKv") facts.use(node, DATABASE);
      if (name === "env" || name === undefined) facts.use(node, ENVIRONMENT);
    },
    VariableDeclarator: (node) => {
      if (!node.init || !GLOBAL.test(sourceCode.getText(node.init))) return;
      const names = sourceCode.getText(node.id);
      const whole = !names.startsWith("{") || names.includes("...");
      if (whole || /\benv\b/.test(names)) facts.use(node, ENVIRONMENT);
      if (whole || /\bopenKv\b/.test(names)) facts.use(node, DATABASE);
    },
  };
}

function literal(node: Deno.lint.Node | undefined): unknown {
  return node?.type === "Literal" ? node.value : undefined;
}

function typeLiteral(node: Deno.lint.Node): Deno.lint.Node {
  return node.type === "TSLiteralType" ? node.literal : node;
}
