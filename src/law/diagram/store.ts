import { rounded, ten } from '../number.ts';

/**
 * A number at the end of a path: a constant, or a formula over facts too wide to be split into
 * every value (money). Formulas are in units of the diagram's scale where they stand.
 */
export type Formula =
  | number
  | { readonly f: 'quantity'; readonly variable: number }
  | { readonly f: 'add' | 'subtract'; readonly a: Formula; readonly b: Formula }
  | { readonly f: 'times'; readonly a: Formula; readonly b: Formula }
  | { readonly f: 'max' | 'min'; readonly a: Formula; readonly b: Formula }
  | {
      readonly f: 'round';
      readonly a: Formula;
      readonly scale: number;
      readonly to: number;
      readonly mode: 'half_up' | 'down' | 'up';
    };

/** What a path ends in: a condition (0 no, 1 nobody can say, 2 yes) or a number between bounds. */
export type Terminal =
  | { readonly t: 'tri'; readonly value: 0 | 1 | 2 }
  | { readonly t: 'number'; readonly lo: Formula; readonly hi: Formula };

/** Diagrams larger than this say that a rule must be cut in two. */
const MAX_NODES = 400_000;

/** Thrown when a rule grows beyond what can be answered exactly. */
export class TooComplex extends Error {}

/**
 * Nodes of decision diagrams, each stored once: same question, same outcomes, same node. A node
 * asks for the cell of a variable; ids below zero are terminals.
 */
export class Store {
  readonly variableOf: number[] = [];
  readonly edgesOf: (readonly number[])[] = [];
  private readonly terminals: Terminal[] = [];
  private readonly nodeIds = new Map<string, number>();
  private readonly terminalIds = new Map<string, number>();
  private readonly applied = new Map<string, number>();

  readonly no = this.tri(0);
  readonly unsure = this.tri(1);
  readonly yes = this.tri(2);

  tri(value: 0 | 1 | 2): number {
    return this.intern({ t: 'tri', value }, `t${value}`);
  }

  number(lo: Formula, hi: Formula): number {
    return this.intern({ t: 'number', lo, hi }, `${keyOf(lo)}~${keyOf(hi)}`);
  }

  private intern(terminal: Terminal, key: string): number {
    const known = this.terminalIds.get(key);
    if (known !== undefined) return known;
    this.terminals.push(terminal);
    const id = -this.terminals.length;
    this.terminalIds.set(key, id);
    return id;
  }

  /** The node that asks `variable` and goes on by its cell; -Infinity marks a cell ruled out. */
  node(variable: number, edges: readonly number[]): number {
    const first = edges.find((edge) => edge !== RULED_OUT);
    if (first === undefined || edges.every((edge) => edge === first || edge === RULED_OUT))
      return first ?? this.no;
    const key = `${variable}:${edges.join()}`;
    const known = this.nodeIds.get(key);
    if (known !== undefined) return known;
    if (this.edgesOf.length >= MAX_NODES) throw new TooComplex();
    const id = this.edgesOf.length;
    this.variableOf.push(variable);
    this.edgesOf.push(edges);
    this.nodeIds.set(key, id);
    return id;
  }

  isTerminal(id: number): boolean {
    return id < 0;
  }

  terminal(id: number): Terminal {
    const found = this.terminals[-id - 1];
    if (found === undefined) throw new Error(`no terminal ${id}`);
    return found;
  }

  /** Combines diagrams point by point. `name` names the operation, for what is already known. */
  apply(
    name: string,
    ids: readonly number[],
    combine: (terminals: readonly Terminal[]) => number,
    shortcut: (ids: readonly number[]) => number | null = () => null,
  ): number {
    const early = shortcut(ids);
    if (early !== null) return early;
    if (ids.every((id) => id < 0)) return combine(ids.map((id) => this.terminal(id)));
    const key = `${name}(${ids.join()})`;
    const known = this.applied.get(key);
    if (known !== undefined) return known;
    let top = Infinity;
    for (const id of ids) if (id >= 0) top = Math.min(top, this.variableOf[id] ?? Infinity);
    const width =
      this.edgesOf[ids.find((id) => id >= 0 && this.variableOf[id] === top) ?? 0]?.length;
    const edges: number[] = [];
    for (let cell = 0; cell < (width ?? 0); cell += 1) {
      const inner = ids.map((id) =>
        id >= 0 && this.variableOf[id] === top ? (this.edgesOf[id]?.[cell] ?? id) : id,
      );
      edges.push(this.apply(name, inner, combine, shortcut));
    }
    const result = this.node(top, edges);
    this.applied.set(key, result);
    return result;
  }
}

/** An edge that the facts already given rule out. */
export const RULED_OUT = -Infinity;

function keyOf(formula: Formula): string {
  return typeof formula === 'number' ? String(formula) : JSON.stringify(formula);
}

/** The bounds of a formula while its wide facts lie between bounds. */
export function formulaRange(
  formula: Formula,
  bounds: (variable: number) => { readonly lo: number; readonly hi: number },
): { readonly lo: number; readonly hi: number } {
  if (typeof formula === 'number') return { lo: formula, hi: formula };
  switch (formula.f) {
    case 'quantity':
      return bounds(formula.variable);
    case 'round': {
      const a = formulaRange(formula.a, bounds);
      const { scale, to, mode } = formula;
      return { lo: rounded(a.lo, scale, to, mode), hi: rounded(a.hi, scale, to, mode) };
    }
    default: {
      const a = formulaRange(formula.a, bounds);
      const b = formulaRange(formula.b, bounds);
      return joined(formula.f, a, b);
    }
  }
}

interface Span {
  readonly lo: number;
  readonly hi: number;
}

function joined(f: 'add' | 'subtract' | 'times' | 'max' | 'min', a: Span, b: Span): Span {
  switch (f) {
    case 'add':
      return { lo: a.lo + b.lo, hi: a.hi + b.hi };
    case 'subtract':
      return { lo: a.lo - b.hi, hi: a.hi - b.lo };
    case 'max':
      return { lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi) };
    case 'min':
      return { lo: Math.min(a.lo, b.lo), hi: Math.min(a.hi, b.hi) };
    case 'times': {
      const corners = [a.lo, a.hi].flatMap((x) =>
        [b.lo, b.hi].map((y) => (x === 0 || y === 0 ? 0 : x * y)),
      );
      return { lo: Math.min(...corners), hi: Math.max(...corners) };
    }
  }
}

/** Two formulas joined; constants are worked out. */
export function join(
  f: 'add' | 'subtract' | 'times' | 'max' | 'min',
  a: Formula,
  b: Formula,
): Formula {
  if (typeof a === 'number' && typeof b === 'number')
    return joined(f, { lo: a, hi: a }, { lo: b, hi: b }).lo;
  if (f === 'times' && (a === 0 || b === 0)) return 0;
  if (f === 'add' && a === 0) return b;
  if ((f === 'add' || f === 'subtract') && b === 0) return a;
  if (f === 'times' && a === 1) return b;
  if (f === 'times' && b === 1) return a;
  if (a === Infinity || b === Infinity) return infinite(f, a, b);
  return { f, a, b };
}

function infinite(
  f: 'add' | 'subtract' | 'times' | 'max' | 'min',
  a: Formula,
  b: Formula,
): Formula {
  if (f === 'min') return a === Infinity ? b : a;
  return f === 'subtract' && b === Infinity ? -Infinity : Infinity;
}

/** A formula counted in finer units. */
export function finer(formula: Formula, digits: number): Formula {
  return digits === 0 ? formula : join('times', formula, ten(digits));
}

/** A formula rounded to a multiple. */
export function roundFormula(
  a: Formula,
  scale: number,
  to: number,
  mode: 'half_up' | 'down' | 'up',
): Formula {
  return typeof a === 'number' ? rounded(a, scale, to, mode) : { f: 'round', a, scale, to, mode };
}
