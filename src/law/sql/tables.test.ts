import { describe, expect, it } from 'vitest';
import { firstOf, highestOf, lineOf, stepOf, type Link } from './tables.ts';
import { certain, ENDLESS, single, type Span } from './text.ts';

const link = (must: string, may: string, gives: string): Link => ({
  when: { must, may },
  span: single(gives),
});

describe('the first of several that holds', () => {
  it('may be every one before the first that surely holds', () => {
    const { lo, hi } = firstOf([link('a', 'b', '5'), link('c', 'd', '7')], single('1'), 't0');
    expect(lo).toBe(
      `least(case when t0 >= 0 and b then 5 else ${ENDLESS} end, ` +
        `case when t0 >= 1 and d then 7 else ${ENDLESS} end, ` +
        `case when t0 = 2 then 1 else ${ENDLESS} end)`,
    );
    expect(hi).toBe(lo.replace('least', 'greatest').replaceAll(ENDLESS, `-${ENDLESS}`));
  });

  it('takes the lower end of each below and the upper end above', () => {
    const open: Link = { when: certain('a'), span: { lo: '2', hi: '9' } };
    const { lo, hi } = firstOf([open], { lo: '3', hi: '4' }, 't0');
    expect(lo).toContain('then 2 ');
    expect(lo).toContain('then 3 ');
    expect(hi).toContain('then 9 ');
    expect(hi).toContain('then 4 ');
  });
});

describe('the highest of several', () => {
  it.each<readonly [string, readonly Link[], readonly Span[], string, string]>([
    ['of nothing is nothing', [], [], '0', '0'],
    ['of one other is that', [], [{ lo: 'x', hi: 'y' }], 'x', 'y'],
    [
      'of nothing and one other is never below nothing',
      [],
      [single('0'), single('x')],
      'greatest(0, x)',
      'greatest(0, x)',
    ],
    [
      'of constants is asked from the highest on',
      [link('a', 'b', '5'), link('c', 'd', '9')],
      [],
      'case when c then 9 when a then 5 else 0 end',
      'case when d then 9 when b then 5 else 0 end',
    ],
    [
      'of constants needs no nothing besides',
      [link('a', 'a', '5')],
      [single('0')],
      'case when a then 5 else 0 end',
      'case when a then 5 else 0 end',
    ],
    [
      'of constants and others is the greater of the two',
      [link('a', 'a', '5')],
      [single('x'), single('x')],
      'greatest(x, case when a then 5 else 0 end)',
      'greatest(x, case when a then 5 else 0 end)',
    ],
    [
      'of a constant that always holds asks nothing after it',
      [link('true', 'true', '5'), link('a', 'a', '3')],
      [],
      '5',
      '5',
    ],
  ])('%s', (_title, ladder, others, ...[lo, hi]) => {
    expect(highestOf(ladder, others)).toEqual({ lo, hi });
  });

  it('ranks 10 above 9: as numbers, not as words', () => {
    const { lo } = highestOf([link('a', 'a', '9'), link('b', 'b', '10')], []);
    expect(lo).toBe('case when b then 10 when a then 9 else 0 end');
  });
});

describe('the line that a column picks', () => {
  const constants = (...values: readonly string[]): readonly Span[] => values.map(single);

  it('needs no question where every line is the same', () => {
    expect(lineOf('degree', 0, constants('5', '5', '5'))).toEqual(single('5'));
  });

  it('is the least, or the greatest, of all where the column is empty', () => {
    expect(lineOf('degree', 0, constants('5', '7', '5'))).toEqual({
      lo: 'case when degree is null then least(5, 7) when degree in (1) then 7 else 5 end',
      hi: 'case when degree is null then greatest(5, 7) when degree in (1) then 7 else 5 end',
    });
  });

  it('is counted from the smallest value of the column', () => {
    const { lo } = lineOf('percent', 3, constants('1', '2'));
    expect(lo).toContain('when percent in (4) then 2 else 1 end');
  });

  it('is an array of constants from nine lines on, whose first line is that of the first value', () => {
    const nine = constants('9', '1', '8', '2', '7', '3', '6', '4', '5');
    expect(lineOf('percent', 1, nine)).toEqual({
      lo: "case when percent is null then 1 else ('{9,1,8,2,7,3,6,4,5}'::bigint[])[percent] end",
      hi: "case when percent is null then 9 else ('{9,1,8,2,7,3,6,4,5}'::bigint[])[percent] end",
    });
    expect(lineOf('score', 0, nine).lo).toContain('[score - -1]');
    expect(lineOf('score', 5, nine).lo).toContain('[score - 4]');
  });

  it('is no array below nine lines, or where one line is worked out', () => {
    expect(
      lineOf('percent', 1, constants('1', '2', '3', '4', '5', '6', '7', '8')).lo,
    ).not.toContain('bigint[]');
    const mixed = [...constants('1', '2', '3', '4', '5', '6', '7', '8'), single('x')];
    expect(lineOf('percent', 1, mixed).lo).not.toContain('bigint[]');
  });

  it('finds the widest of an array exactly, beyond what a double counts', () => {
    const large = Array.from({ length: 9 }, (_, at) => `90071992547409${90 + at}`);
    expect(lineOf('percent', 1, constants(...large)).hi).toContain('then 9007199254740998 else');
  });
});

describe('the value of a day between two columns', () => {
  const day = { lo: 'd_lo', hi: 'd_hi' };

  it('is that of every stretch the day may lie in', () => {
    const steps = [{ from: 20_100_101, to: 20_191_231, span: single('10') }];
    const { lo, hi } = stepOf(day, steps, single('5'));
    const meets = "d_hi >= date '2010-01-01' and d_lo <= date '2019-12-31'";
    const within = (column: string): string =>
      `(${column} between date '2010-01-01' and date '2019-12-31')`;
    const inside = `${within('d_lo')} and ${within('d_hi')}`;
    expect(lo).toBe(
      `least(case when ${meets} then 10 else ${ENDLESS} end, ` +
        `case when ${inside} then ${ENDLESS} else 5 end)`,
    );
    expect(hi).toBe(lo.replace('least', 'greatest').replaceAll(ENDLESS, `-${ENDLESS}`));
  });

  it('is the missing value of the law where there is no stretch at all', () => {
    expect(stepOf(day, [], single('5')).lo).toBe(
      `least(case when (false) and (false) then ${ENDLESS} else 5 end)`,
    );
  });
});
