import { row, type BenchClaim, type BenchRow, atMost } from '../../src/apps/bench/shape.ts';
import { assessReady, type Assessment } from '../../src/law/assess/assess.ts';
import { traceOf, type TraceStep } from '../../src/law/assess/trace.ts';
import type { Engine, Ready } from '../../src/law/engine.ts';
import { Compiler, type Amount } from '../../src/law/evaluate.ts';
import type { Facts } from '../../src/law/facts.ts';
import type { Columns } from '../../src/law/kernel/columns.ts';
import { kernel } from '../../src/law/kernel/kernel.ts';
import { FactsOfRows } from '../../src/law/run/facts.ts';
import { packedDay } from '../../src/law/settle/days.ts';
import { scaleOf } from '../../src/law/settle/fold.ts';
import { sql } from '../../src/law/sql/sql.ts';

type Run = (
  text: string,
) => Promise<{ readonly rows: readonly Readonly<Record<string, string | null>>[] }>;

/** Bounds and winning case of every person, in units of the programme's scale. */
interface Told {
  readonly lo: ArrayLike<number>;
  readonly hi: ArrayLike<number>;
  readonly won: ArrayLike<number>;
}

interface Count {
  asked: number;
  open: number;
  /** Open by columns, narrower by exact bounds; of them decided. */
  loose: number;
  settled: number;
  sql: number;
  evaluator: number;
  exact: number;
  trace: number;
}

const none: Count = {
  asked: 0,
  open: 0,
  loose: 0,
  settled: 0,
  sql: 0,
  evaluator: 0,
  exact: 0,
  trace: 0,
};

/** How many persons and programmes one way tells otherwise than the kernel, and how loosely. */
export async function toldAlike(
  engine: Engine,
  programmes: readonly Ready[],
  asked: {
    readonly run: Run;
    readonly columns: Columns;
    readonly on: string;
    /** How many persons are explained too: a text of many lines takes longer than an answer. */
    readonly traced: number;
  },
): Promise<{ readonly rows: readonly BenchRow[]; readonly claims: readonly BenchClaim[] }> {
  const { run, columns, on, traced } = asked;
  const begun = performance.now();
  const compiler = new Compiler(engine.vocabulary, on);
  const count = { ...none };
  const all: Asked[] = [];
  for (const ready of programmes) {
    const { lo, hi, case: won } = kernel(ready.settled, engine.pack.facts).run(columns);
    const told = { lo, hi, won };
    count.sql += await differentBySql(ready, engine, { run, on, told });
    all.push({ ready, total: compiler.num(ready.settled.total), told });
  }
  const people = new FactsOfRows(columns, engine.vocabulary, packedDay(on));
  for (let at = 0; at < columns.n; at += 1) {
    const facts = people.at(at);
    for (const each of all) {
      askOne(each, facts, at, count);
      if (at < traced && !explained(engine, each, facts, at)) count.trace += 1;
    }
  }
  return shown(programmes.length, count, (performance.now() - begun) / 1000);
}

async function differentBySql(
  { settled }: Ready,
  { pack }: Engine,
  { run, on, told }: { readonly run: Run; readonly on: string; readonly told: Told },
): Promise<number> {
  const units = 10 ** scaleOf(settled.total);
  const bound = (value: string | null | undefined): number =>
    value === null || value === undefined ? Infinity : Math.round(Number(value) * units);
  const found = await run(sql(settled, pack.facts, { month: on }).rows);
  const same = new Set<number>();
  for (const each of found.rows) {
    const at = Number.parseInt(String(each['person_id']).slice(-12), 16);
    const won = settled.cases.findIndex(({ id }) => id === each['case']);
    if (bound(each['lo']) !== told.lo[at] || bound(each['hi']) !== told.hi[at]) continue;
    if (won === told.won[at]) same.add(at);
  }
  return told.lo.length - same.size;
}

/** A programme, and what the kernel told of everybody. */
interface Asked {
  readonly ready: Ready;
  readonly total: Amount;
  readonly told: Told;
}

/** One person and programme by the evaluator and by exact bounds. */
function askOne({ ready, total, told }: Asked, facts: Facts, at: number, count: Count): void {
  const [lo, hi] = [told.lo[at] ?? Number.NaN, told.hi[at] ?? Number.NaN];
  count.asked += 1;
  const same = total.lo(facts, facts.person) === lo && total.hi(facts, facts.person) === hi;
  if (!same) count.evaluator += 1;
  const exact = ready.diagram.bounds(facts);
  if (exact.lo < lo || exact.hi > hi || exact.lo > exact.hi) count.exact += 1;
  if (lo === hi) return;
  count.open += 1;
  if (exact.lo !== lo || exact.hi !== hi) count.loose += 1;
  if (exact.lo === exact.hi) count.settled += 1;
}

/** Whether the answer and its explanation say what the kernel said. */
function explained(engine: Engine, { ready, told }: Asked, facts: Facts, at: number): boolean {
  const answer = assessReady(engine, ready, facts);
  const winner = ready.settled.cases[told.won[at] ?? -1]?.id ?? null;
  if (told.lo[at] === told.hi[at] && answer.case !== winner) return false;
  return explains(answer, traceOf(engine, answer, 'vi'));
}

/** The explanation ends with the answer, and its own arithmetic gives the same. */
function explains(answer: Assessment, steps: readonly TraceStep[]): boolean {
  const result = steps.at(-1);
  if (result?.kind !== 'result' || result.value !== (answer.amount ?? answer.class)) return false;
  const holding = steps.filter(({ kind, holds }) => kind === 'case' && holds === 'true');
  if (answer.case !== null && !holding.some(({ name }) => name === answer.case)) return false;
  const sums = steps.filter(({ kind }) => kind === 'arithmetic' || kind === 'rounding');
  const { combine } = answer.ready.settled;
  if (!answer.decided || answer.amount === null || sums.length === 0) return true;
  const values = sums.map(({ value }) => Number(value));
  const whole = Number(answer.amount);
  const near = (value: number): boolean => Math.abs(value - whole) < 1e-6;
  if (combine === 'sum') return near(values.reduce((sum, value) => sum + value, 0));
  // Beside the highest stands what is paid with it, or another case that gives the same.
  return values.every(near) || near((values[0] ?? 0) + (values.at(-1) ?? 0));
}

function shown(
  programmes: number,
  count: Count,
  seconds: number,
): { readonly rows: readonly BenchRow[]; readonly claims: readonly BenchClaim[] } {
  const share = (part: number): string => `${((100 * part) / count.asked).toFixed(2)} %`;
  const open = `${share(count.open)} open`;
  const loose = `${share(count.loose)} loose, ${share(count.settled)} decided by exact bounds`;
  return {
    rows: [
      row({
        what: `evaluate = kernel = SQL = trace, ${programmes} programmes`,
        n: count.asked,
        seconds,
        total: `${open}, ${loose}`,
      }),
    ],
    claims: [
      atMost('persons for whom kernel and SQL differ', count.sql, 0),
      atMost('persons for whom kernel and evaluator differ', count.evaluator, 0),
      atMost('persons whose exact bounds leave those of the columns', count.exact, 0),
      atMost('persons whose explanation gives another answer', count.trace, 0),
    ],
  };
}
