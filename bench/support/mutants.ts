import { parseSync, visitorKeys } from 'oxc-parser';

/** One small change of a source text: what a slip of the hand could have made of it. */
export interface Mutant {
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly was: string;
  readonly becomes: string;
  /** The sort of change: `comparison`, `constant`, `dropped statement`. */
  readonly sort: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const comparisons: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};

const arithmetic: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '+',
  '/': '*',
  '%': '*',
  '&': '|',
  '|': '&',
  '<<': '>>',
  '>>': '<<',
};

const methods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  toSorted: 'slice',
  reduceRight: 'reduce',
};

/**
 * Every mutant of a TypeScript file, in order of place. Types, imports, the texts of errors that
 * only a programmer can cause, and defaults after `??` that exist for the compiler stay as they
 * are: no test could tell those apart.
 */
export function mutantsOf(path: string, source: string): readonly Mutant[] {
  const { program } = parseSync(path, source);
  const found: Mutant[] = [];
  const change: Change = (sort, node, [was, becomes], from = node.start) => {
    const start = source.indexOf(was, from);
    if (start < 0 || start + was.length > node.end) return;
    const line = source.slice(0, start).split('\n').length;
    found.push({ path, line, start, end: start + was.length, was, becomes, sort });
  };
  const visit = (node: Node): void => {
    if (isKept(node)) return;
    mutate(node, source, change);
    for (const key of visitorKeys[node.type] ?? []) {
      if (node.type === 'LogicalExpression' && node['operator'] === '??' && key === 'right') {
        const right = node['right'] as Node;
        if (right.type === 'Literal' || right.type === 'UnaryExpression') continue;
      }
      if (isName(node, key)) continue;
      const inner: unknown = node[key];
      for (const each of Array.isArray(inner) ? (inner as readonly unknown[]) : [inner])
        if (isNode(each)) visit(each);
    }
  };
  visit(program as unknown as Node);
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

const expressions = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression']);

function isKept(node: Node): boolean {
  if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return true;
  if (node.type.startsWith('TS')) return !expressions.has(node.type);
  const thrown = node.type === 'ThrowStatement' ? (node['argument'] as Node) : null;
  const callee = thrown?.type === 'NewExpression' ? (thrown['callee'] as Node) : null;
  return callee?.['name'] === 'Error' || callee?.['name'] === 'RangeError';
}

/** Names of members and keys are no constants. */
function isName(node: Node, key: string): boolean {
  if (node['computed'] === true) return false;
  return (
    (node.type === 'MemberExpression' && key === 'property') ||
    ((node.type === 'Property' || node.type === 'PropertyDefinition') && key === 'key')
  );
}

type Change = (
  sort: string,
  node: Node,
  texts: readonly [was: string, becomes: string],
  from?: number,
) => void;

function mutate(node: Node, source: string, change: Change): void {
  const textOf = (inner: unknown): string =>
    isNode(inner) ? source.slice(inner.start, inner.end) : '';
  const operator = String(node['operator']);
  switch (node.type) {
    case 'BinaryExpression': {
      const { end } = node['left'] as Node;
      const compared = comparisons[operator];
      if (compared !== undefined) change('comparison', node, [operator, compared], end);
      const counted = isText(node) ? undefined : arithmetic[operator];
      if (counted !== undefined) change('arithmetic', node, [operator, counted], end);
      return;
    }
    case 'LogicalExpression':
      if (operator !== '??')
        change('junction', node, [operator, operator === '&&' ? '||' : '&&'], innerEnd(node));
      return;
    case 'UnaryExpression':
      if (operator === '!' || operator === '-')
        change('sign', node, [textOf(node), textOf(node['argument'])]);
      return;
    case 'IfStatement':
    case 'ConditionalExpression': {
      const test = node['test'] as Node;
      // Told apart from the change of its operator.
      if (test.type === 'UnaryExpression' || ['===', '!=='].includes(String(test['operator'])))
        return;
      change('condition', test, [textOf(test), `!(${textOf(test)})`]);
      return;
    }
    case 'Literal':
      literal(node, source, change);
      return;
    case 'ReturnStatement':
      if (isNode(node['argument'])) emptied(node['argument'], source, change);
      return;
    case 'ArrowFunctionExpression':
      if ((node['body'] as Node).type !== 'BlockStatement')
        emptied(node['body'] as Node, source, change);
      return;
    case 'CallExpression':
      called(node, source, change);
      return;
    case 'ExpressionStatement':
      if (!textOf(node).startsWith('super('))
        change('dropped statement', node, [textOf(node), ';']);
  }
}

function innerEnd(node: Node): number {
  return (node['left'] as Node).end;
}

function isText(node: Node): boolean {
  return [node['left'], node['right']].some((side) => {
    const { type, value } = side as Node;
    return type === 'TemplateLiteral' || (type === 'Literal' && typeof value === 'string');
  });
}

function literal(node: Node, source: string, change: Change): void {
  const { value } = node;
  const was = source.slice(node.start, node.end);
  if (typeof value === 'number')
    change('constant', node, [was, String(value === 0 ? 1 : value + 1)]);
  if (typeof value === 'boolean') change('constant', node, [was, String(!value)]);
  if (typeof value === 'string' && value !== '') change('constant', node, [was, "''"]);
}

function emptied(value: Node, source: string, change: Change): void {
  const was = source.slice(value.start, value.end);
  if (['Literal', 'Identifier'].includes(value.type) && ['undefined', 'null'].includes(was)) return;
  const isList = value.type === 'ArrayExpression' || lists.has(calledName(value));
  const empty = isList ? '[]' : 'undefined';
  if (was !== empty) change('emptied return', value, [was, empty]);
}

const lists = new Set(['map', 'filter', 'flatMap', 'toSorted', 'slice', 'concat']);

function calledName(node: Node): string {
  const callee = node.type === 'CallExpression' ? (node['callee'] as Node) : null;
  if (callee?.type !== 'MemberExpression') return '';
  return String((callee['property'] as Node)['name']);
}

function called(node: Node, source: string, change: Change): void {
  const callee = node['callee'] as Node;
  if (callee.type !== 'MemberExpression' || callee['computed'] === true) return;
  const property = callee['property'] as Node;
  const name = String(property['name']);
  const other = methods[name];
  if (other !== undefined) change('method', property, [name, other]);
  const of = callee['object'] as Node;
  if (name === 'filter')
    change('method', node, [source.slice(node.start, node.end), source.slice(of.start, of.end)]);
}

/** A generator with a seed (mulberry32), so that the same sample can be drawn again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A sample of about `size` mutants spread over every file: from each its share, and at least
 * `least` where it has them.
 */
export function sampleOf(
  files: readonly (readonly Mutant[])[],
  size: number,
  least: number,
  seed: number,
): readonly Mutant[] {
  const random = seeded(seed);
  const all = files.reduce((sum, each) => sum + each.length, 0);
  return files.flatMap((mutants) => {
    const share = Math.max(least, Math.round((mutants.length / Math.max(1, all)) * size));
    const drawn = mutants.map((mutant) => ({ mutant, at: random() }));
    return drawn
      .toSorted((a, b) => a.at - b.at)
      .slice(0, share)
      .map(({ mutant }) => mutant);
  });
}
