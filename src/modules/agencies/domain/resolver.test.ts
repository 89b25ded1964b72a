import { describe, expect, test } from 'vitest';
import type { IsoDate } from '../../../kernel/index.ts';
import { readAgencyRegister } from '../index.ts';
import { editDistance } from './distance.ts';
import { makeAgencyResolver, withoutAgencies } from './resolver.ts';
import { cleanName, nameKey, writeOut } from './writing.ts';

const register = readAgencyRegister();
const on = '2013-06-14' as IsoDate;
const resolve = makeAgencyResolver(register, on);
const elsewhere = makeAgencyResolver(withoutAgencies(register), on);

/** Every writing of an agency in Kế hoạch 4220/KH-UBND, and what it means. */
const written: readonly (readonly [string, string])[] = [
  ['Sở Lao động– TB&XH', 'HP-SLDTBXH'],
  ['Sở Lao động – TB&XH', 'HP-SLDTBXH'],
  ['Sở Lao động– TB&XHB', 'HP-SLDTBXH'],
  ['Sở LĐTBXH', 'HP-SLDTBXH'],
  ['- Sở Lao động – Thương binh và Xã hội', 'HP-SLDTBXH'],
  ['Sở Lao động-Thương binh và Xã hội', 'HP-SLDTBXH'],
  ['Sở Lao động thương binh và Xã hội thành phố', 'HP-SLDTBXH'],
  ['Bộ CHQS thành phố', 'HP-BCHQS'],
  ['Bộ chỉ huy quân sự', 'HP-BCHQS'],
  ['Bộ chỉ huy QS thành phố', 'HP-BCHQS'],
  ['Ban Tổ chức TU', 'HP-BTCTU'],
  ['Văn phòng UBND TP', 'HP-VPUBND'],
  ['Văn phòng UBNDTP', 'HP-VPUBND'],
  ['Văn phòng UBND thành phố', 'HP-VPUBND'],
  ['Văn phòng Ủy ban nhân dân thành phố', 'HP-VPUBND'],
  ['Sở Y tế', 'HP-SYT'],
  ['Thành đoàn TNCS HCM', 'HP-THANHDOAN'],
  ['Sở Nội vụ', 'HP-SNV'],
  ['Sở Xây dựng', 'HP-SXD'],
  ['Sở Kế hoạch đầu tư', 'HP-SKHDT'],
  ['Sở KH - ĐT', 'HP-SKHDT'],
  ['Sở KH&ĐT', 'HP-SKHDT'],
  ['- Sở Kế hoạch và Đầu tư;', 'HP-SKHDT'],
  ['Sở Tài chính.', 'HP-STC'],
  ['- Sở Tài Chính;', 'HP-STC'],
  ['Sở Tài nguyên và Môi trường', 'HP-STNMT'],
  ['Sở Tài nguyên môi trường', 'HP-STNMT'],
  ['BHXH thành phố HP', 'HP-BHXH'],
  ['- BHXH thành phố;', 'HP-BHXH'],
  ['Bảo hiểm xã hội thành phố', 'HP-BHXH'],
  ['Liên đoàn lao động thành phố', 'HP-LDLD'],
  ['VCCI.', 'HP-VCCI'],
  ['Sở NN và PTNT', 'HP-SNNPTNT'],
  ['Sở NN&PTNT', 'HP-SNNPTNT'],
  ['Sở Giáo dục và Đào tạo', 'HP-SGDDT'],
  ['Sở Thông tin và Truyền thông', 'HP-STTTT'],
  ['Tòa án nhân dân thành phố', 'HP-TAND'],
  ['Hội Nông dân thành phố', 'HP-HND'],
  ['Hội Liên hiệp phụ nữ thành phố', 'HP-HLHPN'],
  ['Ban Tuyên giáo Thành ủy', 'HP-BTGTU'],
  ['TT.TU', 'HP-TU'],
  ['VP ĐĐBQH&HĐND', 'HP-VPDBQH'],
  ['Ủy ban nhân dân thành phố', 'HP-UBND'],
];

const groups: readonly (readonly [string, string, boolean])[] = [
  ['UBND các quận huyện', 'GROUP-DISTRICT-COMMITTEES', false],
  ['- UBND các quận, huyện;', 'GROUP-DISTRICT-COMMITTEES', false],
  ['Ủy ban nhân dân các quận huyện', 'GROUP-DISTRICT-COMMITTEES', false],
  ['- Các quận, huyện', 'GROUP-DISTRICT-COMMITTEES', false],
  ['Các đơn vị liên quan', 'GROUP-RELATED-AGENCIES', true],
  ['và các đơn vị liên quan', 'GROUP-RELATED-AGENCIES', true],
  ['Các Sở, ban, ngành liên quan', 'GROUP-DEPARTMENTS', true],
  ['các ngành liên quan', 'GROUP-DEPARTMENTS', true],
  ['Các Sở, ban, ngành, đoàn thể TP', 'GROUP-DEPARTMENTS-UNIONS', true],
  ['Sở, ngành thành phố, các quận/huyện', 'GROUP-DEPARTMENTS-DISTRICTS', true],
  ['- Các Hội, đoàn thể', 'GROUP-UNIONS', true],
  ['- Liên đoàn lao động các cấp;', 'GROUP-LABOUR-FEDERATIONS', true],
  ['- Các cơ quan truyền thông', 'GROUP-MEDIA', true],
  ['các cơ quan báo chí', 'GROUP-MEDIA', true],
];

describe('the writings of plan 4220/KH-UBND', () => {
  test.each(written)('“%s” is %s', (text, code) => {
    expect(resolve(text)).toMatchObject({ code, group: false, known: true });
  });

  test.each(groups)('“%s” is the group %s, open: %s', (text, code, open) => {
    expect(resolve(text)).toMatchObject({ code, group: true, open, known: true });
  });

  test.each([
    '- Doanh nghiệp và các cơ quan liên quan',
    'hệ thống thông tin cơ sở',
    'Các thành viên Ban quản lý Quỹ ĐƠĐN',
    'Sở',
    'ngành thành phố',
    '',
    ' - ',
  ])('“%s” is no agency', (text) => {
    expect(resolve(text)).toBeNull();
  });

  test('only a wrong writing is misspelt', () => {
    const misspelt = [...written, ...groups]
      .map(([text]) => text)
      .filter((text) => resolve(text)?.misspelt === true);
    expect(misspelt).toEqual(['Sở Lao động– TB&XHB', 'Văn phòng UBNDTP']);
  });

  test('the name is the full one of that day', () => {
    expect(resolve('Sở LĐTBXH')?.name).toBe('Sở Lao động - Thương binh và Xã hội');
    expect(resolve('VCCI')?.name).toContain('Phòng Thương mại và Công nghiệp');
    const later = makeAgencyResolver(register, '2024-01-01' as IsoDate);
    expect(later('VCCI')).toMatchObject({ code: 'HP-VCCI' });
    expect(later('VCCI')?.name).toContain('Liên đoàn Thương mại và Công nghiệp');
  });
});

describe('spellings', () => {
  test('tell how a name was written', () => {
    const spelling = (text: string): string | undefined => resolve(text)?.spelling;
    expect(spelling('Sở Kế hoạch và Đầu tư')).toBe('official');
    expect(spelling('sở kế hoạch và đầu tư')).toBe('official');
    expect(spelling('Sở KHĐT')).toBe('abbreviation');
    expect(spelling('Sở Kế hoạch đầu tư')).toBe('variant');
    expect(spelling('Sở Kế hoạch và Đầu tu')).toBe('misspelling');
  });

  test.each([
    ['Sở Lao đông - Thương binh và Xã hội', 'HP-SLDTBXH'],
    ['Sở LĐTXBH', 'HP-SLDTBXH'],
    ['Sở Giáo dục và Đào tao', 'HP-SGDDT'],
    ['Văn phòng Uỷ ban nhân dân thành phó', 'HP-VPUBND'],
  ])('“%s” is a misspelling of %s', (text, code) => {
    expect(resolve(text)).toMatchObject({ code, misspelt: true });
  });

  test('a short abbreviation is never mended: CT is not TC', () => {
    expect(resolve('Sở CT')?.code).toBe('HP-SCT');
    expect(resolve('Sở TC')?.code).toBe('HP-STC');
    expect(resolve('Sở QT')).toMatchObject({ known: false });
  });

  test('a ministry is not mended into a department', () => {
    expect(resolve('Bộ Xây dựng')).toMatchObject({ known: false, kind: 'ministry' });
  });

  test('marks composed or not, and placed either way, are one', () => {
    for (const text of ['Ủy ban nhân dân thành phố', 'Uỷ ban nhân dân thành phố']) {
      expect(resolve(text)?.code).toBe('HP-UBND');
      expect(resolve(text.normalize('NFD'))?.code).toBe('HP-UBND');
    }
  });
});

describe('committees', () => {
  test('of a district are read by name, as of the day', () => {
    expect(resolve('UBND huyện Thủy Nguyên')).toMatchObject({
      code: 'UBND-311',
      name: 'Ủy ban nhân dân huyện Thuỷ Nguyên',
      known: true,
    });
    const later = makeAgencyResolver(register, '2025-02-01' as IsoDate);
    expect(later('UBND thành phố Thủy Nguyên')?.code).toBe('UBND-311');
    expect(later('UBND phường Gia Viên')?.code).toBe('UBND-11341-202501');
  });

  test('of a commune whose name several bear is not guessed', () => {
    expect(resolve('UBND xã Quang Trung')).toMatchObject({ known: false, kind: 'committee' });
  });
});

describe('the plan of another city', () => {
  test.each([
    ['Sở LĐ-TB&XH', 'Sở Lao động - Thương binh và Xã hội'],
    ['Sở Lao động, Thương binh và Xã hội', 'Sở Lao động - Thương binh và Xã hội'],
    ['Sở LĐTBXH tỉnh', 'Sở Lao động - Thương binh và Xã hội'],
    ['Sở VH,TT&DL', 'Sở Văn hóa, Thể thao và Du lịch'],
    ['Sở NN&MT', 'Sở Nông nghiệp và Môi trường'],
    ['UBND huyện Kim Bôi', 'Ủy ban nhân dân huyện Kim Bôi'],
    ['Công an tỉnh', 'Công an tỉnh'],
    ['Kho bạc NN tỉnh', 'Kho bạc Nông nghiệp tỉnh'],
    ['KBNN tỉnh', 'Kho bạc Nhà nước tỉnh'],
    ['Hội LHPN tỉnh', 'Hội Liên hiệp Phụ nữ tỉnh'],
    ['Trung tâm DVVL', 'Trung tâm Dịch vụ việc làm'],
    ['Ủy ban MTTQ Việt Nam tỉnh', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh'],
    ['Phòng LĐTBXH', 'Phòng Lao động - Thương binh và Xã hội'],
    ['BVĐK tỉnh', 'Bệnh viện Đa khoa tỉnh'],
  ])('“%s” is written out as %s, under a code of its own', (text, name) => {
    expect(elsewhere(text)).toMatchObject({ name, known: false, group: false });
    expect(elsewhere(text)?.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });

  test('has one code an agency whatever the spelling', () => {
    const one = (texts: string[]): number =>
      new Set(texts.map((text) => elsewhere(text)?.code)).size;
    expect(one(['Sở LĐTBXH', 'Sở Lao động - TB&XH', 'Sở Lao động – Thương binh và Xã hôi'])).toBe(
      1,
    );
    expect(one(['Sở Y tế', 'Sở Y tế tỉnh Hưng Yên', 'Sở YT'])).toBe(1);
    expect(one(['Công an tỉnh', 'Công an', 'CA tỉnh'])).toBe(1);
    expect(one(['UBND tỉnh', 'Uỷ ban nhân dân tỉnh'])).toBe(1);
    expect(one(['Bảo hiểm xã hội tỉnh', 'BHXH tỉnh'])).toBe(1);
  });

  test('who heads an agency stands for it, and what is said of its part does not change it', () => {
    expect(elsewhere('Giám đốc Sở Nội vụ')?.code).toBe('so-noi-vu');
    expect(elsewhere('Chủ tịch UBND các huyện, thành phố')?.code).toBe('GROUP-DISTRICT-COMMITTEES');
    expect(elsewhere('Sở Nội vụ chủ trì')?.code).toBe('so-noi-vu');
    expect(elsewhere('Sở Y tế (Chi cục Dân số)')?.code).toBe('so-y-te');
    expect(elsewhere('Giám đốc doanh nghiệp')).toBeNull();
  });

  test('a branch in front of a name or after it is one', () => {
    const codes = [
      'Chi nhánh NHCSXH tỉnh',
      'Ngân hàng CSXH chi nhánh tỉnh',
      'Ngân hàng Chính sách xã hội tỉnh',
    ].map((text) => elsewhere(text)?.code);
    expect(new Set(codes)).toEqual(new Set(['ngan-hang-chinh-sach-xa-hoi']));
  });

  test.each([
    ['Các sở, ngành, đơn vị liên quan', 'GROUP-DEPARTMENTS'],
    ['UBND cấp huyện, cấp xã', 'GROUP-COMMITTEES'],
    ['Ủy ban MTTQ Việt Nam tỉnh và các đoàn thể', 'GROUP-UNIONS'],
    ['UBND cấp xã', 'GROUP-COMMUNE-COMMITTEES'],
    ['Các cơ sở GDNN', 'GROUP-VOCATIONAL'],
  ])('“%s” is the group %s', (text, code) => {
    expect(elsewhere(text)).toMatchObject({ code, group: true });
  });

  test('names its groups in its own words', () => {
    expect(elsewhere('UBND các huyện, thị xã, thành phố')).toMatchObject({
      code: 'GROUP-DISTRICT-COMMITTEES',
      name: 'Ủy ban nhân dân các huyện, thị xã, thành phố',
      group: true,
      open: false,
    });
    expect(elsewhere('Trung tâm y tế các huyện, thành phố')).toMatchObject({
      group: true,
      open: true,
      known: false,
    });
    expect(elsewhere('các trường đại học, cao đẳng')?.group).toBe(true);
  });

  test.each([
    'Báo cáo kết quả',
    'Phòng, chống tệ nạn xã hội',
    'Công ty cổ phần Mai Sơn',
    'Các doanh nghiệp',
    'Trường hợp khó khăn',
    'Hội nghị tổng kết',
    'Ban hành kế hoạch',
    'Quỹ đất của tỉnh',
    'Hằng năm',
  ])('“%s” is no agency', (text) => {
    expect(elsewhere(text)).toBeNull();
  });

  test('several agencies in one text are for the reader to part', () => {
    expect(elsewhere('Sở Y tế; Sở Tài chính')).toBeNull();
    expect(elsewhere('Sở Y tế\nSở Tài chính')).toBeNull();
  });
});

describe('writing', () => {
  const short = register.abbreviations;

  test('a cell loses bullets, quotes and closing signs, and nothing else', () => {
    expect(cleanName(' - “Sở Y tế”; ')).toBe('Sở Y tế');
    expect(cleanName('+ và Sở Y tế…')).toBe('Sở Y tế');
    expect(cleanName('Sở Y tế (các phòng liên quan)')).toBe('Sở Y tế');
  });

  test('abbreviations are written out wherever signs part their letters', () => {
    for (const text of ['LĐTBXH', 'LĐ-TB&XH', 'LĐ - TBXH', 'LĐTB & XH', 'LĐ, TB, XH']) {
      expect(writeOut(`Sở ${text}`, short)).toBe('Sở Lao động - Thương binh và Xã hội');
    }
  });

  test('words in small letters are words, not abbreviations', () => {
    expect(writeOut('Đoàn ca múa nhạc tu bổ', short)).toBe('Đoàn ca múa nhạc tu bổ');
    expect(writeOut('công an tp', short)).toBe('Công an thành phố');
  });

  test('a key forgets case, “và”, signs and the place of tone marks', () => {
    expect(nameKey('SỞ KẾ HOẠCH, ĐẦU TƯ', short)).toBe(nameKey('Sở Kế hoạch và Đầu tư', short));
    expect(nameKey('Uỷ ban', short)).toBe(nameKey('Ủy ban', short));
    expect(nameKey('ma', short)).not.toBe(nameKey('má', short));
  });

  test('the distance counts added, dropped, changed and swapped letters', () => {
    expect(editDistance('abc', 'abc', 2)).toBe(0);
    expect(editDistance('abc', 'acb', 2)).toBe(1);
    expect(editDistance('abc', 'abcd', 2)).toBe(1);
    expect(editDistance('abc', 'xyz', 2)).toBe(3);
    expect(editDistance('', 'abcd', 2)).toBe(3);
  });
});
