import { describe, expect, test } from 'vitest';
import {
  factsOf,
  nobody,
  readWhole,
  sentDate,
  withFact,
  withMember,
  withMemberAs,
} from './bench-state.ts';

describe('the household of the bench', () => {
  test('of which nothing is known sends nothing: members not even as none', () => {
    expect(factsOf(nobody)).toEqual({ person: {}, household: {} });
  });

  test('that has nobody else says so, which is not the same as not knowing', () => {
    expect(factsOf({ ...nobody, members: [] })).toEqual({ person: {}, household: { members: [] } });
  });

  test('a fact taken back is unknown again, not an empty value', () => {
    const given = withFact(withFact({}, 'sex', 'male'), 'hiv', false);
    expect(given).toEqual({ sex: 'male', hiv: false });
    expect(Object.keys(withFact(given, 'sex', undefined))).toEqual(['hiv']);
  });

  test('members keep their own facts when another one leaves', () => {
    const two = withMember(withMember(nobody));
    const [first, second] = two.members ?? [];
    if (first === undefined || second === undefined) throw new Error('two members');
    const told = withMemberAs(two, second.id, { ...second, given: { birth_date: '2020' } });
    const left = withMemberAs(told, first.id, null);
    expect(factsOf(left).household).toEqual({ members: [{ birth_date: '2020' }] });
    // The next one is somebody else than whoever left or stayed.
    expect(new Set(withMember(left).members?.map(({ id }) => id)).size).toBe(2);
  });
});

test('a date is sent as far as it is known', () => {
  expect(sentDate({ precision: 'year', year: 1946 })).toBe('1946');
  expect(sentDate({ precision: 'month', year: 1946, month: 3 })).toBe('1946-03');
});

describe('a whole number as it is typed', () => {
  test.each([
    ['1.500.000', '1500000'],
    ['1 500 000', '1500000'],
    [' 61 ', '61'],
    ['0', '0'],
    ['', undefined],
  ])('%j is %j', (typed, value) => {
    expect(readWhole(typed, null)).toEqual({ ok: true, value });
  });

  test.each(['61,5', '6.1', '-1', 'sáu mươi', '1.50.000', '1e3'])('%j is refused', (typed) => {
    expect(readWhole(typed, null)).toEqual({ ok: false, why: 'notWhole' });
  });

  test.each(['0', '101'])('%s outside of 1–100 is refused', (typed) => {
    expect(readWhole(typed, { min: 1, max: 100 })).toEqual({ ok: false, why: 'outside' });
    expect(readWhole('100', { min: 1, max: 100 }).ok).toBe(true);
  });
});
