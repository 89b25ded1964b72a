import type { LegalDocument } from '../pack/document.ts';

/** A day as a whole number yyyymmdd: comparisons of days are comparisons of numbers. */
export function packedDay(iso: string): number {
  return Number(`${iso.slice(0, 4)}${iso.slice(5, 7)}${iso.slice(8, 10)}`);
}

/** The ISO text of a packed day. */
export function isoOf(packed: number): string {
  const text = String(packed).padStart(8, '0');
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
}

/**
 * The last birth date that has completed `months` months on `day` (packed). The result may be a
 * day no calendar has (2023-02-29): compared as numbers it is right, and it makes the one rule for
 * people born on 29 February: in a common year they complete their year on 1 March.
 * The rule is the engine's; no article was found for it (chưa kiểm chứng).
 */
export function monthsBefore(day: number, months: number): number {
  const ordinal = Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100) - 1 - months;
  return Math.floor(ordinal / 12) * 10_000 + ((ordinal % 12) + 1) * 100 + (day % 100);
}

/** The first and the last day of a date known to the year, the month or the day; null: not one. */
export function spanOf(partial: string): { readonly lo: number; readonly hi: number } | null {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(partial);
  if (parts === null) return null;
  const [, year = '', month, day] = parts;
  if (month === undefined) return { lo: Number(`${year}0101`), hi: Number(`${year}1231`) };
  const last = lastDayOfMonth(Number(year), Number(month));
  if (last === 0) return null;
  if (day === undefined)
    return { lo: Number(`${year}${month}01`), hi: Number(`${year}${month}${last}`) };
  if (Number(day) < 1 || Number(day) > last) return null;
  return { lo: Number(`${year}${month}${day}`), hi: Number(`${year}${month}${day}`) };
}

function lastDayOfMonth(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** The day after an ISO day. */
export function nextDay(iso: string): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const pad = (value: number): string => String(value).padStart(2, '0');
  if (day < lastDayOfMonth(year, month)) return `${iso.slice(0, 8)}${pad(day + 1)}`;
  return month === 12 ? `${year + 1}-01-01` : `${iso.slice(0, 5)}${pad(month + 1)}-01`;
}

/** The day before an ISO day. */
export function previousDay(iso: string): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const pad = (value: number): string => String(value).padStart(2, '0');
  if (day > 1) return `${iso.slice(0, 8)}${pad(day - 1)}`;
  if (month === 1) return `${year - 1}-12-31`;
  return `${year}-${pad(month - 1)}-${lastDayOfMonth(year, month - 1)}`;
}

/**
 * True when a document was known by then: it was issued (a day known to the month: by its end), or,
 * where the day of issue is not known, in force. `knownAt` null: everything loaded is known.
 */
export function isKnown(document: LegalDocument | undefined, knownAt: string | null): boolean {
  if (knownAt === null || document === undefined) return true;
  const issued = document.issued === null ? null : (spanOf(document.issued)?.hi ?? null);
  const inForce = document.from === null ? null : (spanOf(document.from)?.hi ?? null);
  const first = Math.min(issued ?? Infinity, inForce ?? Infinity);
  return first === Infinity || first <= packedDay(knownAt);
}
