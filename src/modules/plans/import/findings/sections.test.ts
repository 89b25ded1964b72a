import { describe, expect, it } from 'vitest';
import {
  aSection,
  findingsOf,
  placesOf,
  theFinding,
} from '../../../../../tests/support/findings.ts';
import { aParsedPlan, type PlanSketch } from '../../../../../tests/support/parsed-plan.ts';
import { findFindings } from './index.ts';

const sections = {
  II: 'NỘI DUNG',
  'II.1': 'Thực hiện chính sách giảm nghèo và bảo trợ xã hội',
  'II.2': 'Bảo đảm mức tối thiểu về một số dịch vụ xã hội cơ bản cho người dân',
};

describe('sections of annex and body', () => {
  it('a title that lacks half of the body’s is worth knowing', () => {
    const rows = aSection('V', 'Thực hiện một số dịch vụ xã hội cơ bản cho người dân', [
      'Cấp nước sạch',
    ]);
    const finding = theFinding({ sections, rows }, 'section_title_differs');
    expect(placesOf(finding)).toEqual(['PL.V', 'II.2']);
  });

  it('one word more makes no other title', () => {
    const rows = aSection('III', 'Giảm nghèo bền vững và bảo trợ xã hội', ['Cấp nước sạch']);
    expect(findingsOf({ sections, rows }, 'section_title_differs')).toEqual([]);
  });

  it('“và” for a comma, or “thực hiện”, makes no other title', () => {
    const rows = aSection('III', 'Chính sách giảm nghèo, bảo trợ xã hội', ['Cấp nước sạch']);
    expect(findingsOf({ sections, rows }, 'section_title_differs')).toEqual([]);
  });

  it('tasks of a scheme that the body treats under another title are one finding', () => {
    const sketch: PlanSketch = {
      sections,
      provisions: {
        'II.1.1':
          '- Triển khai Đề án chăm sóc trẻ em mồ côi không nơi nương tựa; Kế hoạch hỗ trợ phẫu ' +
          'thuật cho trẻ em bị tim bẩm sinh.',
      },
      rows: [
        ...aSection('III', 'Thực hiện chính sách giảm nghèo, bảo trợ xã hội', [
          'Trợ cấp thường xuyên',
        ]),
        ...aSection('V', 'Thực hiện một số dịch vụ xã hội cơ bản cho người dân', [
          'Đề án chăm sóc trẻ em mồ côi không nơi nương tựa',
          'Kế hoạch hỗ trợ phẫu thuật cho trẻ em bị tim bẩm sinh',
        ]),
      ],
    };
    const finding = theFinding(sketch, 'section_mismatch');
    expect(placesOf(finding)).toEqual(['PL.V.1', 'PL.V.2', 'II.1.1']);
    expect(finding.severity).toBe('warning');
  });

  it('a task under the twin of its own section is in its place', () => {
    const sketch: PlanSketch = {
      sections,
      provisions: { 'II.1.1': '- Triển khai Đề án chăm sóc trẻ em mồ côi không nơi nương tựa.' },
      rows: aSection('III', 'Thực hiện chính sách giảm nghèo, bảo trợ xã hội', [
        'Đề án chăm sóc trẻ em mồ côi không nơi nương tựa',
      ]),
    };
    expect(findingsOf(sketch, 'section_mismatch')).toEqual([]);
  });
});

describe('numbers', () => {
  it('numbers of the annex that are numbers of the body are one finding', () => {
    const sketch: PlanSketch = {
      sections: { I: 'NỘI DUNG' },
      provisions: { 'I.1': 'Khám bệnh.', 'I.2': 'Phòng bệnh.' },
      rows: aSection('I', 'Y tế', ['Xây trạm y tế', 'Mua máy X quang', 'Đào tạo y sĩ']),
    };
    const finding = theFinding(sketch, 'code_collision');
    expect(placesOf(finding)).toEqual(['PL.I.1', 'PL.I.2']);
    expect(finding.text).toContain('2 trong 3');
  });

  it('a number written twice in one list is a warning', () => {
    const plan = aParsedPlan({
      sections: { I: 'NỘI DUNG' },
      provisions: { 'I.1': 'A.', 'I.2': 'B.' },
    });
    const collision = {
      kind: 'provision',
      wanted: 'I.1',
      given: 'I.2',
      firstLine: 4,
      line: 5,
    } as const;
    const finding = findFindings({ ...plan, collisions: [collision] }).find(
      ({ code }) => code === 'code_collision',
    );
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding?.related[0]).toMatchObject({ code: 'I.1', line: 4 });
  });

  it('provisions counted by dashes are one finding, at the first of each section', () => {
    const sketch: PlanSketch = {
      sections: { I: 'NỘI DUNG', 'I.1': 'Y tế', 'I.2': 'Giáo dục' },
      provisions: {
        'I.1.1': '- Khám.',
        'I.1.2': '- Chữa.',
        'I.1.3': '- Phòng.',
        'I.2.1': '- Dạy.',
        'I.2.2': '- Học.',
      },
    };
    const finding = theFinding(sketch, 'unnumbered_paragraph');
    expect(placesOf(finding)).toEqual(['I.1.1', 'I.2.1']);
  });

  it('a plan whose provisions are numbered has nothing to count', () => {
    const sketch = {
      sections: { I: 'NỘI DUNG' },
      provisions: { 'I.1': '1. Khám.', 'I.2': '2. Chữa.' },
    };
    expect(findingsOf(sketch, 'unnumbered_paragraph')).toEqual([]);
  });

  it('paragraphs under a numbered point that carry no number are one finding', () => {
    const plan = aParsedPlan({
      sections: { IV: 'KINH PHÍ' },
      provisions: { 'IV.1': '1. Trung ương.', 'IV.2': '2. Thành phố.' },
    });
    const dashes = [
      { provision: 'IV.1', line: 5, text: '- Các cấp chủ động' },
      { provision: 'IV.2', line: 7, text: '- Phát huy vai trò' },
    ];
    const found = findFindings({ ...plan, dashesUnderPoints: dashes }).filter(
      ({ code }) => code === 'unnumbered_paragraph',
    );
    expect(found).toHaveLength(1);
    expect(found.flatMap(placesOf)).toEqual(['IV.1', 'IV.2']);
  });
});
