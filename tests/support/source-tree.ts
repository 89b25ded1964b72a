import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, visitorKeys, type Comment } from 'oxc-parser';

/** A file of the tree, by its path from the root with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly source: string;
}

/** What a checker found; `line` is 1-based. */
export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** A node of the syntax tree (ESTree with TypeScript). */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** One import, `export … from` or `import(…)`, with its target. */
export interface Import {
  /** As written: `./date.ts`, `kysely`, `node:fs`. */
  readonly specifier: string;
  /** Path from the root for a relative import; else null. */
  readonly path: string | null;
  readonly typeOnly: boolean;
  readonly line: number;
}

/** A file's syntax, parsed once. */
export interface Syntax {
  readonly program: Node;
  readonly comments: readonly Comment[];
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
  readonly lineAt: (offset: number) => number;
}

const skippedFolders = new Set(['node_modules', 'data', 'test-results', 'playwright-report']);
const shownDotFolders = new Set(['.ci']);
const textEnding = /\.(ts|tsx|mjs|js|json|md|sql|ya?ml|scss|css|html|txt|csv|svg|sh)$/;
const textNames = new Set(['ansinh', 'LICENSE', 'run', '.npmrc', '.gitignore']);

/** Every text file of the checkout that could be committed, in order of path. */
export function readTree(root: string): readonly SourceFile[] {
  return listFiles(root, '')
    .filter((path) => textEnding.test(path) || textNames.has(posix.basename(path)))
    .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }));
}

function listFiles(root: string, folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) return sizeOf(join(root, path)) > 8_000_000 ? [] : [path];
      if (!entry.isDirectory() || skippedFolders.has(entry.name)) return [];
      const hidden = entry.name.startsWith('.') && !shownDotFolders.has(entry.name);
      return hidden ? [] : listFiles(root, path);
    });
}

function sizeOf(path: string): number {
  return statSync(path).size;
}

/** True for code that people write and this tree's rules bind. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|mjs)$/.test(path) && !isGenerated(path);
}

/** True for files that a tool of this tree writes. */
export function isGenerated(path: string): boolean {
  return /\.generated\.[a-z]+$/.test(path);
}

/** True for tests and what only tests use. */
export function isTest(path: string): boolean {
  return path.startsWith('tests/') || /\.(test|spec|scenario)\.tsx?$/.test(path);
}

const parsed = new WeakMap<SourceFile, Syntax>();

/** The syntax of a code file; the same object for the same file. */
export function syntaxOf(file: SourceFile): Syntax {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const syntax = parseFile(file);
  parsed.set(file, syntax);
  return syntax;
}

function parseFile(file: SourceFile): Syntax {
  const { program, comments, module, errors } = parseSync(file.path, file.source);
  if (errors[0] !== undefined) throw new SyntaxError(`${file.path}: ${errors[0].message}`);
  const lineAt = lineFinder(file.source);
  const make = (specifier: string, typeOnly: boolean, start: number): Import => ({
    specifier,
    path: specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : null,
    typeOnly,
    line: lineAt(start),
  });
  const imports: Import[] = [];
  for (const each of module.staticImports) {
    const typeOnly = each.entries.length > 0 && each.entries.every((entry) => entry.isType);
    imports.push(make(each.moduleRequest.value, typeOnly, each.start));
  }
  for (const { start, entries } of module.staticExports) {
    const from = entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest;
    if (from === undefined || from === null) continue;
    const typeOnly = entries.every((entry) => entry.isType);
    imports.push(make(from.value, typeOnly, start));
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = file.source.slice(moduleRequest.start, moduleRequest.end);
    const literal = /^(['"`])([^'"`$]*)\1$/.exec(written);
    if (literal !== null) imports.push(make(literal[2] ?? '', false, moduleRequest.start));
  }
  const hasDefaultExport = module.staticExports.some(({ entries }) =>
    entries.some(
      ({ exportName }) =>
        (exportName.kind as string) === 'Default' || exportName.name === 'default',
    ),
  );
  const root = program as unknown as Node;
  return {
    program: root,
    comments,
    imports: [...imports, ...typeImports(root, make)],
    hasDefaultExport,
    lineAt,
  };
}

/** `import('./x.ts').Name` in a type. */
function typeImports(
  program: Node,
  make: (specifier: string, typeOnly: boolean, start: number) => Import,
): readonly Import[] {
  const found: Import[] = [];
  walk(program, (node) => {
    if (node.type !== 'TSImportType') return;
    const source = node['source'] as { value?: unknown } | undefined;
    if (typeof source?.value === 'string') found.push(make(source.value, true, node.start));
  });
  return found;
}

/** Visits every node, parents first, with the chain of its parents (nearest last). */
export function walk(
  root: Node,
  visit: (node: Node, parents: readonly Node[]) => void,
  parents: readonly Node[] = [],
): void {
  visit(root, parents);
  const below = [...parents, root];
  for (const key of visitorKeys[root.type] ?? []) {
    const child = root[key];
    for (const each of Array.isArray(child) ? child : [child]) {
      if (isNode(each)) walk(each, visit, below);
    }
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function lineFinder(source: string): (offset: number) => number {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

/** Violations as lines that an editor can jump to. */
export function report(violations: readonly Violation[]): string {
  return violations
    .map(({ path, line, rule, message }) => `${path}:${line} [${rule}] ${message}`)
    .join('\n');
}
