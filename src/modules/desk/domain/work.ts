import { dueIn, type IsoDate, type WorkCalendar } from '../../../kernel/index.ts';

/** How urgent a piece of work is, the most urgent first; what waits for others stands last. */
export const workGroups = ['overdue', 'today', 'soon', 'later', 'undated', 'waiting'] as const;

export type WorkGroup = (typeof workGroups)[number];

/** Working days within which something is due soon. */
const SOON_DAYS = 5;

/** What is known of a piece of work when it is put in its group. */
export interface Timed {
  readonly due: IsoDate | null;
  /** Somebody else has to act first. */
  readonly waiting: boolean;
}

/** The group of a piece of work on a day: by its due day, unless somebody else has to act. */
export function groupOf(
  calendar: WorkCalendar,
  today: IsoDate,
  { due, waiting }: Timed,
): WorkGroup {
  if (waiting) return 'waiting';
  if (due === null) return 'undated';
  const left = dueIn(calendar, today, due);
  if (left.kind === 'late') return 'overdue';
  if (left.kind === 'today' || left.workingDays <= 1) return 'today';
  return left.workingDays <= SOON_DAYS ? 'soon' : 'later';
}

const MONTH_DAYS = 30;
const YEAR_DAYS = 365;

/** A number of days in the unit that a person would name: days, from two months on months, from two years on years. */
export function roughly(days: number): {
  readonly unit: 'days' | 'months' | 'years';
  readonly count: number;
} {
  if (days >= 2 * YEAR_DAYS) return { unit: 'years', count: Math.floor(days / YEAR_DAYS) };
  if (days >= 2 * MONTH_DAYS) return { unit: 'months', count: Math.floor(days / MONTH_DAYS) };
  return { unit: 'days', count: days };
}

/** In the order of a list of work: by group, then by due day, then as its source gave it. */
export function byUrgency<T extends { readonly group: WorkGroup; readonly due: string | null }>(
  items: readonly T[],
): readonly T[] {
  const rank = ({ group }: T): number => workGroups.indexOf(group);
  return items.toSorted((a, b) => rank(a) - rank(b) || compare(a.due ?? '', b.due ?? ''));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
