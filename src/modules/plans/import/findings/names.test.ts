import { describe, expect, it } from 'vitest';
import { aSection, findingsOf, theFinding } from '../../../../../tests/support/findings.ts';
import type { PlanSketch, RowSketch } from '../../../../../tests/support/parsed-plan.ts';

const plan = (
  provision: string,
  ...tasks: readonly (string | Partial<RowSketch>)[]
): PlanSketch => ({
  sections: { II: 'NỘI DUNG', 'II.1': 'Thực hiện chính sách trợ giúp xã hội' },
  provisions: { 'II.1.1': provision },
  rows: aSection('I', 'Trợ giúp xã hội', tasks),
});

describe('one undertaking under two names', () => {
  it('what the annex leaves out and adds is told', () => {
    const sketch = plan(
      '- Triển khai Đề án chăm sóc và phát huy vai trò người cao tuổi đến năm 2020.',
      'Triển khai đề án chăm sóc và phát huy người cao tuổi dựa vào cộng đồng',
    );
    const finding = theFinding(sketch, 'term_differs');
    expect(finding.severity).toBe('info');
    expect(finding.text).toContain('phụ lục không có “vai trò”');
    expect(finding.text).toContain('có thêm “dựa vào cộng đồng”');
    expect(finding.related[0]?.code).toBe('II.1.1');
  });

  it('an abbreviation that the document spells out is the same name', () => {
    const sketch = plan(
      '- Thực hiện Chương trình mục tiêu quốc gia nước sạch và vệ sinh môi trường.',
      'Thực hiện CTMTQG nước sạch và vệ sinh môi trường',
      'Sơ kết Chương trình mục tiêu quốc gia việc làm',
    );
    expect(findingsOf(sketch, 'term_differs')).toEqual([]);
  });

  it.each([
    ['Đề án trợ giúp người khuyết tật của tỉnh', 'Đề án trợ giúp người khuyết tật'],
    ['Quy hoạch phát triển mạng lưới trường nghề', 'Quy hoạch mạng lưới trường nghề'],
    [
      'Kế hoạch hỗ trợ phẫu thuật tim cho trẻ em trên địa bàn',
      'kế hoạch hỗ trợ phẫu thuật tim cho trẻ em',
    ],
  ])('%s is %s', (body, task) => {
    expect(findingsOf(plan(`- Triển khai ${body}.`, `Thực hiện ${task}`), 'term_differs')).toEqual(
      [],
    );
  });

  it('two other undertakings are not one', () => {
    const sketch = plan(
      '- Thực hiện Đề án xây dựng xã hội học tập.',
      'Thực hiện Đề án phòng chống mua bán người',
    );
    expect(findingsOf(sketch, 'term_differs')).toEqual([]);
  });

  it('a sentence copied but for one word is a warning with the body’s words', () => {
    const sketch = plan(
      '- Áp dụng khoa học công nghệ vào quản lý và dự báo nhu cầu lao động.',
      'Áp dụng khoa học công nghệ vào quản lý và dự án nhu cầu lao động',
    );
    const finding = theFinding(sketch, 'term_differs');
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding.suggestion).toContain('dự báo nhu cầu');
  });

  it('a sentence copied whole is no difference', () => {
    const text = 'Áp dụng khoa học công nghệ vào quản lý và dự báo nhu cầu lao động';
    expect(findingsOf(plan(`- ${text}.`, text), 'term_differs')).toEqual([]);
  });
});

describe('periods', () => {
  const body = '- Triển khai Đề án phục hồi chức năng cho người tâm thần, giai đoạn 2011 - 2020.';

  it('another period in the annex is a warning', () => {
    const sketch = plan(
      body,
      'Triển khai đề án phục hồi chức năng cho người tâm thần giai đoạn 2012-2020',
    );
    const finding = theFinding(
      {
        ...sketch,
        rows: sketch.rows?.map((row) => ({ ...row, cells: { start: 'Năm 2012' } })) ?? [],
      },
      'period_mismatch',
    );
    expect(finding.severity).toBe('warning');
    expect(finding.text).toContain('2012-2020');
    expect(finding.text).toContain('2011-2020');
  });

  it('names that begin before their columns are one finding', () => {
    const sketch = plan(
      '- Không liên quan.',
      {
        title: 'Thực hiện đề án chăm sóc trẻ mồ côi giai đoạn 2012-2020',
        cells: { start: 'Năm 2013' },
      },
      {
        title: 'Thực hiện đề án nước sạch nông thôn giai đoạn 2012-2020',
        cells: { start: 'Năm 2013' },
      },
      { title: 'Thực hiện đề án nhà ở xã hội giai đoạn 2013-2020', cells: { start: 'Năm 2013' } },
    );
    const finding = theFinding(sketch, 'period_mismatch');
    expect(finding.severity).toBe('info');
    expect(finding.related).toHaveLength(1);
  });

  it('a period that only the body names is worth knowing', () => {
    const sketch = plan('- Triển khai Đề án chăm sóc trẻ em mồ côi giai đoạn 2012 - 2016.', {
      title: 'Đề án chăm sóc trẻ em mồ côi',
      cells: { start: 'Năm 2013', end: 'Năm 2016' },
    });
    expect(theFinding(sketch, 'period_mismatch')).toMatchObject({ severity: 'info' });
  });

  it.each([
    ['giai đoạn 2012 - 2015 và các năm tiếp theo', 1],
    ['giai đoạn 2012-2015, đến năm 2020', 1],
    ['giai đoạn 2012-2015', 0],
    ['đến năm 2020', 0],
  ])('the body goes on after the annex ends: %s', (period, count) => {
    const sketch = plan(`- Thực hiện Chương trình giảm nghèo bền vững vùng ven biển ${period}.`, {
      title: 'Triển khai chương trình giảm nghèo bền vững vùng ven biển',
      cells: { start: 'Năm 2012', end: 'Năm 2015' },
    });
    expect(findingsOf(sketch, 'body_annex_conflict')).toHaveLength(count);
  });
});

describe('the plan’s own name', () => {
  it('a plan that calls itself an action plan', () => {
    const sketch = plan('- Giao Sở Y tế theo dõi việc thực hiện Kế hoạch hành động này.');
    expect(theFinding(sketch, 'plan_named_differently').where.code).toBe('II.1.1');
  });

  it('an action plan so titled, and another’s action plan, are no difference', () => {
    const text = '- Theo dõi việc thực hiện Kế hoạch hành động này.';
    const titled = { ...plan(text), title: 'Kế hoạch hành động vì trẻ em' };
    expect(findingsOf(titled, 'plan_named_differently')).toEqual([]);
    const other = plan('- Thực hiện Kế hoạch hành động quốc gia về bình đẳng giới.');
    expect(findingsOf(other, 'plan_named_differently')).toEqual([]);
  });

  it('one numbered document under two names of its kind', () => {
    const finding = theFinding(
      {
        ...plan('- Thực hiện chương trình.'),
        references: [
          { number: '18-CT/TU', type: 'Chương trình', date: '2012-12-06' },
          { number: '18-CTr/TU', type: 'Chương trình hành động' },
        ],
      },
      'plan_named_differently',
    );
    expect(finding.text).toContain('Chương trình hành động số 18-CTr/TU');
  });
});
