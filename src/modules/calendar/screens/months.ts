import { isoDate, weekdayOf, type IsoDate, type ReplyOf } from '../../../kernel/index.ts';
import type { getCalendarYear } from '../contract.ts';

type Year = ReplyOf<typeof getCalendarYear>;

/** How a day of the grid is drawn; `work` is an ordinary working day, `rest` the weekly rest. */
export type DayKind = 'work' | 'rest' | 'holiday' | 'lieu' | 'swap' | 'worked';

export interface Cell {
  readonly on: IsoDate;
  readonly day: number;
  readonly kind: DayKind;
  /** The day off or worked it stands for; none of an ordinary day. */
  readonly off: Year['off'][number] | null;
  readonly today: boolean;
}

export interface Month {
  readonly month: number;
  /** Weeks from Monday; null where the week lies in another month. */
  readonly weeks: readonly (readonly (Cell | null)[])[];
}

/** The twelve months of a year with every day's kind. */
export function monthsOf(year: Year): readonly Month[] {
  const off = new Map(year.off.map((day) => [day.on, day]));
  const worked = new Set(year.worked.map(({ on }) => on));
  const cellOf = (on: IsoDate, day: number): Cell => {
    const found = off.get(on) ?? null;
    const rests = year.rest.days.includes(weekdayOf(on));
    const plain = worked.has(on) ? 'worked' : rests ? 'rest' : 'work';
    return { on, day, kind: found?.kind ?? plain, off: found, today: on === year.today };
  };
  return Array.from({ length: 12 }, (_, at) => {
    const month = at + 1;
    const days = Array.from({ length: 31 }, (_day, index) => index + 1).flatMap((day) => {
      const on = isoDate(year.year, month, day);
      return on === null ? [] : [cellOf(on, day)];
    });
    const [first] = days;
    const lead = first === undefined ? 0 : weekdayOf(first.on) - 1;
    const cells: (Cell | null)[] = [...Array.from({ length: lead }, () => null), ...days];
    while (cells.length % 7 !== 0) cells.push(null);
    const weeks = Array.from({ length: cells.length / 7 }, (_week, index) =>
      cells.slice(index * 7, index * 7 + 7),
    );
    return { month, weeks };
  });
}
