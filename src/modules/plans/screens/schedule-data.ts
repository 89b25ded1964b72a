import type { Task } from './shared.tsx';

/** A task on the scale of years: its bar, or why it has none. */
export interface Bar {
  readonly task: Task;
  /** Index of the first and the last year of the scale; null when nothing can be drawn. */
  readonly from: number | null;
  readonly to: number | null;
  readonly odd: 'impossible' | 'reversed' | 'unknown' | 'outside' | null;
  /** The years are a reading, other than written. */
  readonly isReading: boolean;
}

export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Years beyond the plan's period that are still drawn: a task may have begun earlier. */
const REACH = 5;

/** Years drawn when the plan says neither period nor end. */
const USUAL_YEARS = 8;

/** The plan's period; what it does not say begins with its first task. */
export function periodOf(
  plan: { readonly periodFrom: number | null; readonly periodTo: number | null },
  tasks: readonly Pick<Task, 'startYear'>[],
): Period {
  const starts = tasks.map(({ startYear }) => startYear).filter((year) => year !== null);
  const from = plan.periodFrom ?? Math.max(2000, Math.min(...starts, 2100));
  return { from, to: plan.periodTo ?? from + USUAL_YEARS };
}

/** The years that are drawn: the plan's period, and what tasks add near it. */
export function scaleOf(
  tasks: readonly Pick<Task, 'startYear' | 'endYear'>[],
  period: Period,
): readonly number[] {
  const near = tasks
    .flatMap(({ startYear, endYear }) => [startYear, endYear])
    .filter((year) => year !== null)
    .filter((year) => year >= period.from - REACH && year <= period.to + REACH);
  const from = Math.min(period.from, ...near);
  const to = Math.max(period.to, ...near);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The bar of a task on a scale. An open end runs over the plan's period, and says so. */
export function barOf(task: Task, years: readonly number[], period: Period): Bar {
  const isReading = task.readings.some((field) => field === 'startYear' || field === 'endYear');
  const { startYear, endYear } = task;
  const none = (odd: 'impossible' | 'reversed'): Bar => {
    return { task, from: null, to: null, odd, isReading };
  };
  const first = years[0] ?? period.from;
  const last = years.at(-1) ?? period.to;
  const isBeyond = (year: number | null) => year !== null && (year < first || year > last);
  if (isBeyond(startYear) || isBeyond(endYear)) return none('impossible');
  const from = startYear ?? period.from;
  const to = endYear ?? period.to;
  if (from > to) return none('reversed');
  const isUnknown = startYear === null || endYear === null;
  const isOutside = from < period.from || to > period.to;
  return {
    task,
    from: from - first,
    to: to - first,
    odd: isUnknown ? 'unknown' : isOutside ? 'outside' : null,
    isReading,
  };
}

/** How many tasks run in each year of the scale. */
export function runningIn(bars: readonly Bar[], years: readonly number[]): readonly number[] {
  return years.map(
    (_, index) =>
      bars.filter(({ from, to }) => from !== null && to !== null && from <= index && index <= to)
        .length,
  );
}
