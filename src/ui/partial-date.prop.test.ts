import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../kernel/index.ts';
import { readDate, writeDate, type PartialDate } from './partial-date.ts';

const year = fc.integer({ min: 1800, max: 2200 });
const month = fc.integer({ min: 1, max: 12 });
const day = fc.integer({ min: 1, max: 31 });

const dates: fc.Arbitrary<PartialDate> = fc.oneof(
  fc.record({ precision: fc.constant('year' as const), year }),
  fc.record({ precision: fc.constant('month' as const), year, month }),
  fc
    .tuple(year, month, day)
    .map((parts) => isoDate(...parts))
    .filter((date) => date !== null)
    .map((date) => ({ precision: 'day' as const, date })),
);

describe('a date as an official writes it', () => {
  test('is read back as the same date, at the same precision', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(readDate(writeDate(date))).toEqual({ ok: true, value: date });
      }),
    );
  });

  test('may be written with any of the signs, with or without zeros', () => {
    const sign = fc.constantFrom('/', '.', '-', ' ', ' / ');
    fc.assert(
      fc.property(year, month, day, sign, (y, m, d, between) => {
        const plain = readDate([d, m, y].join('/'));
        expect(readDate([d, m, y].join(between))).toEqual(plain);
        const padded = [String(d).padStart(2, '0'), String(m).padStart(2, '0'), y].join(between);
        expect(readDate(padded)).toEqual(plain);
        expect(readDate(`${y}-${m}-${d}`)).toEqual(plain);
      }),
    );
  });

  test('that the calendar does not have is said to be none, not moved to another day', () => {
    fc.assert(
      fc.property(year, month, day, (y, m, d) => {
        const reading = readDate(`${d}/${m}/${y}`);
        const there = isoDate(y, m, d);
        expect(reading).toEqual(
          there === null
            ? { ok: false, why: 'noSuchDay' }
            : { ok: true, value: { precision: 'day', date: there } },
        );
      }),
    );
  });

  test('whatever is typed is a date, nothing, or a reason why not; never a fault', () => {
    const typed = fc.string({
      unit: fc.constantFrom('0', '1', '2', '9', '/', '-', '.', ' ', 'a', 'ă'),
    });
    fc.assert(
      fc.property(typed, (text) => {
        const reading = readDate(text);
        if (reading.ok && reading.value !== null) {
          expect(readDate(writeDate(reading.value))).toEqual(reading);
        } else if (reading.ok) expect(text.trim()).toBe('');
        else expect(['notADate', 'noSuchDay']).toContain(reading.why);
      }),
    );
  });
});
