import { describe, expect, it } from 'vitest';
import {
  aSection,
  findingsOf,
  placesOf,
  theFinding,
} from '../../../../../tests/support/findings.ts';

const title = 'Triển khai kế hoạch phát triển nghề công tác xã hội';

describe('doubled tasks', () => {
  it('equal titles are one error that tells where the rows differ', () => {
    const rows = aSection('III', 'Giảm nghèo', [
      { title, cells: { start: 'Năm 2012' } },
      { title, cells: { start: 'Năm 2013', coordinating: 'Các sở, ban, ngành' } },
    ]);
    const finding = theFinding({ rows }, 'duplicate_task');
    expect(finding).toMatchObject({ severity: 'error' });
    expect(placesOf(finding)).toEqual(['PL.III.2', 'PL.III.1']);
    expect(finding.text).toContain('cơ quan phối hợp, thời gian bắt đầu');
  });

  it('capitals, spaces and punctuation make no other title', () => {
    const rows = aSection('I', 'Giảm nghèo', [title, `${title.toUpperCase()}; `]);
    expect(findingsOf({ rows }, 'duplicate_task')).toHaveLength(1);
  });

  it('another lead makes no other title', () => {
    const rows = aSection('I', 'Giảm nghèo', [title, { title, cells: { lead: 'Sở Nội vụ' } }]);
    expect(theFinding({ rows }, 'duplicate_task').text).toContain('cơ quan chủ trì');
  });

  it('marks make another word: “bán” is not “bàn”', () => {
    const rows = aSection('I', 'Chợ', ['Quản lý việc bán hàng rong', 'Quản lý việc bàn hàng rong']);
    expect(findingsOf({ rows }, 'duplicate_task')).toEqual([]);
  });

  it('three equal titles are one finding', () => {
    const rows = aSection('I', 'Giảm nghèo', [title, title, title]);
    expect(placesOf(theFinding({ rows }, 'duplicate_task'))).toHaveLength(3);
  });
});

describe('several things in one task', () => {
  const several = (text: string) =>
    findingsOf({ rows: aSection('I', 'Y tế', [text]) }, 'several_things_in_one_task');

  it('two lines of one cell are two things', () => {
    const [finding] = several('Đầu tư nâng cấp cơ sở điều dưỡng.\nNâng cấp Trung tâm Chỉnh hình');
    expect(finding?.severity).toBe('warning');
    expect(finding?.text).toContain('2 việc');
  });

  it('a verb behind a semicolon opens a second thing', () => {
    const [finding] = several('Xây dựng cơ sở dữ liệu; Áp dụng công nghệ vào dự báo');
    expect(finding?.severity).toBe('info');
  });

  it('three projects in a row are three things', () => {
    const [finding] = several(
      'Thực hiện các Dự án xây dựng cơ sở II; Dự án nâng cấp bệnh viện huyện; Dự án mua máy xạ trị',
    );
    expect(finding).toMatchObject({ severity: 'warning' });
    expect(finding?.text).toContain('3 việc');
  });

  it('a list left open with dots cannot be counted', () => {
    const [finding] = several(
      'Thực hiện các Đề án nhà ở cho người cao tuổi, công nhân, sinh viên…',
    );
    expect(finding?.text).toContain('để ngỏ');
  });

  it('a list of nouns, a semicolon at the end and a date are one thing', () => {
    expect(several('Xây dựng nghĩa trang liệt sỹ thành phố;')).toEqual([]);
    expect(several('Bảo đảm trường học, bệnh viện, chợ và bến xe an toàn')).toEqual([]);
    expect(several('Thực hiện Quyết định số 150/QĐ-TTg. 2013')).toEqual([]);
  });

  it('where it is the way the plan is written, it is one finding', () => {
    const titles = Array.from(
      { length: 12 },
      (_, at) => `Xây dựng đề án số ${at}; tổ chức hội nghị về ${at}`,
    );
    expect(
      findingsOf({ rows: aSection('I', 'Y tế', titles) }, 'several_things_in_one_task'),
    ).toHaveLength(1);
  });
});

describe('rows of the annex', () => {
  it('a section without rows that has a lead is a task', () => {
    const rows = [
      ...aSection('I', 'Y tế', ['Xây dựng trạm y tế']),
      { number: 'II', title: 'Tuyên truyền' },
    ];
    expect(theFinding({ rows }, 'section_is_task').where.code).toBe('PL.II');
  });

  it('a plan of Roman rows only has no such section', () => {
    const rows = [
      { number: 'I', title: 'Xây dựng trạm y tế' },
      { number: 'II', title: 'Tuyên truyền' },
    ];
    expect(findingsOf({ rows }, 'section_is_task')).toEqual([]);
  });

  it('groups without a lead are one finding, and their empty cells are none', () => {
    const group = (number: string, name: string) =>
      ({ kind: 'group', number, title: name, parent: 'PL.I', cells: { lead: '' } }) as const;
    const rows = [
      ...aSection('I', 'Lao động', ['Vận hành sàn giao dịch việc làm']),
      group('2', 'Tạo việc làm'),
      group('3', 'Dạy nghề'),
    ];
    expect(theFinding({ rows }, 'group_row_without_owner').related).toHaveLength(1);
    expect(findingsOf({ rows }, 'empty_cell')).toEqual([]);
  });

  it('a plan without a column for the lead has no ownerless groups', () => {
    const rows = [
      { kind: 'group', number: '1', title: 'Dạy nghề', parent: 'PL.I' } as const,
      { number: '2', title: 'Mở lớp dạy nghề', parent: 'PL.I' },
    ];
    const columns = [
      ['number', 'TT'],
      ['title', 'Nội dung'],
    ] as const;
    expect(findingsOf({ rows, columns }, 'group_row_without_owner')).toEqual([]);
  });

  it('empty cells of one column are one finding; a missing lead is an error', () => {
    const rows = aSection('I', 'Y tế', [
      { title: 'Xây dựng trạm y tế', cells: { lead: '', funding: '' } },
      { title: 'Mua sắm thiết bị', cells: { lead: '' } },
    ]);
    const empty = findingsOf({ rows }, 'empty_cell');
    expect(empty.map(({ where, severity }) => [where.field, severity])).toEqual([
      ['lead', 'error'],
      ['funding', 'info'],
    ]);
    expect(empty[0]?.related).toHaveLength(1);
  });
});
