import { isReadingField } from './resolution.ts';

/** The values of a task that the software works with. */
export interface UsedValues {
  readonly title: string;
  readonly startYear: number | null;
  readonly endYear: number | null;
}

/** A resolution `reading` about a field of a task. */
export interface TaskReading {
  readonly field: string | null;
  readonly value: string;
}

/** What is written, with the readings laid over it; a later reading of a field wins. */
export function applyReadings(written: UsedValues, readings: readonly TaskReading[]): UsedValues {
  let used = written;
  for (const { field, value } of readings) {
    if (!isReadingField(field)) continue;
    used = field === 'title' ? { ...used, title: value } : { ...used, [field]: Number(value) };
  }
  return used;
}

/** Every year a task runs in, both ends included; an open end runs to the end of the period. */
export function yearsOf(
  used: Pick<UsedValues, 'startYear' | 'endYear'>,
  period: { readonly from: number; readonly to: number },
): number[] {
  const from = Math.max(used.startYear ?? period.from, period.from - 10);
  const to = Math.min(used.endYear ?? period.to, period.to + 10);
  return from > to ? [] : Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
