import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListState } from '../../../ui/index.ts';
import { oneOfEach, sortColumns, taskHref, taskQueryOf } from './task-list.ts';
import { exportColumns, orderOf } from './tasks.tsx';

const plain: ListState = {
  query: '',
  filters: {},
  sort: [],
  columns: ['code'],
  roomy: false,
  group: null,
};

function query(change: Partial<ListState>, version: { version?: number } = {}) {
  return taskQueryOf('4220', version, { ...plain, ...change });
}

describe('what the server is asked for a state of the list', () => {
  test('a plain list asks for the plan only; another copy is named', () => {
    expect(query({})).toEqual({ key: '4220' });
    expect(query({}, { version: 2 })).toEqual({ key: '4220', version: 2 });
  });

  test.each([
    ['section', 'PL.I', { section: 'PL.I' }],
    ['lead', 'HP-SXD', { lead: 'HP-SXD' }],
    ['funding', 'enterprise', { funding: 'enterprise' }],
    ['year', '2015', { year: 2015 }],
    ['findings', 'open', { findings: 'open' }],
    ['findings', 'settled', { findings: 'settled' }],
    ['findings', 'none', { findings: 'none' }],
  ])('a filter by %s: %s', (name, value, asked) => {
    expect(query({ filters: { [name]: [value] } })).toEqual({ key: '4220', ...asked });
  });

  test.each([
    ['year', ''],
    ['year', 'abc'],
    ['year', '0'],
    ['year', '-1'],
    ['year', '20.5'],
    ['findings', 'every'],
    ['findings', ''],
    ['colour', 'red'],
  ])('%s=%s in the address asks for nothing', (name, value) => {
    expect(query({ filters: { [name]: [value] } })).toEqual({ key: '4220' });
  });

  test('of several values the last one is asked for', () => {
    expect(query({ filters: { section: ['PL.I', 'PL.II'] } })).toMatchObject({ section: 'PL.II' });
  });

  test.each([
    ['  nghĩa trang ', 'nghĩa trang'],
    ['a'.repeat(300), 'a'.repeat(200)],
  ])('words are trimmed and cut to what the server takes', (typed, q) => {
    expect(query({ query: typed })).toEqual({ key: '4220', q });
  });

  test('order, columns and density are no question to the server', () => {
    const change = { sort: [{ id: 'lead', desc: true }], columns: ['title'], roomy: true };
    expect(query(change)).toEqual({ key: '4220' });
  });
});

describe('a choice among the values of a filter', () => {
  const chosen = (before: readonly string[], next: readonly string[]) =>
    oneOfEach({ ...plain, filters: { lead: before } }, { ...plain, filters: { lead: next } })
      .filters['lead'];

  test.each([
    [[], ['a'], ['a']],
    [['a'], ['a', 'b'], ['b']],
    [['b'], ['a', 'b'], ['a']],
    [['a'], ['a'], ['a']],
    [[], ['a', 'b'], ['b']],
  ])('after %j, choosing %j leaves %j', (before, next, kept) => {
    expect(chosen(before, next)).toEqual(kept);
  });

  test('taking a filter away takes it away', () => {
    const before = { ...plain, filters: { lead: ['a'], section: ['x'] } };
    const next = { ...plain, filters: { section: ['x'] } };
    expect(oneOfEach(before, next).filters).toEqual({ section: ['x'] });
  });

  test('each filter holds one value, one that was chosen, and the rest of the state is untouched', () => {
    const values = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
    const filters = fc.dictionary(fc.constantFrom('section', 'lead', 'year'), values);
    fc.assert(
      fc.property(filters, filters, (before, next) => {
        const state = { ...plain, query: 'x', filters: next };
        const after = oneOfEach({ ...plain, filters: before }, state);
        expect(Object.keys(after.filters).toSorted()).toEqual(Object.keys(next).toSorted());
        for (const [name, [value, ...more]] of Object.entries(after.filters)) {
          expect(more).toEqual([]);
          expect(next[name]).toContain(value);
        }
        expect(after.query).toBe('x');
      }),
    );
  });
});

describe('the order of the task table', () => {
  test('a period is its first year, then its last, in the same direction', () => {
    expect(sortColumns([{ id: 'period', desc: true }])).toEqual([
      { id: 'startYear', desc: true },
      { id: 'endYear', desc: true },
    ]);
  });

  test('the other columns are themselves, in their order', () => {
    const sort = [
      { id: 'lead', desc: false },
      { id: 'code', desc: true },
    ];
    expect(sortColumns(sort)).toEqual(sort);
    expect(sortColumns([])).toEqual([]);
  });
});

describe('the file of the task table', () => {
  test.each([
    [[], {}],
    [[{ id: 'code', desc: false }], { order: 'code' }],
    [[{ id: 'period', desc: true }], { order: '-startYear,-endYear' }],
    [
      [
        { id: 'findings', desc: true },
        { id: 'title', desc: false },
      ],
      { order: '-openFindings,title' },
    ],
    [[{ id: 'unknown', desc: true }], {}],
  ])('is ordered as the screen is: %j', (sort, asked) => {
    expect(orderOf(sort)).toEqual(asked);
  });

  test.each([
    [['code', 'title'], 'code,title'],
    [['period'], 'startYear,endYear'],
    [['period', 'startYear', 'endYear'], 'startYear,endYear'],
    [['findings', 'provisions'], 'openFindings,provisions'],
    [[], ''],
    [['unknown'], ''],
  ])('has the columns that are shown, each once: %j', (shown, columns) => {
    expect(exportColumns(shown)).toBe(columns);
  });
});

describe('the address of a task', () => {
  test('remembers the list one came from', () => {
    expect(taskHref('4220', 'PL.I.5', 'lead=HP-SXD&sort=-title')).toBe(
      '/plans/4220/tasks/PL.I.5?lead=HP-SXD&sort=-title',
    );
    expect(taskHref('4220', 'PL.I.5', '')).toBe('/plans/4220/tasks/PL.I.5');
  });

  test('a code or key with a slash stays one part', () => {
    expect(taskHref('42/KH', 'PL/1', '')).toBe('/plans/42%2FKH/tasks/PL%2F1');
  });
});
