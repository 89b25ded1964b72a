import { describe, expect, it } from 'vitest';
import {
  aSection,
  findingsOf,
  placesOf,
  theFinding,
} from '../../../../../tests/support/findings.ts';
import { aParsedPlan, type PlanSketch } from '../../../../../tests/support/parsed-plan.ts';
import { suggestLinks } from './links.ts';

const sections = {
  I: 'MỤC ĐÍCH, YÊU CẦU',
  II: 'NỘI DUNG KẾ HOẠCH',
  'II.1': 'Thực hiện chính sách người có công',
  'II.2': 'Thực hiện chính sách lao động, việc làm',
  III: 'GIẢI PHÁP',
  'III.1': 'Công tác quản lý',
};

const provisions = {
  'I.1': '- Quán triệt chương trình của cấp trên.',
  'II.1.1': '- Xây dựng nghĩa trang liệt sỹ quy mô lớn của tỉnh; tu bổ công trình ghi công.',
  'II.1.2': '- Tổ chức đưa thân nhân liệt sỹ đi viếng mộ tại các tỉnh miền Nam.',
  'II.2.1': '- Mở rộng quy mô Trung tâm dịch vụ việc làm từ 250 lên 400 chỗ.',
  'III.1.1': '- Xây dựng cơ sở dữ liệu điện tử về chính sách tại mỗi địa phương.',
  'III.1.2': '- Nâng cao nhận thức của cán bộ, đảng viên.',
};

const base: PlanSketch = {
  sections,
  provisions,
  rows: [
    ...aSection('I', 'Thực hiện chính sách người có công', ['Xây dựng nghĩa trang liệt sỹ tỉnh']),
    ...aSection('II', 'Thực hiện chính sách lao động, việc làm', [
      'Nâng cao năng lực thống kê giá cả',
    ]),
  ],
  links: { 'PL.I.1': ['II.1.1'] },
};

describe('provisions without a task', () => {
  it('those of one section are one finding; a hole with a target is a warning of its own', () => {
    const found = findingsOf(
      { ...base, targets: [['II.2.1', 'từ 250 lên 400 chỗ']] },
      'provision_without_task',
    );
    expect(found.map(({ where, severity }) => [where.code, severity])).toEqual([
      ['II.1', 'info'],
      ['III.1', 'info'],
      ['II.2.1', 'warning'],
    ]);
    expect(found.flatMap(placesOf)).not.toContain('II.1.1');
  });

  it('aims and general solutions need no task, a solution that makes something does', () => {
    const places = findingsOf(base, 'provision_without_task').flatMap(placesOf);
    expect(places).not.toContain('I.1');
    expect(places).not.toContain('III.1.2');
    expect(places).toContain('III.1.1');
  });

  it('where no link is known at all, nothing is said', () => {
    expect(findingsOf({ ...base, links: {} }, 'provision_without_task')).toEqual([]);
    expect(findingsOf({ ...base, links: {} }, 'task_without_provision')).toEqual([]);
  });
});

describe('tasks without a provision', () => {
  it('those of one section of the annex are one finding', () => {
    const finding = theFinding(base, 'task_without_provision');
    expect(placesOf(finding)).toEqual(['PL.II.1']);
    expect(finding.severity).toBe('info');
  });
});

describe('provisions covered in part', () => {
  const partly = (text: string, ...tasks: readonly string[]) => {
    const rows = aSection('I', 'Thực hiện chính sách lao động, việc làm', tasks);
    const links = Object.fromEntries(tasks.map((_, at) => [`PL.I.${at + 1}`, ['II.2.1']]));
    return findingsOf(
      { sections, provisions: { 'II.2.1': text }, rows, links },
      'provision_partly_covered',
    );
  };

  it('a clause behind a semicolon that no task takes up', () => {
    const [finding] = partly(
      '- Xây dựng quan hệ lao động hài hòa trong các doanh nghiệp; tăng cường quản lý chuyên gia ' +
        'nước ngoài làm việc tại các khu công nghiệp.',
      'Xây dựng quan hệ lao động hài hòa trong các doanh nghiệp',
    );
    expect(finding?.text).toContain('chuyên gia nước ngoài');
    expect(finding?.related.map(({ code }) => code)).toEqual(['PL.I.1']);
  });

  it('members of a list that one verb opens again and again', () => {
    const [finding] = partly(
      '- Cho vay vốn tạo việc làm từ Quỹ quốc gia, hỗ trợ đưa người lao động ra nước ngoài theo ' +
        'hợp đồng, hỗ trợ vay vốn tạo việc làm từ Quỹ quốc gia.',
      'Cho vay vốn tạo việc làm từ Quỹ quốc gia',
    );
    expect(finding?.text).toContain('đưa người lao động ra nước ngoài');
  });

  it('schemes that no task names', () => {
    const [finding] = partly(
      '- Triển khai Đề án trợ giúp người khuyết tật; Đề án chăm sóc trẻ em mồ côi cơ nhỡ; Chương ' +
        'trình quốc gia về bình đẳng giới.',
      'Đề án chăm sóc trẻ em mồ côi cơ nhỡ',
    );
    expect(finding?.text).toContain('Đề án trợ giúp người khuyết tật');
    expect(finding?.text).not.toContain('“Đề án chăm sóc trẻ em');
  });

  it('what the work is for, and what explains it, asks for no task', () => {
    expect(
      partly(
        '- Xây dựng quan hệ lao động hài hòa trong các doanh nghiệp; góp phần ổn định đời sống ' +
          'nhân dân vùng ven biển. Các trường học và bệnh viện cùng tham gia tích cực.',
        'Xây dựng quan hệ lao động hài hòa trong các doanh nghiệp',
      ),
    ).toEqual([]);
  });

  it('a provision that one task copies whole is covered', () => {
    const text = 'Quy hoạch hệ thống định hướng nghề nghiệp, hệ thống dịch vụ việc làm';
    expect(partly(`- ${text}.`, text)).toEqual([]);
  });
});

describe('suggested links', () => {
  const linksOf = (sketch: PlanSketch) => {
    const { provisions: all, tasks, sections: both } = aParsedPlan(sketch);
    return suggestLinks({ provisions: all, tasks, sections: both });
  };

  it('a task that repeats a provision is a strong link, a stranger has none', () => {
    const links = linksOf(base);
    expect(links.get('PL.I.1')).toEqual([{ code: 'II.1.1', confidence: 'strong' }]);
    expect(links.get('PL.II.1')).toEqual([]);
  });

  it('numbers, dates and signers say nothing about the matter', () => {
    const rows = aSection('I', 'Thực hiện chính sách lao động, việc làm', [
      'Đầu tư nghề trọng điểm theo Quyết định 826/QĐ-LĐTBXH ngày 7/7/2011 của Bộ trưởng',
    ]);
    const links = linksOf({
      sections,
      provisions: {
        'II.1.1': '- Theo Quyết định số 12/QĐ-TTg ngày 7/7/2011 của Bộ trưởng, sửa nhà.',
        'II.2.1': '- Chú trọng các nghề trọng điểm quốc gia.',
      },
      rows,
    });
    expect(links.get('PL.I.1')?.map(({ code }) => code)).toEqual(['II.2.1']);
  });

  it('the section under the same title comes before another', () => {
    const text = '- Hỗ trợ nhà ở cho các hộ khó khăn trên địa bàn.';
    const links = linksOf({
      sections,
      provisions: { 'II.1.1': text, 'II.2.1': text },
      rows: aSection('I', 'Thực hiện chính sách lao động, việc làm', [
        'Hỗ trợ nhà ở cho các hộ khó khăn',
      ]),
    });
    expect(links.get('PL.I.1')?.[0]?.code).toBe('II.2.1');
  });

  it('a document that both cite links what shares no other word', () => {
    const plan = aParsedPlan({
      sections,
      provisions: { 'II.2.1': '- Theo dõi sức khỏe trẻ nhỏ.', 'II.2.2': '- Trồng rừng ven biển.' },
      rows: aSection('I', 'Lâm nghiệp', ['Giao khoán bảo vệ rừng đặc dụng']),
    });
    const cited = new Map([
      ['PL.I.1', ['12/QĐ-TTg']],
      ['II.2.1', ['12/QĐ-TTg']],
    ]);
    expect(suggestLinks({ ...plan, cited }).get('PL.I.1')?.[0]?.code).toBe('II.2.1');
  });

  it('at most three provisions are suggested for one task', () => {
    const text = '- Dạy nghề cho lao động nông thôn.';
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`II.2.${at + 1}`, text]));
    const links = linksOf({
      sections,
      provisions: many,
      rows: aSection('I', 'Thực hiện chính sách lao động, việc làm', [
        'Dạy nghề cho lao động nông thôn',
      ]),
    });
    expect(links.get('PL.I.1')).toHaveLength(3);
  });
});
