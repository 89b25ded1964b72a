import { Compiler, type Amount, type Condition } from '../evaluate.ts';
import type { Facts, Subject, Vocabulary } from '../facts.ts';
import type { Bool, Num, Settled } from '../ir.ts';
import { scaleOf } from '../settle/fold.ts';
import { Builder, variablesIn } from './build.ts';
import { formulaRange, RULED_OUT, Store } from './store.ts';
import { refsIn, variablesOf, type Variable, type Variables } from './variables.ts';

/** Between what the answer lies, in units of the diagram's scale; `hi` may be infinite. */
export interface Answer {
  readonly lo: number;
  readonly hi: number;
}

/** A fact that can still change the answer, and by how much at most. */
export interface Open {
  readonly fact: string;
  readonly spread: number;
}

/** Stands for "no upper bound" where spreads are compared. */
const ENDLESS = 1e15;

/**
 * A programme's law on a day as one decision diagram: every combination of answers ends in what the
 * law gives. Following it with partial facts gives bounds that are exact, and the facts met on the
 * way are exactly those that can still change the answer (rule 1).
 */
export class Diagram {
  readonly scale: number;
  readonly variables: Variables;
  private readonly store = new Store();
  private readonly builder: Builder;
  private readonly root: number;
  private readonly measures: readonly Measure[];
  private readonly places: readonly Place[];
  private readonly vocabulary: Vocabulary;

  constructor(settled: Settled, vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.variables = variablesOf(settled, vocabulary);
    this.builder = new Builder(this.store, this.variables, vocabulary, settled.on);
    this.root = this.builder.num(settled.total);
    this.scale = scaleOf(settled.total);
    const compiler = new Compiler(vocabulary, settled.on);
    this.measures = this.variables.list.map((each) => measureOf(each, compiler));
    this.places = this.variables.list.map((each, index) => placeOf(each, this.measures[index]));
  }

  /** How many nodes the diagram has. */
  get size(): number {
    return this.store.edgesOf.length;
  }

  /** True when some person could fulfil a condition over the same variables: for proofs. */
  canHold(bool: Bool): boolean {
    return this.builder.bool(bool) !== this.store.no;
  }

  /** The answer of facts that are all known; null when one on the way is not. Fast. */
  decide(facts: Facts): Answer | null {
    const { variableOf, edgesOf } = this.store;
    let id = this.root;
    while (id >= 0) {
      const cell = this.cellAt(variableOf[id] ?? 0, facts);
      if (cell < 0) return null;
      id = edgesOf[id]?.[cell] ?? this.store.no;
    }
    const end = this.store.terminal(id);
    if (end.t !== 'number') return null;
    if (typeof end.lo === 'number' && typeof end.hi === 'number') return { lo: end.lo, hi: end.hi };
    const bounds = (index: number): Answer => this.valueOf(index, facts);
    return { lo: formulaRange(end.lo, bounds).lo, hi: formulaRange(end.hi, bounds).hi };
  }

  /** The one cell the facts lie in; -1 when they leave several. */
  private cellAt(index: number, facts: Facts): number {
    const place = this.places[index];
    if (place === undefined) return -1;
    const { slot, dense, starts, measure } = place;
    const { lo: los, hi: his } = facts.person;
    const lo = slot < 0 ? measure.lo(facts) : (los[slot] ?? 0);
    const hi = slot < 0 ? measure.hi(facts) : (his[slot] ?? 0);
    if (dense) return lo === hi ? lo - (starts[0] ?? 0) : -1;
    const cell = cellOf(starts, lo);
    return lo === hi || cell === cellOf(starts, hi) ? cell : -1;
  }

  private valueOf(index: number, facts: Facts): Answer {
    const measure = this.measures[index];
    return { lo: measure?.lo(facts) ?? 0, hi: measure?.hi(facts) ?? 0 };
  }

  /** Exact bounds of the answer over everything the facts leave open. */
  bounds(facts: Facts): Answer {
    const quick = this.decide(facts);
    if (quick !== null) return quick;
    return new Walk(this.store, this.variables, this.given(facts)).bounds(this.root);
  }

  /** The facts that can still change the answer, those that can change it most first. */
  open(facts: Facts): readonly Open[] {
    const walk = new Walk(this.store, this.variables, this.given(facts));
    const left = walk.restrict(this.root);
    const spreads = new Map<string, number>();
    // Of two that change equally much, the one the diagram asks first: counts and money come last.
    const inOrder = [...walk.spreads(left)].toSorted(([a], [b]) => a - b);
    for (const [index, spread] of inOrder) {
      const variable = this.variables.list[index];
      if (variable === undefined) continue;
      for (const name of this.askedFor(variable, facts))
        spreads.set(name, Math.max(spread, spreads.get(name) ?? 0));
    }
    return [...spreads]
      .map(([fact, spread]) => ({ fact, spread }))
      .toSorted((a, b) => b.spread - a.spread);
  }

  /**
   * What to ask where something counted over the members is open: who they are, unless they are
   * named and known, and what is not known of the person and the home they are counted with.
   */
  private askedFor({ body, name }: Variable, { person, members }: Facts): readonly string[] {
    if (body === null) return [name];
    const isOpen = ({ lo, hi }: Subject, fact: string): boolean => {
      const slot = this.vocabulary.slots.get(fact) ?? -1;
      return lo[slot] !== hi[slot];
    };
    const refs = refsIn(body);
    const own = refs.filter(({ fact }) => isOpen(person, fact)).map(({ fact }) => fact);
    const theirs = refs.some(
      ({ fact, member }) => member && members?.some((each) => isOpen(each, fact)) === true,
    );
    return members === null || theirs ? [name, ...own] : own;
  }

  private given(facts: Facts): Given {
    const values = this.variables.list.map((_, index) => this.valueOf(index, facts));
    const cells = this.variables.list.map(({ starts }, index) => {
      const { lo, hi } = values[index] ?? { lo: 0, hi: 0 };
      return { first: cellOf(starts, lo), last: cellOf(starts, hi) };
    });
    return { values, cells };
  }
}

/** What the facts say of every variable: its bounds and the cells they meet. */
interface Given {
  readonly values: readonly Answer[];
  readonly cells: readonly { readonly first: number; readonly last: number }[];
}

/** One passage through the diagram with given facts. */
class Walk {
  private readonly store: Store;
  private readonly variables: Variables;
  private readonly given: Given;
  private readonly known = new Map<number, Answer>();
  private readonly restricted = new Map<number, number>();
  /** Bounds of wide variables inside the cell being looked at. */
  private readonly inside: (Answer | undefined)[] = [];

  constructor(store: Store, variables: Variables, given: Given) {
    this.store = store;
    this.variables = variables;
    this.given = given;
  }

  bounds(id: number): Answer {
    if (id < 0) return this.end(id);
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const index = this.store.variableOf[id] ?? 0;
    let [lo, hi] = [Infinity, -Infinity];
    this.eachCell(id, (edge) => {
      const part = this.bounds(edge);
      lo = Math.min(lo, part.lo);
      hi = Math.max(hi, part.hi);
    });
    const answer = { lo, hi };
    // Below a wide variable the answer depends on its cell: only what is above is remembered.
    if (this.variables.list[index]?.wide !== true) this.known.set(id, answer);
    return answer;
  }

  private eachCell(id: number, see: (edge: number, cell: number) => void): void {
    const index = this.store.variableOf[id] ?? 0;
    const variable = this.variables.list[index] as Variable;
    const { first, last } = this.given.cells[index] ?? { first: 0, last: -1 };
    const edges = this.store.edgesOf[id] ?? [];
    const before = this.inside[index];
    for (let cell = first; cell <= last; cell += 1) {
      const edge = edges[cell] ?? RULED_OUT;
      if (edge === RULED_OUT) continue;
      if (variable.wide) this.inside[index] = this.cellBounds(index, variable, cell);
      see(edge, cell);
    }
    this.inside[index] = before;
  }

  private cellBounds(index: number, { starts }: Variable, cell: number): Answer {
    const { lo, hi } = this.given.values[index] ?? { lo: 0, hi: 0 };
    const end = starts[cell + 1];
    return {
      lo: Math.max(lo, starts[cell] ?? lo),
      hi: end === undefined ? hi : Math.min(hi, end - 1),
    };
  }

  private wide(index: number): Answer {
    return this.inside[index] ?? this.given.values[index] ?? { lo: 0, hi: 0 };
  }

  private end(id: number): Answer {
    const terminal = this.store.terminal(id);
    if (terminal.t === 'tri') return { lo: terminal.value, hi: terminal.value };
    const bounds = (index: number): Answer => this.wide(index);
    return { lo: formulaRange(terminal.lo, bounds).lo, hi: formulaRange(terminal.hi, bounds).hi };
  }

  /** The diagram left once the facts given are followed. */
  restrict(id: number): number {
    if (id < 0) return id;
    const known = this.restricted.get(id);
    if (known !== undefined) return known;
    const index = this.store.variableOf[id] ?? 0;
    const edges = (this.store.edgesOf[id] ?? []).map(() => RULED_OUT);
    this.eachCell(id, (edge, cell) => {
      edges[cell] = this.restrict(edge);
    });
    const result = this.store.node(index, edges);
    this.restricted.set(id, result);
    return result;
  }

  /** For each variable still asked, the most that its answer alone can move the outcome. */
  spreads(root: number): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    const seen = new Set<number>();
    const note = (index: number, spread: number): void => {
      found.set(index, Math.max(spread, found.get(index) ?? 0));
    };
    const visit = (id: number): void => {
      if (id < 0) {
        this.noteFormula(id, note);
        return;
      }
      const index = this.store.variableOf[id] ?? 0;
      if (seen.has(id)) return;
      seen.add(id);
      const parts: Answer[] = [];
      this.eachCell(id, (edge) => {
        visit(edge);
        parts.push(this.bounds(edge));
      });
      note(index, spreadOf(parts));
    };
    visit(root);
    return found;
  }

  /** A wide fact not yet known moves a formula that speaks of it. */
  private noteFormula(id: number, note: (index: number, spread: number) => void): void {
    const terminal = this.store.terminal(id);
    if (terminal.t === 'tri') return;
    for (const index of [...variablesIn(terminal.lo), ...variablesIn(terminal.hi)]) {
      const { lo, hi } = this.wide(index);
      const { lo: least, hi: most } = this.end(id);
      if (lo !== hi) note(index, Math.min(ENDLESS, most - least));
    }
  }
}

function spreadOf(parts: readonly Answer[]): number {
  const los = parts.map((part) => Math.min(ENDLESS, part.lo));
  const his = parts.map((part) => Math.min(ENDLESS, part.hi));
  return Math.max(Math.max(...los) - Math.min(...los), Math.max(...his) - Math.min(...his));
}

/** What a variable measures on a person. */
interface Measure {
  readonly lo: (facts: Facts) => number;
  readonly hi: (facts: Facts) => number;
}

function measureOf(variable: Variable, compiler: Compiler): Measure {
  const { kind, slot, bit, body } = variable;
  if (kind === 'fact')
    return { lo: ({ person }) => person.lo[slot] ?? 0, hi: ({ person }) => person.hi[slot] ?? 0 };
  if (kind === 'bit')
    return {
      lo: ({ person }) => (((person.lo[slot] ?? 0) & bit) === 0 ? 0 : 1),
      hi: ({ person }) => (((person.hi[slot] ?? 0) & bit) === 0 ? 0 : 1),
    };
  return body?.k === 'exists'
    ? ofCondition(compiler.bool(body))
    : ofAmount(compiler.num(body as Num));
}

function ofCondition(condition: Condition): Measure {
  return {
    lo: (facts) => (condition(facts, facts.person) === 2 ? 1 : 0),
    hi: (facts) => (condition(facts, facts.person) === 0 ? 0 : 1),
  };
}

function ofAmount(amount: Amount): Measure {
  return {
    lo: (facts) => amount.lo(facts, facts.person),
    hi: (facts) => amount.hi(facts, facts.person),
  };
}

/** How the cell of a variable is found quickly. */
interface Place {
  /** The fact's place in a subject; -1: it is measured. */
  readonly slot: number;
  /** Cells are the values themselves, one after the other. */
  readonly dense: boolean;
  readonly starts: readonly number[];
  readonly measure: Measure;
}

function placeOf({ kind, slot, starts, wide }: Variable, measure: Measure | undefined): Place {
  const first = starts[0] ?? 0;
  const dense = !wide && kind === 'fact' && starts.every((start, index) => start === first + index);
  const nothing = (): number => 0;
  return {
    slot: kind === 'fact' ? slot : -1,
    dense: dense && starts.length > 1,
    starts,
    measure: measure ?? { lo: nothing, hi: nothing },
  };
}

/** The cell a value lies in: the last one that starts at or before it. */
function cellOf(starts: readonly number[], value: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
