import { parse } from '@marcbachmann/cel-js';

/** A leaf as the parser gives it: the only file that knows which parser that is. */
export type Syntax =
  | { readonly op: 'value'; readonly value: SyntaxValue; readonly at: number; readonly end: number }
  | { readonly op: 'name'; readonly name: string; readonly at: number; readonly end: number }
  | {
      readonly op: 'field';
      readonly of: Syntax;
      readonly name: string;
      readonly at: number;
      readonly end: number;
    }
  | {
      readonly op: 'call';
      readonly name: string;
      readonly of: Syntax | null;
      readonly args: readonly Syntax[];
      readonly at: number;
      readonly end: number;
    }
  | {
      readonly op: 'list';
      readonly args: readonly Syntax[];
      readonly at: number;
      readonly end: number;
    }
  | {
      readonly op: Operator;
      readonly args: readonly Syntax[];
      readonly at: number;
      readonly end: number;
    }
  | { readonly op: 'other'; readonly name: string; readonly at: number; readonly end: number };

/** Operators of the rule language. */
export type Operator =
  '&&' | '||' | '!' | '-1' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | 'in' | '?:';

/** A literal: numbers as the text wrote them, so that a decimal stays exact. */
export type SyntaxValue = string | boolean | null | { readonly number: string };

/** What the parser could not read. */
export class LeafError extends Error {
  readonly at: number;

  constructor(reason: string, at: number) {
    super(reason);
    this.at = at;
  }
}

interface Parsed {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
}

const binary = new Set(['&&', '||', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', 'in', '?:']);

/** Reads a leaf. Throws `LeafError` with the place in the text. */
export function parseLeaf(text: string): Syntax {
  let parsed: Parsed;
  try {
    parsed = parse(text).ast;
  } catch (error) {
    const place = (error as { node?: { start?: number } }).node?.start ?? 0;
    throw new LeafError((error as Error).message.split('\n')[0] ?? '', place);
  }
  return convert(parsed, text);
}

function convert(node: Parsed, text: string): Syntax {
  const at = node.start;
  const end = node.end;
  const many = (list: unknown): readonly Syntax[] =>
    (list as readonly Parsed[]).map((each) => convert(each, text));
  if (binary.has(node.op)) return { op: node.op as Operator, args: many(node.args), at, end };
  switch (node.op) {
    case 'value':
      return { op: 'value', value: literal(node.args, text.slice(at, end)), at, end };
    case 'id':
      return { op: 'name', name: node.args as string, at, end };
    case '!_':
      return { op: '!', args: [convert(node.args as Parsed, text)], at, end };
    case '-_':
      return { op: '-1', args: [convert(node.args as Parsed, text)], at, end };
    case 'list':
      return { op: 'list', args: many(node.args), at, end };
    case '.': {
      const [of, name] = node.args as readonly [Parsed, string];
      return { op: 'field', of: convert(of, text), name, at, end };
    }
    case 'call': {
      const [name, args] = node.args as readonly [string, readonly Parsed[]];
      return { op: 'call', name, of: null, args: many(args), at, end };
    }
    case 'rcall': {
      const [name, of, args] = node.args as readonly [string, Parsed, readonly Parsed[]];
      return { op: 'call', name, of: convert(of, text), args: many(args), at, end };
    }
    default:
      return { op: 'other', name: node.op, at, end };
  }
}

function literal(value: unknown, source: string): SyntaxValue {
  if (typeof value === 'bigint' || typeof value === 'number') return { number: source.trim() };
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return null;
}
