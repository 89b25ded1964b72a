import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conditionsOf,
  readListState,
  withFilter,
  writeListState,
  type ListShape,
} from './state.ts';

const shape: ListShape = {
  columns: [
    { id: 'code', fixed: true },
    { id: 'title' },
    { id: 'lead' },
    { id: 'notes', hidden: true, sortable: false },
  ],
  filters: ['lead', 'section'],
  sort: [{ id: 'code', desc: false }],
};

describe('the address is the state of a list', () => {
  test('a plain list has a plain address', () => {
    expect(writeListState('', readListState('', shape), shape)).toBe('');
  });

  test('search, filters, order, columns and density stand in the address', () => {
    const state = readListState(
      'q=nghĩa trang&lead=a&lead=b&sort=-title,code&columns=title,notes&density=roomy',
      shape,
    );
    expect(state).toEqual({
      query: 'nghĩa trang',
      filters: { lead: ['a', 'b'] },
      sort: [
        { id: 'title', desc: true },
        { id: 'code', desc: false },
      ],
      columns: ['code', 'title', 'notes'],
      roomy: true,
      group: null,
    });
    expect(conditionsOf(state)).toBe(2);
  });

  test('an unknown column, filter or order is dropped, not shown as an error', () => {
    const state = readListState('sort=nothing,-notes&columns=nothing&colour=red', shape);
    expect(state.sort).toEqual([]);
    expect(state.columns).toEqual(['code']);
    expect(state.filters).toEqual({});
  });

  test('parameters of others are kept', () => {
    const state = withFilter(readListState('on=2015-11-26', shape), 'lead', ['x']);
    expect(writeListState('on=2015-11-26', state, shape)).toBe('on=2015-11-26&lead=x');
  });

  test('a filter without values is no filter', () => {
    const state = withFilter(readListState('lead=x', shape), 'lead', []);
    expect(conditionsOf(state)).toBe(0);
    expect(writeListState('lead=x', state, shape)).toBe('');
  });

  test('what is written is read back the same', () => {
    const text = fc.string({ minLength: 1 }).filter((value) => value.trim() !== '');
    fc.assert(
      fc.property(
        fc.record({
          query: text,
          lead: fc.uniqueArray(text, { maxLength: 3 }),
          columns: fc.shuffledSubarray(['title', 'lead', 'notes']),
          group: fc.constantFrom('title', 'lead', null),
          desc: fc.boolean(),
          roomy: fc.boolean(),
        }),
        ({ query, lead, columns, desc, roomy, group }) => {
          const state = {
            query,
            filters: lead.length === 0 ? {} : { lead },
            sort: [{ id: 'title', desc }],
            columns: ['code', ...columns],
            roomy,
            group,
          };
          expect(readListState(writeListState('', state, shape), shape)).toEqual(state);
        },
      ),
    );
  });
});
