import type { Bool, Num, Settled } from '../ir.ts';
import type { Fact } from '../pack/fact.ts';
import { MAX_MEMBERS } from '../settle/bounds.ts';
import { packedDay } from '../settle/days.ts';
import { scaleOf } from '../settle/fold.ts';
import { unknownColumn, type Column, type Columns, type Households } from './columns.ts';
import { Emitter, type Shared } from './emit.ts';
import { keyOf } from './nodes.ts';
import { helpers, helperNames } from './helpers.ts';
import { payment } from './payment.ts';

/** What a run found: by row, bounds in units of the kernel's scale and the case that won. */
export interface Outcome {
  readonly lo: Float64Array;
  /** Infinite: no upper bound known. The same array as `lo` when everything is decided. */
  readonly hi: Float64Array;
  /** Index of the case; -1 where nobody won or it is not decided. */
  readonly case: Int16Array;
  /** Rows decided above nothing, rows not decided, and the sum of what is decided. */
  readonly entitled: number;
  readonly undecided: number;
  readonly total: number;
}

/** Arrays that a run may write again instead of making its own. */
export type Buffers = Pick<Outcome, 'lo' | 'hi' | 'case'>;

/** A settled programme as a loop over typed arrays. */
export interface Kernel {
  /** The facts it reads. */
  readonly facts: readonly string[];
  /** Results are whole numbers of 10^-scale of the outcome's unit. */
  readonly scale: number;
  /** The generated text, to be read: for rows without unknowns, and for all. */
  readonly source: { readonly known: string; readonly bounds: string };
  /** Every row of the columns, once. */
  run(columns: Columns, into?: Buffers): Outcome;
}

type Loop = (
  columns: readonly unknown[],
  households: Households | null,
  n: number,
  into: Buffers,
) => { readonly entitled: number; readonly undecided: number; readonly total: number };

/**
 * Compiles a settled programme to JavaScript over columns: one form for columns without unknowns,
 * one with bounds, in which a row without unknowns still takes the short way. Throws on a rule
 * that it cannot hold (a person's own fact inside `members.*`), never at a row.
 */
export function kernel(settled: Settled, facts: ReadonlyMap<string, Fact>): Kernel {
  const today = packedDay(settled.on);
  const shared: Shared = { facts, today, columns: new Map(), counted: new Map(), tables: [] };
  const texts = { known: '', bounds: '' };
  // Twice: the first time finds what is counted over members and so has columns of its own.
  for (let pass = 0; pass < 2; pass += 1) {
    texts.known = loopText(settled, shared, true);
    texts.bounds = loopText(settled, shared, false);
  }
  const columns = [...shared.columns.values()];
  const loops: { known?: Loop; bounds?: Loop } = {};
  const loop = (form: 'known' | 'bounds'): Loop => (loops[form] ??= compile(texts[form], shared));
  return {
    facts: columns.map((fact) => fact.name),
    scale: scaleOf(settled.total),
    source: texts,
    run: (given, into) => {
      const { n } = given;
      const used = columns.map((fact) => given.facts.get(fact.name) ?? absent(fact, given, today));
      const perHousehold = shared.counted.size > 0 || columns.some(isOfHousehold);
      const households = perHousehold ? (given.households ?? everybodyAlone(n)) : null;
      const whole = shared.counted.size === 0 || households?.whole.includes(0) === false;
      const form = whole && used.every((column) => column.known) ? 'known' : 'bounds';
      const buffers = buffersFor(n, into, form === 'known' && !texts.known.includes('hi[i]'));
      return { ...buffers, ...loop(form)(used.flatMap(arraysOf), households, n, buffers) };
    },
  };
}

function absent(fact: Fact, { n, households }: Columns, today: number): Column {
  return unknownColumn(fact, isOfHousehold(fact) ? (households?.n ?? n) : n, today);
}

function isOfHousehold(fact: Fact): boolean {
  return fact.subject === 'household';
}

function everybodyAlone(n: number): Households {
  const of = Int32Array.from({ length: n }, (_, row) => row);
  return { n, of, whole: new Uint8Array(n) };
}

function buffersFor(n: number, into: Buffers | undefined, decided: boolean): Buffers {
  const lo = into?.lo ?? new Float64Array(n);
  const own = into === undefined || into.hi === into.lo ? null : into.hi;
  return {
    lo,
    hi: decided ? lo : (own ?? new Float64Array(n)),
    case: into?.case ?? new Int16Array(n),
  };
}

/** The arrays of a column as the generated text takes them: `c3`, and `c3H` for upper bounds. */
function arraysOf(column: Column): readonly unknown[] {
  return 'lo' in column ? [column.lo, column.hi] : [column.values, column.values];
}

function compile(text: string, shared: Shared): Loop {
  const tables = shared.tables.map((_, index) => `T${index}`);
  // The text is made of the nodes of a checked law and holds no word of anybody's input.
  // oxlint-disable-next-line typescript/no-implied-eval
  const make = new Function(...helperNames, ...tables, text) as (...given: unknown[]) => Loop;
  return make(...helpers, ...shared.tables);
}

function loopText(settled: Settled, shared: Shared, known: boolean): string {
  const { main, reads, counted } = rowText(settled, shared, known);
  const members = [...shared.counted.values()].map((node, index) =>
    memberText(node, index, shared, known),
  );
  const columns = [...shared.columns.values()];
  const arrays = columns.map(
    (_, index) => `const c${index}=C[${2 * index}],c${index}H=C[${2 * index + 1}];`,
  );
  const atHousehold = columns.some((fact) => reads.has(fact.name) && isOfHousehold(fact));
  const ofHousehold = atHousehold || counted ? 'const h=of[i];' : '';
  const locals = localsOf(columns, reads, known);
  const sums = [...shared.counted.keys()].map(
    (_, index) => `const m${index}=M${index}[h],m${index}H=M${index}H[h];`,
  );
  return [
    'return function(C,households,n,out){',
    ...arrays,
    'const lo=out.lo,hi=out.hi,won=out.case;',
    'const of=households===null?null:households.of;',
    ...members,
    'let entitled=0,undecided=0,total=0;',
    'for(let i=0;i<n;i++){',
    ofHousehold,
    ...locals,
    ...(counted ? sums : []),
    main,
    '}',
    'return{entitled,undecided,total};',
    '};',
  ].join('\n');
}

/** What is done with one row: with bounds, a row without unknowns takes the short way. */
function rowText(
  settled: Settled,
  shared: Shared,
  known: boolean,
): { readonly main: string; readonly reads: ReadonlySet<string>; readonly counted: boolean } {
  const fast = new Emitter(shared, true);
  const short = payment(settled, fast);
  const counted = shared.counted.size > 0;
  if (known) return { main: short, reads: fast.reads, counted };
  const slow = new Emitter(shared, false);
  const long = payment(settled, slow);
  const reads = slow.reads;
  const tests = [...shared.columns.values()]
    .filter((fact) => reads.has(fact.name))
    .map((fact) => (isSpan(fact) ? `f_${fact.name}===f_${fact.name}H` : `f_${fact.name}>=0`));
  const sums = [...shared.counted.keys()].map((_, index) => `m${index}===m${index}H`);
  const sure = [...tests, ...sums].join('&&') || 'true';
  const both = [short, long].map((text) => (text.includes('hi[i]') ? text : `${text}\nhi[i]=x;`));
  return { main: `if(${sure}){\n${both.join('\n}else{\n')}\n}`, reads, counted };
}

function isSpan(fact: Fact): boolean {
  return fact.type === 'date' || fact.type === 'integer' || fact.type === 'money';
}

function localsOf(
  columns: readonly Fact[],
  reads: ReadonlySet<string>,
  known: boolean,
): readonly string[] {
  return columns.flatMap((fact, index) => {
    if (!reads.has(fact.name)) return [];
    const at = isOfHousehold(fact) ? 'h' : 'i';
    const upper = known || !isSpan(fact) ? '' : `,f_${fact.name}H=c${index}H[${at}]`;
    return [`const f_${fact.name}=c${index}[${at}]${upper};`];
  });
}

/** The pass over all members that counts, or adds up, one thing for every household. */
function memberText(node: Bool | Num, index: number, shared: Shared, known: boolean): string {
  const emitter = new Emitter(shared, known, true);
  const [lower, upper] = node.k === 'total' ? totalOf(emitter, node) : countOf(emitter, node);
  const columns = [...shared.columns.values()];
  const most = node.k === 'total' ? 'Infinity' : String(MAX_MEMBERS);
  return [
    `const M${index}=new Float64Array(households.n),M${index}H=new Float64Array(households.n);`,
    'for(let i=0;i<n;i++){',
    'const h=of[i];',
    ...localsOf(columns, emitter.reads, known),
    ...emitter.lines,
    `M${index}[h]+=${lower};M${index}H[h]+=${upper};`,
    '}',
    `for(let h=0;h<households.n;h++)if(households.whole[h]===0)M${index}H[h]=${most};`,
  ].join('\n');
}

function countOf(emitter: Emitter, node: Bool | Num): readonly [string, string] {
  if (node.k !== 'count') throw new Error(`not counted over members: ${keyOf(node)}`);
  const { must, may } = emitter.bool(node.body);
  return [`(${must}?1:0)`, `(${may}?1:0)`];
}

function totalOf(emitter: Emitter, node: Num & { readonly k: 'total' }): readonly [string, string] {
  const { lo, hi } = emitter.num(node.body);
  return [lo, hi];
}
