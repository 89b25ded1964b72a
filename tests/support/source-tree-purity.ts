import {
  isCode,
  isTest,
  syntaxOf,
  walk,
  type Node,
  type SourceFile,
  type Violation,
} from './source-tree.ts';

/** Names by which code reaches a clock, chance or the world. */
const impureObjects = new Set(['performance', 'crypto', 'process', 'console']);
const impureCalls = new Set([
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
]);

/** Where time and chance are arguments: kernel, law and the domain room of every module. */
export function isPurePlace(path: string): boolean {
  return /^src\/(kernel|law)\//.test(path) || /^src\/modules\/[^/]+\/domain(\/|\.ts$)/.test(path);
}

/** Kernel, law and domains have no clock, no chance and no world. */
export function checkPurity(files: readonly SourceFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => isPurePlace(path) && isCode(path) && !isTest(path))
    .flatMap((file) => {
      const { program, lineAt } = syntaxOf(file);
      const found: Violation[] = [];
      walk(program, (node) => {
        const what = impurityOf(node);
        if (what === null) return;
        const line = lineAt(node.start);
        found.push({ rule: 'purity', path: file.path, line, message: `${what} in pure code` });
      });
      return found;
    });
}

function impurityOf(node: Node): string | null {
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    const callee = nameOf(node['callee']);
    const noArguments = (node['arguments'] as readonly unknown[]).length === 0;
    if (callee === 'Date' && (noArguments || node.type === 'CallExpression')) return 'Date()';
    return node.type === 'CallExpression' && impureCalls.has(callee) ? callee : null;
  }
  if (node.type !== 'MemberExpression') return null;
  const [object, property] = [nameOf(node['object']), nameOf(node['property'])];
  if (impureObjects.has(object) || object === 'globalThis') return `${object}.${property}`;
  const clock = object === 'Date' && property === 'now';
  const chance = object === 'Math' && property === 'random';
  const temporal = object === 'Temporal' && property === 'Now';
  return clock || chance || temporal ? `${object}.${property}` : null;
}

function nameOf(value: unknown): string {
  const node = value as { type?: string; name?: string } | null;
  return node?.type === 'Identifier' ? (node.name ?? '') : '';
}
