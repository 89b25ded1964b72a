import { describe, expect, it } from 'vitest';
import {
  aSection,
  findingsOf,
  placesOf,
  theFinding,
} from '../../../../../tests/support/findings.ts';
import { aParsedPlan, type PlanSketch } from '../../../../../tests/support/parsed-plan.ts';
import { findFindings } from './index.ts';

const sections = { II: 'NỘI DUNG', IV: 'KINH PHÍ THỰC HIỆN', V: 'TỔ CHỨC THỰC HIỆN' };
const saying = (...texts: readonly (readonly [string, string])[]): PlanSketch => ({
  sections,
  provisions: Object.fromEntries(texts),
  rows: aSection('I', 'Y tế', ['Xây dựng trạm y tế xã']),
});

describe('reporting', () => {
  it('a yearly report without a day is one warning, at the part on organisation', () => {
    const finding = theFinding(
      saying(
        ['II.1', 'Hàng năm báo cáo kết quả thực hiện công tác an sinh.'],
        ['V.1', 'Các đơn vị xây dựng kế hoạch của mình.'],
        ['V.2', 'Định kỳ hàng năm các đơn vị rà soát, báo cáo Ủy ban nhân dân tỉnh.'],
      ),
      'no_reporting_date',
    );
    expect(placesOf(finding)).toEqual(['V.2', 'II.1']);
    expect(finding.severity).toBe('warning');
  });

  it.each([
    'Định kỳ hằng năm báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12.',
    'Hằng quý báo cáo kết quả về Sở Nội vụ chậm nhất ngày 20 của tháng cuối quý.',
    'Trước tháng 12 hằng năm các huyện gửi báo cáo.',
  ])('a day is given: %s', (text) => {
    expect(findingsOf(saying(['V.1', text]), 'no_reporting_date')).toEqual([]);
  });

  it('one day given anywhere answers for the others', () => {
    const sketch = saying(
      ['V.1', 'Hằng năm các sở báo cáo kết quả.'],
      ['V.2', 'Báo cáo gửi về Sở Nội vụ trước ngày 05/12.'],
    );
    expect(findingsOf(sketch, 'no_reporting_date')).toEqual([]);
  });
});

describe('targets and lists that stand elsewhere', () => {
  it('targets of another document', () => {
    const sketch = saying([
      'II.1',
      'Phấn đấu hoàn thành các chỉ tiêu được đề ra tại Chương trình số 18-CT/TU.',
    ]);
    expect(theFinding(sketch, 'targets_elsewhere').severity).toBe('warning');
  });

  it('a national target programme is no target', () => {
    const sketch = saying([
      'II.1',
      'Thực hiện chương trình mục tiêu quốc gia theo Quyết định số 12/QĐ-TTg.',
    ]);
    expect(findingsOf(sketch, 'targets_elsewhere')).toEqual([]);
  });

  it('poor districts and dry areas without a list are one warning with every such place', () => {
    const finding = theFinding(
      saying(
        ['II.1', 'Ưu tiên các huyện nghèo, xã nghèo.'],
        ['II.2', 'Cấp nước cho vùng thiếu nước.'],
        ['II.3', 'Đưa thông tin về vùng sâu, vùng xa.'],
      ),
      'area_list_missing',
    );
    expect(placesOf(finding)).toEqual(['II.1', 'II.2', 'II.3']);
  });

  it('a list that is cited is not missing; poor households are no area', () => {
    const sketch = saying(
      ['II.1', 'Ưu tiên các xã đặc biệt khó khăn theo Quyết định số 861/QĐ-TTg.'],
      ['II.2', 'Hỗ trợ hộ nghèo, hộ cận nghèo vay vốn.'],
    );
    expect(findingsOf(sketch, 'area_list_missing')).toEqual([]);
  });
});

describe('money', () => {
  it('a source that the part on money names and no task draws on', () => {
    const sketch = saying(['IV.1', 'Tranh thủ tài trợ của các tổ chức phi chính phủ nước ngoài.']);
    const finding = theFinding(sketch, 'funding_source_without_task');
    expect(finding.where.code).toBe('IV.1');
    expect(finding.text).toContain('tài trợ quốc tế');
  });

  it('the same words outside the part on money are no source', () => {
    const sketch = saying(['II.1', 'Mở rộng hợp tác quốc tế về y tế.']);
    expect(findingsOf(sketch, 'funding_source_without_task')).toEqual([]);
  });

  it('a column of sources without any sum', () => {
    const finding = theFinding(saying(['II.1', 'Khám bệnh.']), 'money_without_amount');
    expect(finding.where.kind).toBe('annex');
    expect(finding.text).toContain('“Nguồn lực thực hiện”');
  });

  it('one sum in the column is enough', () => {
    const rows = aSection('I', 'Y tế', [
      { title: 'Xây dựng trạm y tế xã', cells: { funding: 'Ngân sách 2 tỷ đồng' } },
      'Đào tạo y sĩ',
    ]);
    expect(findingsOf({ rows }, 'money_without_amount')).toEqual([]);
  });
});

describe('the table and the letters', () => {
  it('a plan without tasks says so, and once', () => {
    const found = findingsOf({ sections, provisions: { 'II.1': 'Khám bệnh.' } });
    expect(found.filter(({ code }) => code === 'no_task_table')).toHaveLength(1);
    expect(found.some(({ code }) => code === 'provision_without_task')).toBe(false);
  });

  it('a heading that nobody knows is told once', () => {
    const sketch: PlanSketch = {
      columns: [
        ['number', 'TT'],
        ['title', 'Nội dung'],
        ['unknown', 'Mã dự toán'],
      ],
      rows: aSection('I', 'Y tế', ['Xây dựng trạm y tế xã', 'Đào tạo y sĩ']),
    };
    expect(theFinding(sketch, 'unknown_column').text).toContain('Mã dự toán');
  });

  it('letters that were lost are a warning, composed marks only worth knowing', () => {
    const plan = aParsedPlan({});
    const notes = [
      { kind: 'decomposed', line: 1, count: 9, quote: '' },
      { kind: 'replacement_characters', line: 2, count: 3, quote: 'B�o cáo' },
    ] as const;
    const found = findFindings({ ...plan, encodingNotes: notes }).filter(
      ({ code }) => code === 'encoding',
    );
    expect(found.map(({ severity }) => severity)).toEqual(['info', 'warning']);
  });
});
