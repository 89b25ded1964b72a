import { describe, expect, it } from 'vitest';
import {
  engineWith,
  lawCase,
  parameter,
  programme,
  version,
} from '../../../tests/support/law-pack.ts';
import { unwrap } from '../../kernel/index.ts';
import { renderProgramme } from './render.ts';
import { isTermName, termInWords } from './terms.ts';

describe('a term of an answer as a clause', () => {
  it.each([
    ['ratePercentPerYear', '6.6', 'lãi suất: 6,6%/năm'],
    ['rateCapPercentPerYear', '12', 'lãi suất không quá: 12%/năm'],
    ['overduePercentOfRate', '130', 'lãi suất nợ quá hạn: 130% lãi suất trong hạn'],
    ['months', '120', 'thời hạn vay tối đa: 120 tháng'],
    ['mealPerDay', '30000', 'tiền ăn: 30.000 đồng/ngày'],
    ['travelPerCourse', '200000', 'tiền đi lại: 200.000 đồng/khóa học'],
    ['travelFromKm', '15', 'hỗ trợ đi lại khi nơi học cách nơi ở từ 15 km trở lên'],
    ['per', 'Lao động được tạo việc làm.', 'tính cho mỗi lao động được tạo việc làm'],
    ['collateral', 'Không phải bảo đảm tiền vay', 'không phải bảo đảm tiền vay'],
    ['rate', '', ''],
  ])('%s of %s is “%s”', (name, value, expected) => {
    expect(termInWords(name, value, 'vi')).toBe(expected);
  });

  it.each([
    ['ratePercentPerYear', '6.6', 'interest: 6.6% per year'],
    ['overduePercentOfRate', '130', 'overdue interest: 130% of the rate within the term'],
    ['months', '120', 'term at most: 120 months'],
    ['mealPerDay', '30000', 'meals: 30,000 đồng per day'],
    ['travelPerCourse', '200000', 'travel: 200,000 đồng per course'],
    ['travelFromKm', '15', 'travel is paid from 15 km between home and the place of study'],
    ['per', 'Worker', 'for each worker'],
  ])('in English %s of %s is “%s”', (name, value, expected) => {
    expect(termInWords(name, value, 'en')).toBe(expected);
  });

  it.each(['ceiling', '', 'Months', 'lãi suất', 'toString', 'constructor'])(
    '“%s” is no name that is said',
    (name) => {
      expect(isTermName(name)).toBe(false);
      expect(termInWords(name, '5', 'vi')).toBeNull();
    },
  );
});

describe('the terms of a case', () => {
  const terms = {
    ratePercentPerYear: 'rate',
    months: 'degree == "severe" ? 120 : 60',
    collateral: { vi: 'Không phải thế chấp.', en: 'No collateral.' },
    ceiling: '5',
  };
  const engine = engineWith(
    [
      programme(
        'aid',
        [
          version([lawCase('vay', 'orphan', '100000000', { terms })], {
            uses: { rate: 'loan.rate' },
          }),
        ],
        { outcome: { kind: 'terms', unit: 'đồng' } },
      ),
    ],
    [parameter('loan.rate', '6.60', { unit: '%/năm' })],
  );
  const asked = { on: '2024-08-01', knownAt: null, areas: [] };

  it.each([
    ['vi', ['lãi suất: 6,6%/năm', 'thời hạn vay tối đa: 120 nếu', 'không phải thế chấp']],
    ['en', ['interest: 6.6% per year', 'term at most: 120 if', 'no collateral']],
  ] as const)('are said in %s: figures of the day, formulas, words', (language, expected) => {
    const { sentences } = unwrap(renderProgramme(engine, 'aid', asked, language));
    const text = sentences.join(' ');
    for (const each of expected) expect(text).toContain(each);
    expect(text).not.toContain('ceiling');
  });
});
