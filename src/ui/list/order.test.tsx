import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tagsOf } from '../../../tests/support/html-rules.ts';
import { drawScreen } from '../../../tests/support/screens.tsx';
import { OrderChoice, orderOptions } from './order.tsx';
import { shapeOf, type ListColumn } from './rows.ts';
import { readSort, sortText, type SortKey } from './state.ts';
import { useList } from './use-list.ts';

interface Row {
  readonly code: string;
}

const columns: readonly ListColumn<Row>[] = [
  { id: 'code', label: 'Mã', fixed: true, value: ({ code }) => code },
  { id: 'title', label: 'Nhiệm vụ', value: ({ code }) => code },
  { id: 'note', label: 'Ghi chú', sortable: false, value: () => '' },
  { id: 'money', label: 'Kinh phí', hidden: true, value: () => 1 },
];

const byCode: readonly SortKey[] = [{ id: 'code', desc: false }];

function Choice({ own = [] }: { readonly own?: readonly SortKey[] }) {
  return <OrderChoice control={useList(shapeOf(columns, [], own))} columns={columns} />;
}

function optionsOf(search = '', own: readonly SortKey[] = []) {
  return tagsOf(drawScreen(<Choice own={own} />, { search }))
    .filter(({ name }) => name === 'option')
    .map(({ text, attributes }) => (attributes.has('selected') ? `> ${text}` : text));
}

describe('the orders one may choose', () => {
  test('are each column up and down, and that of the list when it has one of its own', () => {
    const values = orderOptions(columns.slice(0, 2), [], []).map(({ value }) => value);
    expect(values).toEqual(['', 'code', '-code', 'title', '-title']);
    const ordered = orderOptions(columns.slice(0, 2), byCode, byCode).map(({ value }) => value);
    expect(ordered).toEqual(['code', '-code', 'title', '-title']);
  });

  test('leave out a column that orders nothing', () => {
    const values = orderOptions(columns, [], []).map(({ value }) => value);
    expect(values).not.toContain('note');
    expect(values).not.toContain('-note');
  });

  test('begin with the order there is when it is of several columns', () => {
    const both = [
      { id: 'title', desc: true },
      { id: 'code', desc: false },
    ];
    expect(orderOptions(columns, [], both)[0]).toEqual({ value: '-title,code', keys: both });
  });

  test('hold the order there is, whatever it is, once', () => {
    const key = fc.record({ id: fc.constantFrom('code', 'title', 'money'), desc: fc.boolean() });
    const sort = fc.uniqueArray(key, { selector: ({ id }) => id });
    fc.assert(
      fc.property(sort, sort, (own, current) => {
        const values = orderOptions(columns, own, current).map(({ value }) => value);
        expect(values).toContain(sortText(current));
        expect(new Set(values).size).toBe(values.length);
      }),
    );
  });
});

describe('the control that orders a list without heads', () => {
  test('names the columns that are shown, in words', () => {
    expect(optionsOf()).toEqual([
      '> thứ tự của danh sách',
      'Mã, tăng dần',
      'Mã, giảm dần',
      'Nhiệm vụ, tăng dần',
      'Nhiệm vụ, giảm dần',
    ]);
  });

  test('stands at the order of the address', () => {
    expect(optionsOf('sort=-title')).toContain('> Nhiệm vụ, giảm dần');
    expect(optionsOf('sort=-title,code')[0]).toBe('> Nhiệm vụ, giảm dần; Mã, tăng dần');
  });

  test('names a column that is not shown when the list is ordered by it', () => {
    expect(optionsOf('sort=money')[0]).toBe('> Kinh phí, tăng dần');
  });

  test('stands at the list’s own order without an address', () => {
    expect(optionsOf('', byCode)[0]).toBe('> Mã, tăng dần');
  });

  test('has a label, is not printed', () => {
    const html = drawScreen(<Choice />);
    expect(html).toMatch(/<label for="([^"]+)"[^>]*>Xếp theo<\/label>/);
    expect(html).toContain('data-no-print');
  });
});

describe('an order in the address', () => {
  const shape = shapeOf(columns, [], byCode);

  test('is read back as it was written', () => {
    const key = fc.record({ id: fc.constantFrom('code', 'title', 'money'), desc: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(key, { selector: ({ id }) => id, minLength: 1 }), (sort) => {
        expect(readSort(sortText(sort), shape)).toEqual(sort);
      }),
    );
  });

  test('absent is the list’s own; empty is none', () => {
    expect(readSort(null, shape)).toEqual(byCode);
    expect(readSort('', shape)).toEqual([]);
  });

  test.each(['nothing', '-note', 'code,code', '--code', '__proto__', ','])(
    '“%s” never orders by what is not there, nor twice by one column',
    (text) => {
      const ids = readSort(text, shape).map(({ id }) => id);
      expect(ids.every((id) => id === 'code')).toBe(true);
      expect(ids.length).toBeLessThanOrEqual(1);
    },
  );
});
