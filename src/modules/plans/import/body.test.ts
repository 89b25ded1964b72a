import { describe, expect, test } from 'vitest';
import { bodyStart, readBody } from './body.ts';

const lines = (texts: readonly string[]) => texts.map((text, index) => ({ line: index + 1, text }));

/** "code: text" of sections (in brackets) and provisions, in the order of the text. */
function read(...texts: readonly string[]): readonly string[] {
  const { sections, provisions } = readBody(lines(texts));
  return [
    ...sections.map(({ code, title, line }) => ({ line, said: `[${code}] ${title}` })),
    ...provisions.map(({ code, text, line }) => ({
      line,
      said: `${code} ${text.replace(/\n/g, ' / ')}`,
    })),
  ]
    .sort((a, b) => a.line - b.line)
    .map(({ said }) => said);
}

describe('the codes of a body are its own numbering', () => {
  test.each<[what: string, texts: readonly string[], expected: readonly string[]]>([
    [
      'dashes of a part are counted',
      ['I. MỤC ĐÍCH', '- Một', '- Hai'],
      ['[I] MỤC ĐÍCH', 'I.1 Một', 'I.2 Hai'],
    ],
    [
      'dashes of a section too, each section from one',
      ['II. NỘI DUNG', '1. Y tế', '- Một', '- Hai', '2. Nhà ở', '- Ba'],
      ['[II] NỘI DUNG', '[II.1] Y tế', 'II.1.1 Một', 'II.1.2 Hai', '[II.2] Nhà ở', 'II.2.1 Ba'],
    ],
    [
      'a number carries the one above it in itself',
      ['II. NỘI DUNG', '5. Xã hội', '5.1. Trợ giúp', '- Một', '5.2. Bảo trợ', '- Hai'],
      [
        '[II] NỘI DUNG',
        '[II.5] Xã hội',
        '[II.5.1] Trợ giúp',
        'II.5.1.1 Một',
        '[II.5.2] Bảo trợ',
        'II.5.2.1 Hai',
      ],
    ],
    [
      'a number that carries the part too is the code',
      ['II. NỘI DUNG', 'II.1. Y tế', '- Một'],
      ['[II] NỘI DUNG', '[II.1] Y tế', 'II.1.1 Một'],
    ],
    [
      'numbered sentences are provisions',
      ['V. TỔ CHỨC', '1. Các sở xây dựng kế hoạch.', '2. Các quận báo cáo.'],
      ['[V] TỔ CHỨC', 'V.1 Các sở xây dựng kế hoạch.', 'V.2 Các quận báo cáo.'],
    ],
    [
      'a dash under a numbered sentence belongs to it',
      ['IV. KINH PHÍ', '1. Ngân sách bảo đảm.', '- Hằng năm bố trí.', '2. Xã hội hóa.'],
      ['[IV] KINH PHÍ', 'IV.1 Ngân sách bảo đảm. / - Hằng năm bố trí.', 'IV.2 Xã hội hóa.'],
    ],
    [
      'letters stand below the point above them',
      ['II. NỘI DUNG', '1. Y tế', 'a) Khám bệnh.', 'b) Phòng bệnh.'],
      ['[II] NỘI DUNG', '[II.1] Y tế', 'II.1.a Khám bệnh.', 'II.1.b Phòng bệnh.'],
    ],
    [
      'smaller marks join the dash above them',
      ['I. MỤC ĐÍCH', '- Một:', '+ một a', '+ một b', '- Hai'],
      ['[I] MỤC ĐÍCH', 'I.1 Một: / + một a / + một b', 'I.2 Hai'],
    ],
    [
      'a part without numbers or dashes: each paragraph counts',
      ['III. GIẢI PHÁP', 'Đoạn một.', 'Đoạn hai.'],
      ['[III] GIẢI PHÁP', 'III.1 Đoạn một.', 'III.2 Đoạn hai.'],
    ],
    ['a part on two lines is one', ['PHẦN I', 'MỤC TIÊU', '- Một'], ['[I] MỤC TIÊU', 'I.1 Một']],
    [
      'capital letters head Roman parts',
      ['A. CHUNG', 'I. Mục tiêu', '- Một', 'B. RIÊNG', 'I. Mục tiêu', '- Hai'],
      ['[A] CHUNG', '[A.I] Mục tiêu', 'A.I.1 Một', '[B] RIÊNG', '[B.I] Mục tiêu', 'B.I.1 Hai'],
    ],
    [
      'what stands before the first part is none of it',
      ['Lời dẫn.', 'I. MỤC ĐÍCH', '- Một'],
      ['[I] MỤC ĐÍCH', 'I.1 Một'],
    ],
    ['nothing gives nothing', [], []],
  ])('%s', (_what, texts, expected) => {
    expect(read(...texts)).toEqual(expected);
  });
});

describe('oddities of a body', () => {
  test('one code given twice gets another, and both lines are told', () => {
    const { provisions, collisions } = readBody(lines(['I. MỘT', '1. Việc một.', '1. Việc hai.']));
    expect(provisions.map((each) => each.code)).toEqual(['I.1', 'I.1-2']);
    expect(collisions).toEqual([
      { kind: 'provision', wanted: 'I.1', given: 'I.1-2', firstLine: 2, line: 3 },
    ]);
  });

  test('a paragraph without a mark among dashes joins the one above, and is told', () => {
    const { provisions, unnumbered } = readBody(
      lines(['I. MỘT', '- Việc.', 'Nói thêm.', '- Hai.']),
    );
    expect(provisions.map((each) => each.text)).toEqual(['Việc.\nNói thêm.', 'Hai.']);
    expect(unnumbered).toMatchObject([{ section: 'I', joinedTo: 'I.1', line: 3 }]);
  });

  test('one above all dashes becomes a provision of its own', () => {
    const { provisions, unnumbered } = readBody(lines(['I. MỘT', 'Nói trước.', '- Việc.']));
    expect(provisions.map((each) => each.code)).toEqual(['I.0', 'I.1']);
    expect(unnumbered).toMatchObject([{ joinedTo: null, line: 2 }]);
  });

  test('every line of the body has the code that it belongs to', () => {
    const { codes } = readBody(lines(['I. MỘT', '- Việc:', '+ nhỏ', '- Hai']));
    expect([...codes]).toEqual([
      [1, 'I'],
      [2, 'I.1'],
      [3, 'I.1'],
      [4, 'I.2'],
    ]);
  });

  test('begins at its first part or first point', () => {
    expect(bodyStart(lines(['Căn cứ', 'Lời dẫn', 'I. MỘT']), 0)).toBe(2);
    expect(bodyStart(lines(['Căn cứ', '1. Một']), 0)).toBe(1);
    expect(bodyStart(lines(['Căn cứ', '2. Hai', '- x']), 0)).toBe(3);
    expect(bodyStart(lines(['I. MỘT', 'II. HAI']), 1)).toBe(1);
  });
});
