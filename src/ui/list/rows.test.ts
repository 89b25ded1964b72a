import { describe, expect, test } from 'vitest';
import { applyList, makeSearcher, toCsv, type ListColumn } from './rows.ts';
import type { ListState } from './state.ts';

interface Task {
  readonly code: string;
  readonly title: string;
  readonly graves: number | null;
}

const rows: readonly Task[] = [
  { code: 'PL.I.10', title: 'Đền ơn đáp nghĩa', graves: null },
  { code: 'PL.I.2', title: 'Nghĩa trang liệt sỹ', graves: 250 },
  { code: 'PL.I.5', title: 'Thuỷ Nguyên, nghĩa trang', graves: 3000 },
];

const columns: readonly ListColumn<Task>[] = [
  { id: 'code', label: 'Mã', value: (row) => row.code },
  { id: 'title', label: 'Nhiệm vụ', value: (row) => row.title },
  { id: 'graves', label: 'Số mộ', value: (row) => row.graves },
];

const filters = [
  {
    id: 'size',
    label: 'Cỡ',
    options: [],
    matches: (row: Task, values: readonly string[]) => values.includes(String(row.graves)),
  },
];

const plain: ListState = {
  query: '',
  filters: {},
  sort: [],
  columns: [],
  roomy: false,
  group: null,
};

function codes(change: Partial<ListState>): readonly string[] {
  const parts = { columns, filters, search: makeSearcher(columns) };
  return applyList(rows, parts, { ...plain, ...change }).map(({ code }) => code);
}

describe('applyList', () => {
  test('finds without accents, wherever the words stand', () => {
    expect(codes({ query: 'thuy nguyen' })).toEqual(['PL.I.5']);
    expect(codes({ query: 'trang nghia' })).toEqual(['PL.I.2', 'PL.I.5']);
    expect(codes({ query: 'den on' })).toEqual(['PL.I.10']);
    expect(codes({ query: 'pl.i.2' })).toEqual(['PL.I.2']);
  });

  test('orders numbers inside codes by size', () => {
    expect(codes({ sort: [{ id: 'code', desc: false }] })).toEqual(['PL.I.2', 'PL.I.5', 'PL.I.10']);
  });

  test('what is not known stays last in either direction', () => {
    expect(codes({ sort: [{ id: 'graves', desc: false }] })[2]).toBe('PL.I.10');
    expect(codes({ sort: [{ id: 'graves', desc: true }] })).toEqual([
      'PL.I.5',
      'PL.I.2',
      'PL.I.10',
    ]);
  });

  test('several filters narrow together', () => {
    expect(codes({ filters: { size: ['250', '3000'] }, query: 'liet sy' })).toEqual(['PL.I.2']);
  });

  test('the rows given are not reordered in place', () => {
    codes({ sort: [{ id: 'code', desc: false }] });
    expect(rows[0]?.code).toBe('PL.I.10');
  });

  test('ten thousand rows are filtered by their words', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({
      code: `PL.${index}`,
      title: `Xây dựng nghĩa trang số ${index}`,
      graves: index,
    }));
    const parts = { columns, filters, search: makeSearcher(columns) };
    applyList(many, parts, { ...plain, query: 'x' });
    const found = applyList(many, parts, { ...plain, query: 'nghia trang 777' });
    expect(found.length).toBe(11);
  });
});

describe('toCsv', () => {
  test('quotes what needs it and disarms formulas', () => {
    const task = { code: '=1+1', title: 'a, "b"', graves: null };
    expect(toCsv(columns, [task])).toBe('\ufeffMã,Nhiệm vụ,Số mộ\r\n\'=1+1,"a, ""b""",\r\n');
  });
});
