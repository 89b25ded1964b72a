import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../tests/support/html-rules.ts';
import { drawScreen } from '../../tests/support/screens.tsx';
import { initials } from './app-shell.tsx';
import { DocumentText, type DocumentBlock } from './document-text.tsx';
import { AppLink, pathTo } from './navigation.tsx';
import { formatCount } from './parts.tsx';
import { formatInstant, formatTime } from './timeline.tsx';

/* What must hold of any words, days and figures that the app draws. */

const piece = fc.string({
  unit: fc.constantFrom('a', 'ế', 'Đ', ' ', '/', '.', '?', '&', '#', '%', '"', '<', '$'),
  minLength: 1,
  maxLength: 8,
});

describe('a path of the app', () => {
  test('gives each value back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(piece, piece, (key, code) => {
        const [, plans, ownKey, tasks, ownCode, ...more] = pathTo('/plans/$key/tasks/$code', {
          key,
          code,
        }).split('/');
        expect([plans, tasks, more]).toEqual(['plans', 'tasks', []]);
        expect(decodeURIComponent(ownKey ?? '')).toBe(key);
        expect(decodeURIComponent(ownCode ?? '')).toBe(code);
      }),
    );
  });

  test('gives each parameter back as it was', () => {
    fc.assert(
      fc.property(piece, piece, (q, on) => {
        const [path, query] = pathTo('/areas', {}, { q, on }).split(/\?(.*)/s);
        expect(path).toBe('/areas');
        expect([...new URLSearchParams(query)]).toEqual([
          ['q', q],
          ['on', on],
        ]);
      }),
    );
  });

  test('stands in a link as it is, hostile values included', () => {
    fc.assert(
      fc.property(piece, piece, (key, words) => {
        const href = pathTo('/plans/$key', { key });
        const [link, ...more] = tagsOf(drawScreen(<AppLink href={href}>{words}</AppLink>));
        expect(more).toEqual([]);
        expect(link?.attributes.get('href')).toBe(`/app${href}`);
        expect(link?.text).toBe(words);
      }),
    );
  });
});

describe('a figure', () => {
  test('is written in threes from the right, and nothing of it is lost', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (value) => {
        const shown = formatCount(String(value));
        expect(shown.replaceAll('.', '')).toBe(String(value));
        expect(shown).toMatch(/^\d{1,3}(\.\d{3})*$/);
      }),
    );
  });

  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1.000'],
    [1234567, '1.234.567'],
    [-1234, '-1.234'],
  ])('%i is %s', (value, shown) => {
    expect(formatCount(value)).toBe(shown);
  });
});

describe('an instant', () => {
  const instant = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2100-01-01T00:00:00Z'),
    noInvalidDate: true,
  });

  test('is shown seven hours after Greenwich, in any year, as dd/mm/yyyy hh:mm', () => {
    fc.assert(
      fc.property(instant, (at) => {
        const there = new Date(at.getTime() + 7 * 3_600_000).toISOString();
        const [date = '', time = ''] = there.split('T');
        const [year, month, day] = date.split('-');
        expect(formatInstant(at)).toBe(`${day}/${month}/${year} ${time.slice(0, 5)}`);
        expect(formatTime(at)).toBe(time.slice(0, 5));
      }),
    );
  });

  test('is the same from its text, its figure and itself', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(formatInstant(at.toISOString())).toBe(formatInstant(at));
        expect(formatInstant(at.getTime())).toBe(formatInstant(at));
      }),
    );
  });
});

describe('initials', () => {
  const name = fc
    .array(fc.constantFrom('Trần', 'thu', 'Hà', 'đỗ', 'An', '(dữ liệu mẫu)', ' '), { maxLength: 5 })
    .map((words) => words.join(' '));

  test('are at most two letters, in capitals, and never those of a note', () => {
    fc.assert(
      fc.property(name, (whole) => {
        const shown = initials(whole);
        expect([...shown].length).toBeLessThanOrEqual(2);
        expect(shown).toBe(shown.toLocaleUpperCase('vi'));
        expect(shown).toMatch(/^\p{Lu}*$/u);
      }),
    );
  });
});

describe('the original text on the page', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'ế', ' ', '<', '&', '1'), maxLength: 12 });
  const line = fc.tuple(fc.integer({ min: 1, max: 20 }), words);

  /** Words of the document as a reader gets them: without line numbers and numbers of findings. */
  function shownOf(html: string): string {
    return tagsOf(html.replace(/<sup[\s\S]*?<\/sup>|<span aria-hidden[\s\S]*?<\/span>/g, ''))
      .filter(({ name }) => name === 'p')
      .map(({ text }) => text)
      .join('\n');
  }

  test('is word for word that of the document, whatever is marked in it', () => {
    const marks = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), words), { maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ([at]) => at }), marks, (lines, given) => {
        const blocks = lines.map(([at, text]): DocumentBlock => ({ kind: 'line', line: at, text }));
        const made = given.map(([at, quote], index) => {
          return { number: index + 1, line: at, quote };
        });
        const plain = drawScreen(<DocumentText blocks={blocks} marks={[]} />);
        const marked = drawScreen(<DocumentText blocks={blocks} marks={made} current={1} />);
        expect(shownOf(marked)).toBe(shownOf(plain));
        expect(shownOf(plain)).toBe(lines.map(([, text]) => text).join('\n'));
      }),
      { numRuns: 60 },
    );
  });

  test('names each mark for readers who hear it, and frames the current one only', () => {
    const blocks: readonly DocumentBlock[] = [{ kind: 'line', line: 1, text: 'Năm 1010' }];
    const marks = [
      { number: 4, line: 1, quote: 'Năm' },
      { number: 7, line: 1, quote: '1010' },
    ];
    const html = drawScreen(<DocumentText blocks={blocks} marks={marks} current={7} />);
    const buttons = tagsOf(html).filter(({ name }) => name === 'button');
    expect(buttons.map(({ attributes }) => attributes.get('aria-label'))).toEqual([
      'điểm 4',
      'điểm 7',
    ]);
    expect(buttons.map(({ attributes }) => attributes.has('aria-current'))).toEqual([false, true]);
  });
});
