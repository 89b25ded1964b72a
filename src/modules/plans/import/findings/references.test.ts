import { describe, expect, it } from 'vitest';
import {
  aSection,
  findingsOf,
  placesOf,
  theFinding,
} from '../../../../../tests/support/findings.ts';
import type { PlanSketch, ReferenceSketch } from '../../../../../tests/support/parsed-plan.ts';
import { symbolKey } from './references.ts';

const citing = (...references: readonly ReferenceSketch[]): PlanSketch => ({
  sections: { II: 'NỘI DUNG', 'II.1': 'Y tế' },
  provisions: { 'II.1.1': '- Khám bệnh cho người nghèo.', 'II.1.2': '- Phòng bệnh cho trẻ em.' },
  references,
});

describe('references', () => {
  it('a reference without date is one finding with all places', () => {
    const finding = theFinding(
      citing({ number: '15-NQ/TW', type: 'Nghị quyết' }, { number: '15-NQ/TW', where: 'II.1.2' }),
      'reference_incomplete',
    );
    expect(placesOf(finding)).toEqual(['II.1.1', 'II.1.2']);
    expect(finding.text).toContain('ngày ban hành');
    expect(finding.text).not.toContain('cơ quan');
  });

  it('a symbol that names no issuer lacks the issuer too', () => {
    const [finding] = findingsOf(
      citing({ number: '12/KH-BCĐ', type: 'Kế hoạch' }),
      'reference_incomplete',
    );
    expect(finding?.text).toContain('cơ quan ban hành');
  });

  it('a dated reference is complete, and one date anywhere dates them all', () => {
    const dated = { number: '1215/QĐ-TTg', date: '2011-07-22' };
    expect(findingsOf(citing(dated), 'reference_incomplete')).toEqual([]);
    const again = { number: '1215/QĐ-TTg', where: 'II.1.2' };
    expect(findingsOf(citing(dated, again), 'reference_incomplete')).toEqual([]);
  });

  it('the plan’s own number is no reference', () => {
    expect(findingsOf(citing({ number: '12/KH-UBND' }), 'reference_incomplete')).toEqual([]);
  });

  it.each([
    ['18-CT/TU', '18-Ctr/TU', true],
    ['18-CT/TU', '19-CT/TU', false],
    ['47/2008/QĐ-TTg', '47/2009/QĐ-TTg', false],
    ['15-NQ/TW', '15-NQ/TU', false],
  ])('%s and %s share a key: %s', (one, other, same) => {
    expect(symbolKey(one) === symbolKey(other)).toBe(same);
  });

  it('one document under two symbols is one warning that proposes the usual one', () => {
    const type = 'Chương trình';
    const sketch = citing(
      { number: '18-CT/TU', type, date: '2012-12-06' },
      { number: '18-CT/TU', type },
      { number: '18-Ctr/TU', type: 'Chương trình hành động', where: 'II.1.2' },
    );
    const finding = theFinding(sketch, 'programme_reference_symbol');
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding.where.code).toBe('II.1.2');
    expect(finding.suggestion).toContain('18-CT/TU');
    expect(findingsOf(sketch, 'reference_incomplete')).toEqual([]);
  });

  it('two dates, or a decision and a directive, are two documents', () => {
    const dates = citing(
      { number: '18-CT/TU', date: '2012-12-06' },
      { number: '18-Ctr/TU', date: '2013-01-01' },
    );
    expect(findingsOf(dates, 'programme_reference_symbol')).toEqual([]);
    const kinds = citing(
      { number: '12/QĐ-UBND', type: 'Quyết định', date: '2012-12-06' },
      { number: '12/CT-UBND', type: 'Chỉ thị' },
    );
    expect(findingsOf(kinds, 'programme_reference_symbol')).toEqual([]);
  });
});

describe('documents without a number', () => {
  it('a task that is nothing but a title of an ordinance', () => {
    const rows = aSection('I', 'Y tế', ['Pháp lệnh sửa đổi quy định danh hiệu vinh dự']);
    expect(theFinding({ rows }, 'reference_incomplete')).toMatchObject({ severity: 'warning' });
  });

  it('a conclusion of a named body without number', () => {
    const sketch: PlanSketch = {
      sections: { II: 'NỘI DUNG', 'II.1': 'Y tế' },
      provisions: {
        'II.1.1':
          '- Thực hiện Kết luận của Ban Thường vụ Tỉnh ủy tổng kết bảy năm công tác dân số.',
      },
    };
    expect(theFinding(sketch, 'reference_incomplete').text).toContain('Kết luận của Ban Thường vụ');
  });

  it('tasks of carrying out unnumbered schemes are one finding', () => {
    const rows = aSection('I', 'Y tế', [
      'Triển khai đề án chăm sóc người cao tuổi',
      'Kế hoạch hỗ trợ phẫu thuật tim cho trẻ em',
      'Thực hiện Đề án phòng chống lao theo Quyết định số 12/QĐ-TTg',
      'Xây dựng đề án nhà ở cho người có công',
      'Khám bệnh cho người nghèo',
    ]);
    const finding = theFinding({ rows }, 'reference_incomplete');
    expect(placesOf(finding)).toEqual(['PL.I.1', 'PL.I.2']);
  });

  it('numbered acts, and acts in general, are complete', () => {
    const rows = aSection('I', 'Y tế', [
      'Thực hiện Quyết định số 150/QĐ-TTg ngày 14/01/2013',
      'Phổ biến các quy định của pháp luật về lao động',
      'Quyết định đầu tư các trạm y tế xã',
    ]);
    const found = findingsOf({ rows }, 'reference_incomplete');
    expect(found.map(({ where }) => where.code)).not.toContain('PL.I.1');
    expect(found.map(({ where }) => where.code)).not.toContain('PL.I.2');
  });
});
