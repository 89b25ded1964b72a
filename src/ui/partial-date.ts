import { isoDate, type IsoDate } from '../kernel/index.ts';

/** What a person knows of a date: the year, the month of it, or the day. */
export type PartialDate =
  | { readonly precision: 'day'; readonly date: IsoDate }
  | { readonly precision: 'month'; readonly year: number; readonly month: number }
  | { readonly precision: 'year'; readonly year: number };

export type DateReading =
  | { readonly ok: true; readonly value: PartialDate | null }
  | { readonly ok: false; readonly why: 'notADate' | 'noSuchDay' };

const noSuchDay = { ok: false, why: 'noSuchDay' } as const;

function wholeYear(year: number): boolean {
  return year >= 1800 && year <= 2200;
}

/**
 * Reads what a person typed: 12/03/1950, 12.3.1950, 12-03-1950, 12 3 1950, 1950-03-12, 3/1950,
 * 1950. Nothing typed is null, not an error. Nothing is guessed: 50 is not a year.
 */
export function readDate(typed: string): DateReading {
  const text = typed.normalize('NFC').trim();
  if (text === '') return { ok: true, value: null };
  const parts = text.split(/[\s/.-]+/).filter((part) => part !== '');
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return { ok: false, why: 'notADate' };
  const numbers = parts.map(Number);
  const first = parts[0] ?? '';
  const ordered = parts.length === 3 && first.length === 4 ? [...numbers].reverse() : numbers;
  const [a = 0, b = 0, c = 0] = ordered;
  if (parts.length === 1) return readYear(first);
  if (parts.length === 2) return readMonth(a, b);
  if (parts.length !== 3 || !wholeYear(c)) return { ok: false, why: 'notADate' };
  const date = isoDate(c, b, a);
  return date === null ? noSuchDay : { ok: true, value: { precision: 'day', date } };
}

function readYear(text: string): DateReading {
  const year = Number(text);
  if (text.length !== 4 || !wholeYear(year)) return { ok: false, why: 'notADate' };
  return { ok: true, value: { precision: 'year', year } };
}

function readMonth(month: number, year: number): DateReading {
  if (!wholeYear(year)) return { ok: false, why: 'notADate' };
  if (month < 1 || month > 12) return noSuchDay;
  return { ok: true, value: { precision: 'month', year, month } };
}

/** The date as an official writes it: 12/03/1950, 03/1950 or 1950. */
export function writeDate(value: PartialDate): string {
  const pad = (part: number): string => String(part).padStart(2, '0');
  switch (value.precision) {
    case 'day': {
      const [year, month, day] = value.date.split('-');
      return `${day}/${month}/${year}`;
    }
    case 'month':
      return `${pad(value.month)}/${value.year}`;
    case 'year':
      return String(value.year);
  }
}
