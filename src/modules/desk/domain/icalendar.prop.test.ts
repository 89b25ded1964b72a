import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCalendar } from '../../../../tests/support/icalendar.ts';
import { stepDays, type IsoDate } from '../../../kernel/index.ts';
import { writeCalendar, type FeedEvent } from './index.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => stepDays('2000-01-01' as IsoDate, n));
/** Letters that fold badly (several octets), that mean something in the format, and any other. */
const letter = fc.oneof(
  fc.constantFrom(...'ếựĐ😀,;:\\"\n\r\t \u0007'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);
const words = fc.string({ unit: letter, maxLength: 300 }).map((text) => text.toWellFormed());
const event: fc.Arbitrary<FeedEvent> = fc
  .record({
    id: fc.uuid(),
    from: day,
    length: fc.integer({ min: 0, max: 120 }),
    summary: words,
    description: fc.option(words),
    category: words,
  })
  .map(({ id, from, length, ...rest }) => {
    return { uid: `task-${id}@an-sinh`, from, to: stepDays(from, length), ...rest };
  });
const AT = Date.parse('2026-11-25T02:00:00Z');

/** What a reader gets back: line ends are one sort, control characters are gone. */
function kept(text: string): string {
  return text.replace(/\r\n|\r/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');
}

describe('a calendar written', () => {
  test('reads back as what went in, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 5 }), words, (events, name) => {
        const text = writeCalendar({ name, language: 'vi', at: AT, events });
        const read = parseCalendar(text);
        expect(read.name).toBe(kept(name));
        expect(read.events).toEqual(
          events.map(({ uid, from, to, summary, description, category }) => ({
            uid,
            stamp: '20261125T020000Z',
            from,
            end: stepDays(to, 1),
            summary: kept(summary),
            description: description === null ? null : kept(description),
            category: kept(category),
          })),
        );
      }),
    );
  });

  test('no line is longer than 75 octets, every line ends with CRLF', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 3 }), (events) => {
        const text = writeCalendar({ name: 'An Sinh', language: 'vi', at: AT, events });
        expect(text.endsWith('\r\n')).toBe(true);
        for (const line of text.slice(0, -2).split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });
});

describe('the strict reader of these tests', () => {
  const good = writeCalendar({
    name: 'An Sinh',
    language: 'vi',
    at: AT,
    events: [
      {
        uid: 'a@an-sinh',
        from: '2026-07-27' as IsoDate,
        to: '2026-07-27' as IsoDate,
        summary: 'Ngày Thương binh – Liệt sĩ; lễ, viếng',
        description: null,
        category: 'x',
      },
    ],
  });
  const broken: readonly (readonly [string, string])[] = [
    ['a bare line feed', good.replaceAll('\r\n', '\n')],
    ['a long line', good.replace('X-WR-TIMEZONE:', `X-WR-TIMEZONE:${'x'.repeat(80)}`)],
    ['a separator that is not marked', good.replace('sĩ\\;', 'sĩ;')],
    ['an event without an end', good.replace('END:VEVENT\r\n', '')],
    ['an event without its name', good.replace(/UID:.*\r\n/, '')],
    ['two events of one name', good.replace(/(BEGIN:VEVENT[^]*END:VEVENT\r\n)/, '$1$1')],
    ['a day that does not exist', good.replace('20260727', '20260732')],
    ['an end that is not after the beginning', good.replace('20260728', '20260727')],
    ['no version', good.replace('VERSION:2.0\r\n', '')],
  ];

  test('takes what is right', () => {
    expect(parseCalendar(good).events).toHaveLength(1);
  });

  test.each(broken)('refuses %s', (_what, text) => {
    expect(text).not.toBe(good);
    expect(() => parseCalendar(text)).toThrow();
  });
});
