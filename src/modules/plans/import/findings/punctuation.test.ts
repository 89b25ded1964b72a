import { describe, expect, it } from 'vitest';
import { aSection, findingsOf, theFinding } from '../../../../../tests/support/findings.ts';

const sections = { I: 'NỘI DUNG', 'I.1': 'Công tác chung' };
const typos = (...texts: readonly string[]) =>
  findingsOf(
    { sections, provisions: Object.fromEntries(texts.map((text, at) => [`I.1.${at + 1}`, text])) },
    'typo',
  );

describe('spaces and marks', () => {
  it('all misplaced marks of a document are one finding', () => {
    const found = typos(
      '- Hỗ trợ -vay vốn cho hộ nghèo trong giai đoạn 2012- 2020.',
      '- Cho vay tín dụng,...nhằm phát huy hiệu quả.',
      '- Xây dựng cơ sở II- Bệnh viện tỉnh ;',
      '- Rà soát chính sách;bổ sung đối tượng.',
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ severity: 'info' });
    expect(found[0]?.related).toHaveLength(3);
    expect(found[0]?.text).toContain('“Hỗ trợ -vay”');
  });

  it.each([
    '- Giai đoạn 2012-2020, giai đoạn 2012 - 2016 và kinh tế - xã hội.',
    '- Quy mô 2.500 - 3.000 mộ; tỷ lệ 1,5%; Quyết định số 47/2008/QĐ-TTg.',
    '- Các nghề trọng điểm,... và các nghề khác; v.v.',
    '- Báo cáo Ủy ban nhân dân TP.HCM, Tp.Hải Phòng để xem xét./.',
    '- Xây dựng mô hình "3 tại chỗ", gồm: ăn, ở, làm việc.',
    '- Giảm bình quân 1 - 1,5%/năm (theo chuẩn 2022-2025).',
  ])('%s is written right', (text) => expect(typos(text)).toEqual([]));
});

describe('sentences', () => {
  it('a capital verb in the middle of a sentence tells of a lost full stop', () => {
    const [finding] = typos('- Phát triển dịch vụ tạo việc làm Tập trung đầu tư khu kinh tế.');
    expect(finding).toMatchObject({ severity: 'warning', suggestion: 'việc làm. Tập trung' });
  });

  it.each([
    '- Thực hiện Chương trình Xây dựng nông thôn mới và Đề án Phát triển du lịch.',
    '- Sở Xây dựng, Ban Quản lý, Quỹ Hỗ trợ nông dân phối hợp.',
    '- Giao phòng Quản lý đầu tư; giao Ban Tổ chức Huyện ủy.',
    '- Bộ trưởng Bộ Giáo dục và Đào tạo quyết định.',
    '- Hưởng ứng tháng Hành động vì trẻ em, phong trào Xây dựng đời sống văn hóa.',
  ])('%s has capitals of names', (text) => expect(typos(text)).toEqual([]));

  it('a quotation mark or a bracket that does not close', () => {
    const rows = aSection('I', 'Dạy nghề', [
      'Xây dựng Đề án “Quy hoạch mạng lưới cơ sở dạy nghề',
      'Hỗ trợ vay vốn (theo Quyết định số 12/QĐ-UBND',
    ]);
    const found = findingsOf({ rows }, 'typo');
    expect(found.map(({ text }) => text.slice(0, 14))).toEqual([
      'Dấu ngoặc kép ',
      'Dấu ngoặc đơn ',
    ]);
  });

  it('a bracket may close on the next line of its cell', () => {
    const rows = aSection('I', 'Dạy nghề', ['Hỗ trợ vay vốn (hộ nghèo,\nhộ cận nghèo) học nghề']);
    expect(findingsOf({ rows }, 'typo')).toEqual([]);
  });

  it('numbering with half a bracket is no open bracket', () => {
    expect(typos('a) Xây dựng đề án; b) tổ chức thực hiện; 1) báo cáo.')).toEqual([]);
    expect(typos('Đối với bằng cũ (nếu còn), hộ mới (tối đa) và hộ (NĐ136) khác.')).toEqual([]);
  });

  it('a comma between a verb and its object', () => {
    const [finding] = typos('- Hiện đại hóa chi trả; xây dựng, cơ sở dữ liệu hộ gia đình.');
    expect(finding?.suggestion).toBe('xây dựng cơ sở dữ liệu');
    expect(typos('- Xây dựng, hoàn thiện hệ thống chính sách; thực hiện, giám sát.')).toEqual([]);
  });

  it('a colon between two clauses of one rank', () => {
    const [finding] = typos(
      '- Tiếp tục khuyến khích tăng cường bác sỹ về công tác cho tuyến xã: đẩy mạnh thực hiện ' +
        'chuẩn quốc gia mới.',
    );
    expect(finding?.suggestion).toBe('tuyến xã; đẩy mạnh');
  });

  it.each([
    '- Tập trung thực hiện tốt các nhiệm vụ trọng tâm sau: đẩy mạnh cải cách hành chính.',
    '- Thực hiện nghiêm các chính sách hỗ trợ đối với các nhóm đối tượng: hỗ trợ tiền điện, tiền nhà.',
    '- Mục tiêu: nâng cao chất lượng nguồn nhân lực.',
  ])('%s announces a list', (text) => expect(typos(text)).toEqual([]));

  it('“giai đoạn năm” has a word too many', () => {
    const rows = aSection('I', 'Giảm nghèo', ['Giảm nghèo bền vững giai đoạn năm 2012-2015']);
    expect(theFinding({ rows }, 'typo').suggestion).toBe('Giảm nghèo bền vững giai đoạn 2012-2015');
  });

  it('one paragraph without a full stop among many with one may be cut', () => {
    const whole = '- Rà soát, bổ sung chính sách hỗ trợ người cao tuổi cô đơn.';
    const [finding] = typos(whole, whole, whole, whole, whole, whole.slice(0, -1));
    expect(finding?.text).toContain('không có dấu câu ở cuối');
  });

  it('a plan whose paragraphs end without a mark has its own style', () => {
    const bare = '- Rà soát, bổ sung chính sách hỗ trợ người cao tuổi cô đơn';
    expect(typos(bare, bare, bare, bare, bare, `${bare}.`)).toEqual([]);
  });

  it('headings in capitals are not proofread', () => {
    expect(findingsOf({ sections: { I: 'NỘI DUNG KẾ HOẠCH , GIẢI PHÁP' } }, 'typo')).toEqual([]);
  });
});
