import type { Refusal } from '../../kernel/index.ts';
import { assessReady } from '../assess/assess.ts';
import type { Engine, Ready } from '../engine.ts';
import type { MissingValue } from '../ir.ts';
import type { Columns } from '../kernel/columns.ts';
import type { Outcome } from '../kernel/kernel.ts';
import { textOf } from '../number.ts';
import { packedDay } from '../settle/days.ts';
import { scaleOf } from '../settle/fold.ts';
import { FactsOfRows } from './facts.ts';

/** One person's line of the result, as `law run --out` writes it. */
export interface ResultLine {
  readonly id: string;
  readonly lo: string;
  /** Empty: no upper bound known. */
  readonly hi: string;
  /** Empty: not decided. */
  readonly amount: string;
  readonly case: string;
  /** Facts that can still change the answer, with `|` between them. */
  readonly ask: string;
}

/** What a whole run came to. */
export interface RunSummary {
  readonly persons: number;
  readonly entitled: number;
  readonly undecided: number;
  readonly errors: readonly Refusal[];
  /** The sum of what is decided, as exact text. */
  readonly total: string;
  readonly missing: readonly MissingValue[];
  /** Rows the columns left open and the exact bounds decided. */
  readonly loose: number;
}

/** The heading of the result. */
export const resultHeading = ['id', 'lo', 'hi', 'amount', 'case', 'ask'] as const;

/**
 * The lines of a run, row by row. What the columns decided stands; what they left open is asked of
 * the exact engine, which narrows it and says what to ask. Gives the summary at the end.
 */
export class RunReport {
  private readonly engine: Engine;
  private readonly ready: Ready;
  private readonly columns: Columns;
  private readonly facts: FactsOfRows;
  private entitled = 0;
  private undecided = 0;
  private loose = 0;
  private total = 0n;
  private readonly missing = new Map<string, MissingValue>();

  constructor(engine: Engine, ready: Ready, columns: Columns) {
    this.engine = engine;
    this.ready = ready;
    this.columns = columns;
    this.facts = new FactsOfRows(columns, engine.vocabulary, packedDay(ready.settled.on));
  }

  /** The line of a row. */
  line(
    id: string,
    row: number,
    { lo, hi, case: won }: Pick<Outcome, 'lo' | 'hi' | 'case'>,
  ): ResultLine {
    const [low, high] = [lo[row] ?? 0, hi[row] ?? 0];
    if (low !== high) return this.exact(id, row);
    this.decided(low);
    const shown = this.shown(low);
    const found = this.ready.settled.cases[won[row] ?? -1]?.id ?? '';
    return { id, lo: shown, hi: shown, amount: shown, case: found, ask: '' };
  }

  private exact(id: string, row: number): ResultLine {
    const answer = assessReady(this.engine, this.ready, this.facts.at(row));
    const amount = answer.decided ? answer.min : '';
    if (answer.decided) {
      this.loose += 1;
      this.decided(this.units(answer.min));
    } else this.undecided += 1;
    for (const each of answer.missing) this.missing.set(each.parameter, each);
    const ask = answer.ask.map(({ fact }) => fact).join('|');
    return { id, lo: answer.min, hi: answer.max ?? '', amount, case: answer.case ?? '', ask };
  }

  private decided(units: number): void {
    if (units <= 0) return;
    this.entitled += 1;
    this.total += BigInt(units);
  }

  private units(text: string): number {
    const { classes } = this.ready.settled.outcome;
    const index = classes.indexOf(text);
    return index >= 0 ? index : Math.round(Number(text) * 10 ** scaleOf(this.ready.settled.total));
  }

  private shown(units: number): string {
    const { kind, classes } = this.ready.settled.outcome;
    return kind === 'class'
      ? (classes[units] ?? '')
      : textOf(units, scaleOf(this.ready.settled.total));
  }

  /** What all lines came to. Classes are counted, not added up: their total is "0". */
  summary(errors: readonly Refusal[]): RunSummary {
    const { settled } = this.ready;
    return {
      persons: this.columns.n,
      entitled: this.entitled,
      undecided: this.undecided,
      errors,
      total: settled.outcome.kind === 'class' ? '0' : decimal(this.total, scaleOf(settled.total)),
      missing: [...this.missing.values()],
      loose: this.loose,
    };
  }
}

/** Exact text of units of 10^-scale, however many. */
function decimal(units: bigint, scale: number): string {
  if (scale === 0) return String(units);
  const digits = String(units).padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
}
