import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsOf, theFinding } from '../../../../../tests/support/findings.ts';
import { isOneEdit, isOneSlip, isSyllable } from './syllables.ts';
import { syllableKey, wordsOf } from './words.ts';

const sections = { I: 'NỘI DUNG', 'I.1': 'Công tác chung' };
const typos = (...texts: readonly string[]) =>
  findingsOf(
    { sections, provisions: Object.fromEntries(texts.map((text, at) => [`I.1.${at + 1}`, text])) },
    'typo',
  );

describe('syllables', () => {
  it.each(['nghiêng', 'khuỷu', 'quốc', 'giếng', 'gì', 'thuở', 'ươm', 'yêu', 'quyết', 'hoạch'])(
    '%s can be a syllable',
    (syllable) => expect(isSyllable(syllable)).toBe(true),
  );

  it.each(['thưc', 'côngtác', 'ngiệp', 'xãhội', 'đôc', 'thiêt', 'bẩmm', 'tríểnn'])(
    '%s cannot',
    (syllable) => expect(isSyllable(syllable)).toBe(false),
  );

  it('a syllable that ends in a stop takes two tones only', () => {
    expect(isSyllable('học')).toBe(true);
    expect(isSyllable('hóc')).toBe(true);
    expect(isSyllable('hòc')).toBe(false);
    expect(isSyllable('hoc')).toBe(false);
  });

  it('one slip is a mark, a letter more, less, other, or two swapped', () => {
    expect(isOneSlip('thử', 'thủ')).toBe(true);
    expect(isOneSlip('thương', 'thường')).toBe(true);
    expect(isOneSlip('bệnh', 'binh')).toBe(true);
    expect(isOneEdit('nghiep', 'nghipe')).toBe(true);
    expect(isOneSlip('nghèo', 'giàu')).toBe(false);
    expect(isOneSlip('thủ', 'thủ')).toBe(false);
  });

  it('one edit looks the same from both sides', () => {
    const word = fc.stringMatching(/^[a-e]{0,5}$/);
    fc.assert(fc.property(word, word, (a, b) => isOneEdit(a, b) === isOneEdit(b, a)));
  });

  it('two ordinary spellings of one syllable have one key', () => {
    expect(syllableKey('hoà')).toBe(syllableKey('hòa'));
    expect(syllableKey('sĩ')).toBe(syllableKey('sỹ'));
    expect(syllableKey('Kỳ')).toBe(syllableKey('kì'));
    expect(syllableKey('hằng')).toBe(syllableKey('hàng'));
    expect(syllableKey('quý')).not.toBe(syllableKey('quí'.slice(0, 2)));
    expect(syllableKey('bán')).not.toBe(syllableKey('bàn'));
  });

  it('words keep their places and what stands before them', () => {
    const words = wordsOf('Theo QĐ-TTg, các sở; ngành');
    expect(words.map(({ gap }) => gap)).toEqual(['', '', ',', '', ';']);
    for (const { raw, start, end } of words) {
      expect('Theo QĐ-TTg, các sở; ngành'.slice(start, end)).toBe(raw);
    }
  });
});

describe('slips of the keyboard', () => {
  it.each([
    ['của Ban Thương vụ Tỉnh ủy về công tác cán bộ', 'Ban Thường vụ Tỉnh ủy'],
    ['theo Quyết định của Thử tướng Chính phủ', 'Thủ tướng Chính phủ'],
    ['chỉnh hình cho thương bệnh, bệnh binh nặng', 'thương binh, bệnh binh'],
    ['hỗ trợ người có công với cach mạng', 'người có công với cách mạng'],
    ['phát triển bảo hiễm xã hội tự nguyện', 'bảo hiểm xã hội'],
  ])('a set phrase but for one slip: %s', (text, better) => {
    const [finding, ...rest] = typos(text);
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ severity: 'warning', suggestion: better });
  });

  it.each([
    ['phải tăng cường công quản lý lao động', 'công tác quản lý'],
    ['nhằm nâng cao lượng của trường lớp', 'nâng cao chất lượng'],
  ])('a set phrase that lacks half a word: %s', (text, better) => {
    const [finding] = typos(text);
    expect(finding?.suggestion).toBe(better);
  });

  it('a word that may lose its half is no slip', () => {
    const texts = [
      'Nâng chất lượng đội ngũ',
      'Xử lý nghiêm vi phạm luật giao thông',
      'Theo quy định của luật này',
      'Huy động lực lượng tại chỗ; quản lý nước thải',
      'Phòng chống tai nạn thương tích; chăm sóc em nhỏ',
      'Chính sách tiền lương, thưởng; sắp xếp theo hướng thực hiện đồng bộ',
      'Các tổ thực hiện giám sát; công tác hội và phong trào nông dân',
    ];
    expect(typos(...texts)).toEqual([]);
  });

  it('what is left of a word may be another word', () => {
    expect(typos('Hoàn thiện việc phân công quản lý các đơn vị')).toEqual([]);
    expect(typos('Người có công quản lý quỹ được khen')).toEqual([]);
    expect(typos('Hỗ trợ cấp thẻ bảo hiểm y tế', 'Được hỗ trợ xã hội', 'Hỗ trợ vay')).toEqual([]);
    expect(typos('Điều này sđ theo Nghị định', 'Đơn của thân nhân liệ…')).toEqual([]);
  });

  it('a word with Vietnamese letters that is no syllable', () => {
    expect(typos('Bảo đảm quyền lợi của người tham giá côngtác')[0]?.text).toContain('“côngtác”');
  });

  it('foreign words, names, symbols and capitals are left alone', () => {
    expect(typos('Dùng phần mềm website, dioxin, logistics của UNICEF tại Đắk Lắk')).toEqual([]);
    expect(typos('Theo Công văn số 12/BKHĐT-TH về ODA')).toEqual([]);
  });

  it('the document’s own habit: one word stands once where another stands again and again', () => {
    const usual = 'Các trường mầm non ngoài công lập được hỗ trợ';
    const found = typos(usual, usual, usual, 'Các trường mầm nón ngoài công lập được hỗ trợ');
    expect(found.map(({ suggestion }) => suggestion)).toEqual(['mầm non ngoài']);
  });

  it('a word that the document uses twice is a habit, not a slip', () => {
    const usual = 'Mở lớp cho nghệ nhân dân gian';
    const other = 'Mở lớp cho nghề nhân dân gian';
    expect(typos(usual, usual, usual, other, other)).toEqual([]);
  });

  it('ordinary pairs of spellings are no slips', () => {
    const texts = ['Báo cáo hằng năm của tỉnh', 'Báo cáo hàng năm của tỉnh', 'Bác sĩ, bác sỹ xã'];
    expect(typos(...texts, ...texts, ...texts)).toEqual([]);
  });

  it('one slip in several places is one finding', () => {
    const found = typos('Xin ý kiến Thử tướng Chính phủ', 'Trình Thử tướng Chính phủ xem xét');
    expect(found).toHaveLength(1);
    expect(found[0]?.related).toHaveLength(1);
  });

  it('capitals a letter away from capitals that the document spells out', () => {
    const finding = theFinding(
      {
        sections,
        provisions: {
          'I.1.1': 'Thực hiện Chương trình mục tiêu quốc gia về y tế và các dự án của CTMTQC này',
          'I.1.2': 'Chương trình mục tiêu quốc gia gọi là CTMTQG trong văn bản này',
        },
      },
      'typo',
    );
    expect(finding.suggestion).toBe('CTMTQG');
  });

  it('capitals that mean other things are left alone', () => {
    expect(typos('Đóng BHXH, BHYT, BHTN và hưởng BTXH theo quy định của UBND')).toEqual([]);
  });
});

describe('ordinary official Vietnamese has no slips', () => {
  it.each([
    'Tăng cường công tác quản lý nhà nước về lao động, việc làm trên địa bàn tỉnh.',
    'Chỉ đạo các cơ quan báo chí, đài truyền thanh cấp huyện mở chuyên trang, chuyên mục.',
    'Hỗ trợ hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo phát triển sản xuất, đa dạng hóa sinh kế.',
    'Phấn đấu tỷ lệ hộ nghèo giảm bình quân 1,0 - 1,5%/năm; hằng năm giải quyết việc làm mới.',
    'Rà soát, sắp xếp lại mạng lưới trường, lớp; luân chuyển giáo viên giữa vùng thuận lợi và khó khăn.',
    'Đẩy nhanh tiến độ giải phóng mặt bằng; tháo gỡ khó khăn, vướng mắc cho doanh nghiệp.',
    'Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các huyện, thị xã, thành phố chịu trách nhiệm.',
    'Bồi dưỡng kiến thức an toàn thực phẩm cho chủ cơ sở chế biến nông, lâm, thủy sản.',
    'Cấp thẻ bảo hiểm y tế miễn phí cho trẻ em dưới 6 tuổi, người từ đủ 80 tuổi trở lên.',
    'Tổ chức Tết Nguyên đán vui tươi, lành mạnh, an toàn, tiết kiệm; thăm hỏi gia đình chính sách.',
  ])('%s', (text) => expect(typos(text)).toEqual([]));
});
