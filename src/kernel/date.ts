/** A calendar date as `YYYY-MM-DD`. Legal dates are never a JavaScript `Date`. */
export type IsoDate = string & { readonly isoDate: unique symbol };

const shortMonths = [4, 6, 9, 11];

function daysIn(year: number, month: number): number {
  if (month !== 2) return shortMonths.includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/**
 * The date of a text `YYYY-MM-DD`, or null when there is no such day. Plain arithmetic, so that a
 * browser that only checks dates does not fetch a calendar library.
 */
export function parseIsoDate(text: string): IsoDate | null {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(
    Number,
  );
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return text as IsoDate;
}

/** The date of year, month and day, or null when there is no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return parseIsoDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** dd/mm/yyyy, as an official writes it. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** True when a half-open range holds the day. */
export function holds(from: string, exclusiveEnd: string | null, on: string): boolean {
  return from <= on && (exclusiveEnd === null || on < exclusiveEnd);
}
