import { stepDays, type IsoDate } from '../../../kernel/index.ts';
import type { CalendarFacts, YearRule } from './types.ts';

/** Something of one year, both days included. */
export interface YearEvent {
  readonly id: string;
  /** With the id its identity: what comes before Tết may begin in December. */
  readonly year: number;
  readonly kind: YearRule['kind'];
  readonly name: YearRule['name'];
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly source: string | null;
  readonly confidence: YearRule['confidence'];
}

/** What comes back in a year, in the order of its days: each by the rule in force that day. */
export function eventsOf(facts: CalendarFacts, year: number): readonly YearEvent[] {
  return facts.year
    .flatMap(({ span, since, until, ...rule }): YearEvent[] => {
      const days = spanIn(facts, span, year);
      if (days === null) return [];
      const inForce =
        (since === null || since <= days.from) && (until === null || days.to <= until);
      return inForce ? [{ ...rule, year, ...days }] : [];
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1));
}

function spanIn(
  facts: CalendarFacts,
  span: YearRule['span'],
  year: number,
): { readonly from: IsoDate; readonly to: IsoDate } | null {
  if ('from' in span) {
    const end = span.to < span.from ? year + 1 : year;
    return { from: `${year}-${span.from}` as IsoDate, to: `${end}-${span.to}` as IsoDate };
  }
  const tet = facts.lunar[`${year}-01-01`];
  if (tet === undefined) return null;
  const [first, last] = span.beforeTet;
  return { from: stepDays(tet, -first), to: stepDays(tet, -last) };
}
