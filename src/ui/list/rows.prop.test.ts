import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv, searchKey } from '../../kernel/index.ts';
import { applyList, makeSearcher, toCsv, type ListColumn } from './rows.ts';
import { conditionsOf, withFilter, type ListState } from './state.ts';

interface Row {
  readonly code: string;
  readonly title: string;
  readonly count: number | null;
}

const columns: readonly ListColumn<Row>[] = [
  { id: 'code', label: 'Mã', value: ({ code }) => code },
  { id: 'title', label: 'Nhiệm vụ, việc', value: ({ title }) => title },
  { id: 'count', label: 'Số', value: ({ count }) => count },
];

const filters = [
  {
    id: 'size',
    label: 'Cỡ',
    options: [],
    matches: ({ count }: Row, values: readonly string[]) => values.includes(String(count)),
  },
  { id: 'of the server', label: 'x', options: [] },
];

const word = fc.constantFrom('nghĩa', 'trang', 'Thuỷ', 'Nguyên', 'đền ơn', '10', 'PL.I.2');
const row = fc.record({
  code: word,
  title: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
  count: fc.option(fc.integer({ min: 0, max: 5 })),
});
const rows = fc.array(row, { maxLength: 15 });
const plain: ListState = {
  query: '',
  filters: {},
  sort: [],
  columns: [],
  roomy: false,
  group: null,
};
const parts = { columns, filters, search: makeSearcher(columns) };

describe('a list of any rows', () => {
  test('without conditions and order is itself', () => {
    fc.assert(
      fc.property(rows, (given) => {
        expect(applyList(given, parts, plain)).toEqual(given);
      }),
    );
  });

  test('narrowed holds only rows of the list, in their order, and narrows further with each word', () => {
    fc.assert(
      fc.property(rows, word, word, (given, first, second) => {
        const one = applyList(given, parts, { ...plain, query: first });
        const both = applyList(given, parts, { ...plain, query: `${first} ${second}` });
        expect(one).toEqual(given.filter((each) => one.includes(each)));
        expect(both.every((each) => one.includes(each))).toBe(true);
      }),
    );
  });

  test('is found by any beginning of any of its words, with or without marks', () => {
    fc.assert(
      fc.property(row, fc.nat(40), fc.nat(10), (one, at, length) => {
        const words = searchKey(`${one.code} ${one.title}`).split(' ').filter(Boolean);
        const beginning = (words[at % words.length] ?? '').slice(0, length + 1);
        expect(applyList([one], parts, { ...plain, query: beginning })).toEqual([one]);
      }),
    );
  });

  test('a filter of the server narrows nothing here', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const filtered = { ...plain, filters: { 'of the server': ['a'] } };
        expect(applyList(given, parts, filtered)).toEqual(given);
      }),
    );
  });

  test('ordered by an unknown column is as it was', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const sort = [{ id: 'nothing', desc: true }];
        expect(applyList(given, parts, { ...plain, sort })).toEqual(given);
      }),
    );
  });

  test('ordered downwards is the reverse of upwards, what is known and differs', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), (counts) => {
        const given = counts.map((count) => ({ code: 'a', title: '', count }));
        const order = (desc: boolean) =>
          applyList(given, parts, { ...plain, sort: [{ id: 'count', desc }] });
        expect(order(true)).toEqual(order(false).toReversed());
      }),
    );
  });
});

describe('a list as CSV', () => {
  test('is read back as the same words, whatever they are', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'ế', ',', '"', '\n', '\r', ' ', ';', '1'),
    });
    const given = fc.array(fc.record({ code: text, title: text, count: fc.option(fc.integer()) }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(given, (all) => {
        const kept = all.filter(({ code, title, count }) => `${code}${title}${count ?? ''}` !== '');
        const read = parseCsv(toCsv(columns, kept));
        expect(read.map((each) => Object.values(each))).toEqual(
          kept.map(({ code, title, count }) =>
            [code, title, count === null ? '' : String(count)].map((value, index) =>
              // What a spreadsheet would run is marked as text.
              index < 2 && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value,
            ),
          ),
        );
      }),
    );
  });

  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1'])(
    '%j is no formula for a spreadsheet',
    (code) => {
      const [, line] = toCsv(columns, [{ code, title: '', count: null }]).split('Số\r\n');
      expect(line?.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test('a negative figure stays a figure', () => {
    expect(toCsv(columns, [{ code: 'a', title: 'b', count: -5 }])).toContain('a,b,-5\r\n');
  });
});

describe('conditions of a list', () => {
  const name = fc.constantFrom('lead', 'section', 'year');
  const values = fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 });

  test('are one for each filter that is set, and one for the words', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.constantFrom('', '  ', 'x'), (set, query) => {
        const state = {
          ...plain,
          query,
          filters: Object.fromEntries(set.map((id) => [id, ['a']])),
        };
        expect(conditionsOf(state)).toBe(set.length + (query === 'x' ? 1 : 0));
      }),
    );
  });

  test('setting a filter changes that one only; setting it to nothing takes it away', () => {
    fc.assert(
      fc.property(fc.dictionary(name, fc.constant(['z'])), name, values, (before, id, chosen) => {
        const state = { ...plain, filters: before };
        const after = withFilter(state, id, chosen).filters;
        expect(after[id]).toEqual(chosen.length === 0 ? undefined : chosen);
        for (const other of Object.keys(before)) {
          if (other !== id) expect(after[other]).toEqual(before[other]);
        }
        expect(state.filters).toBe(before);
      }),
    );
  });
});
