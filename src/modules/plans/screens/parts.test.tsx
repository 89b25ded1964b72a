import { describe, expect, test } from 'vitest';
import { count, words } from '../../../../tests/support/markup.ts';
import {
  graveTarget,
  planKey,
  programmeReference,
} from '../../../../tests/support/plan-replies.ts';
import { drawScreen } from '../../../../tests/support/screens.tsx';
import { CodeLink, References, Targets, useTargetWords, type Target } from './parts.tsx';
import {
  dayOrDash,
  FindingsState,
  isAnnex,
  keptValue,
  PlanState,
  sectionNumber,
  shownValue,
  topSection,
  usePeriod,
} from './shared.tsx';
import { aPlanSummary } from '../../../../tests/support/plan-replies.ts';

function TargetText({ target }: { readonly target: Target }) {
  return <>{useTargetWords()(target)}</>;
}

function targetText(given: Partial<Target>, language: 'vi' | 'en' = 'vi'): string {
  const plain = { min: null, max: null, from: null, to: null, unit: '', year: null, per: null };
  const target = { ...graveTarget, ...plain, ...given };
  return words(drawScreen(<TargetText target={target} />, { language }));
}

describe('a target in words', () => {
  test.each([
    [{ kind: 'range', min: 2500, max: 3000, unit: 'ngôi mộ' }, 'từ 2.500 đến 3.000 ngôi mộ'],
    [{ kind: 'change', from: 20, to: 55.5, unit: '%' }, 'từ 20 lên 55,5 %'],
    [{ kind: 'minimum', min: 2_000_000_000, unit: 'đồng' }, 'ít nhất 2.000.000.000 đồng'],
    [{ kind: 'maximum', max: 3, unit: '%' }, 'nhiều nhất 3 %'],
    [{ kind: 'exact', min: 100, unit: '%' }, '100 %'],
    [{ kind: 'qualitative' }, 'không bằng số'],
    [{ kind: 'change', from: null, to: 55, unit: '%' }, 'từ … lên 55 %'],
    [{ kind: 'minimum', min: 2, unit: 'tỷ đồng', per: 'year' }, 'ít nhất 2 tỷ đồng, mỗi năm'],
    [{ kind: 'exact', min: 90, unit: '%', year: 2015 }, '90 %, đến năm 2015'],
    [
      { kind: 'exact', min: 1000, unit: 'việc làm', year: 2020, per: 'year' },
      '1.000 việc làm, mỗi năm, đến năm 2020',
    ],
    [{ kind: 'exact', min: 0, unit: 'hộ' }, '0 hộ'],
    [{ kind: 'maximum', max: 0.25, unit: '%' }, 'nhiều nhất 0,25 %'],
  ] as const)('%j is “%s”', (target, text) => {
    expect(targetText(target)).toBe(text);
  });

  test('in English too, its figures written as here', () => {
    expect(targetText({ kind: 'minimum', min: 2000, unit: 'hộ' }, 'en')).toBe('at least 2.000 hộ');
  });
});

describe('targets of a plan', () => {
  test('stand in a table with place, kind, level and the words of the document', () => {
    const html = drawScreen(<Targets planKey={planKey} targets={[graveTarget]} title="Chỉ tiêu" />);
    expect(words(html)).toBe(
      'Vị trí Loại Mức Nguyên văn II.1.1 Khoảng từ 2.500 đến 3.000 ngôi mộ “2.500 - 3.000 ngôi mộ”',
    );
    expect(html).toContain('aria-label="Chỉ tiêu"');
  });

  test('of one place stand side by side, none is lost', () => {
    const html = drawScreen(
      <Targets planKey={planKey} targets={[graveTarget, graveTarget]} title="Chỉ tiêu" />,
    );
    expect(count(html, '<tr')).toBe(3);
  });
});

describe('documents that a plan refers to', () => {
  test('say number, kind, day, issuer and where, each place once', () => {
    const html = drawScreen(
      <References planKey={planKey} references={[programmeReference]} title="Viện dẫn" />,
    );
    expect(words(html)).toContain(
      '18-CT/TU chương trình 06/12/2012 Ban Thường vụ Thành ủy phần căn cứ , PL.I.1 , II.1.1',
    );
  });

  test('without day and issuer show a dash for each', () => {
    const bare = { ...programmeReference, date: null, issuer: null, where: [] };
    const html = drawScreen(<References planKey={planKey} references={[bare]} title="Viện dẫn" />);
    expect(words(html)).toContain('18-CT/TU chương trình – –');
  });
});

describe('a code of the plan', () => {
  const code = (text: string) => drawScreen(<CodeLink planKey={planKey} code={text} />);

  test('of a task opens its record', () => {
    expect(code('PL.I.5')).toContain(`href="/app/plans/${planKey}/tasks/PL.I.5"`);
  });

  test('of a provision is its words; none is a dash', () => {
    expect(code('II.1.1')).toBe('II.1.1');
    expect(code('')).toBe('–');
  });
});

describe('codes of sections', () => {
  test.each([
    ['II', 'II', false, 'II'],
    ['II.1.3', 'II', false, 'II.1.3'],
    ['PL', 'PL', true, ''],
    ['PL.I', 'PL.I', true, 'I'],
    ['PL.I.2.3', 'PL.I', true, 'I.2.3'],
    ['PLI.1', 'PLI', false, 'PLI.1'],
  ])('%s: under %s, annex %s, numbered “%s”', (code, top, annex, number) => {
    expect([topSection(code), isAnnex(code), sectionNumber(code)]).toEqual([top, annex, number]);
  });
});

describe('the value of a reading', () => {
  test.each([
    ['2013-06-14', '14/06/2013'],
    ['2020', '2020'],
    ['tăng cường công tác quản lý', 'tăng cường công tác quản lý'],
    ['2013-02-30', '2013-02-30'],
    ['', ''],
  ])('%s is shown as “%s” and kept as it was', (value, shown) => {
    expect(shownValue(value)).toBe(shown);
    expect(keptValue(shown)).toBe(value);
  });

  test.each([
    ['14.6.2013', '2013-06-14'],
    [' 14/06/2013 ', '2013-06-14'],
    ['6/2013', '6/2013'],
    [' 2020 ', '2020'],
    ['30/02/2013', '30/02/2013'],
  ])('typed “%s” is kept as %s', (typed, kept) => {
    expect(keptValue(typed)).toBe(kept);
  });
});

describe('a day in a list', () => {
  test.each([
    ['2013-06-14', '14/06/2013'],
    [null, '–'],
  ])('%s is shown as %s', (day, shown) => {
    expect(dayOrDash(day)).toBe(shown);
  });
});

function Period({ from, to }: { readonly from: number | null; readonly to: number | null }) {
  return <>{usePeriod()(from, to)}</>;
}

describe('a period of years', () => {
  test.each([
    [2012, 2020, '2012–2020', '2012–2020'],
    [2012, null, '2012–chưa rõ', '2012–unknown'],
    [null, 2020, 'chưa rõ–2020', 'unknown–2020'],
    [null, null, '–', '–'],
  ])('%s to %s is “%s”', (from, to, vi, en) => {
    expect(words(drawScreen(<Period from={from} to={to} />))).toBe(vi);
    expect(words(drawScreen(<Period from={from} to={to} />, { language: 'en' }))).toBe(en);
  });
});

describe('findings of a task in a word', () => {
  test.each([
    [0, 0, 'Không có'],
    [2, 3, '2 chưa xử lý'],
    [0, 3, '3 điểm'],
  ])('%i open of %i: %s', (open, all, text) => {
    expect(words(drawScreen(<FindingsState open={open} all={all} />))).toBe(text);
  });
});

test.each([
  ['approved', 'Đã phê duyệt', 'Approved'],
  ['digital_copy', 'Bản số hóa đang rà soát', 'Digital copy under review'],
] as const)('the state of a copy is a word beside its shape: %s', (state, vi, en) => {
  const plan = aPlanSummary({ state });
  const html = drawScreen(<PlanState plan={plan} />);
  expect(html).toContain('<svg');
  expect(words(html)).toBe(vi);
  expect(words(drawScreen(<PlanState plan={plan} />, { language: 'en' }))).toBe(en);
});
