import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NeutralBlock, NeutralParagraph } from './neutral.ts';
import { flattenTable, stripSite } from './site.ts';

const paragraph = (text: string, line: number): NeutralParagraph => ({
  kind: 'paragraph',
  line,
  text,
  apart: false,
  blank: false,
});
const blocksOf = (...texts: readonly string[]): NeutralBlock[] =>
  texts.map((text, index) => paragraph(text, index + 1));
const textsOf = (blocks: readonly NeutralBlock[]): string[] =>
  blocks.map((block) => (block.kind === 'paragraph' ? block.text : '[bảng]'));

/** A table of one cell a text; null where a cell above or beside it reaches. */
const tableOf = (line: number, ...rows: readonly (readonly (string | null)[])[]): NeutralBlock => ({
  kind: 'table',
  line,
  rows: rows.map((cells, at) => ({
    line: line + at,
    cells: cells.map((text) => ({
      lines: (text ?? '').split('\n').map((each) => ({ line: line + at, text: each })),
      line: line + at,
      down: text === null,
      across: false,
    })),
  })),
});

const document = [
  'ỦY BAN NHÂN DÂN',
  'THÀNH PHỐ HẢI PHÒNG',
  'Số: 12/KH-UBND',
  'KẾ HOẠCH',
  'I. MỤC ĐÍCH',
  '- Nâng cao đời sống nhân dân.',
  'TM. ỦY BAN NHÂN DÂN',
  'CHỦ TỊCH',
];

describe('what a publishing page puts around a document', () => {
  it('is none when there is only the document', () => {
    const { document: kept, site, facts } = stripSite(blocksOf(...document));
    expect(textsOf(kept)).toEqual(document);
    expect([site, facts]).toEqual([[], []]);
  });

  it('is what stands above the first line of the heading', () => {
    const above = ['Trang chủ', 'Văn bản điều hành', 'Kế hoạch 12/KH-UBND năm 2013'];
    const { document: kept, site } = stripSite(blocksOf(...above, ...document));
    expect(textsOf(kept)).toEqual(document);
    expect(site.map(({ text }) => text)).toEqual(above);
    expect(site.map(({ line }) => line)).toEqual([1, 2, 3]);
  });

  it.each(['Đã xem: 120', 'Lượt xem: 9', 'Văn bản liên quan', 'Tải về', '© 2013', 'Chia sẻ'])(
    'is all from “%s” on, below the signature',
    (words) => {
      const below = [words, 'Kế hoạch 13/KH-UBND', 'Quyết định 5/QĐ-UBND'];
      const { document: kept, site } = stripSite(blocksOf(...document, ...below));
      expect(textsOf(kept)).toEqual(document);
      expect(site.map(({ text }) => text)).toEqual(below);
    },
  );

  it('is not looked for before the signature: a plan may say such words itself', () => {
    const says = document.toSpliced(5, 0, 'Tải về biểu mẫu tại trang thông tin của Sở.');
    expect(textsOf(stripSite(blocksOf(...says)).document)).toEqual(says);
  });

  it('is not a long paragraph that begins alike', () => {
    const long = `Lưu trữ hồ sơ của các đối tượng ${'theo quy định của pháp luật '.repeat(6)}`;
    expect(textsOf(stripSite(blocksOf(...document, long)).document)).toEqual([...document, long]);
  });

  it('begins with a type or a number where no name of an issuer stands', () => {
    for (const first of ['KẾ HOẠCH', 'Số: 12/KH-UBND', 'CHƯƠNG TRÌNH HÀNH ĐỘNG']) {
      const { document: kept } = stripSite(blocksOf('Trang chủ', first, 'I. MỤC ĐÍCH'));
      expect(textsOf(kept)).toEqual([first, 'I. MỤC ĐÍCH']);
    }
  });

  it('is not guessed at where nothing of a document is known', () => {
    const { document: kept } = stripSite(blocksOf('Một', 'Hai', 'Ba'));
    expect(textsOf(kept)).toEqual(['Một', 'Hai', 'Ba']);
  });

  it('never takes a line twice and never loses one, whatever the page', () => {
    const some = fc.constantFrom(...document, 'Trang chủ', 'Đã xem: 1', 'Thuộc tính', 'a', '');
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }), (texts) => {
        const { document: kept, site } = stripSite(blocksOf(...texts));
        const lines = [...kept, ...site].map(({ line }) => line).toSorted((a, b) => a - b);
        const empty = texts.flatMap((text, at) => (text === '' ? [at + 1] : []));
        expect(new Set(lines).size).toBe(lines.length);
        expect([...new Set([...lines, ...empty])]).toHaveLength(texts.length);
      }),
    );
  });
});

describe('what the page says about the document', () => {
  const factsOf = (...below: readonly NeutralBlock[]) =>
    stripSite([...blocksOf(...document), ...below]).facts.map(({ name, value }) => [name, value]);

  it('is read of lines, with a colon or without', () => {
    const below = blocksOf('Thuộc tính', 'Số hiệu: 12/KH-UBND', 'Ngày ban hành14/06/2013');
    expect(factsOf(...below)).toEqual([
      ['Số hiệu', '12/KH-UBND'],
      ['Ngày ban hành', '14/06/2013'],
    ]);
  });

  it('is read of a table, several names in a row', () => {
    const table = tableOf(
      20,
      ['Loại văn bản', 'Kế hoạch', 'Người ký', 'Lê Khắc Nam'],
      ['Ngày hiệu lực', '14/06/2013', '', ''],
    );
    expect(factsOf(paragraph('Thuộc tính văn bản', 19), table)).toEqual([
      ['Loại văn bản', 'Kế hoạch'],
      ['Người ký', 'Lê Khắc Nam'],
      ['Ngày hiệu lực', '14/06/2013'],
    ]);
  });

  it('is nothing where a name has no value, or stands inside a sentence', () => {
    const below = blocksOf('Thuộc tính', 'Người ký:', 'Xem thêm về ngày ban hành của văn bản');
    expect(factsOf(...below)).toEqual([]);
  });

  it('takes the longer of two names that begin alike', () => {
    const below = blocksOf('Thuộc tính', 'Ngày có hiệu lực: 01/07/2013', 'Lĩnh vực, ngành: Y tế');
    expect(factsOf(...below)).toEqual([
      ['Ngày có hiệu lực', '01/07/2013'],
      ['Lĩnh vực, ngành', 'Y tế'],
    ]);
  });
});

describe('a table that is no task table', () => {
  it('is read cell by cell, a new paragraph at each cell', () => {
    const flat = flattenTable(tableOf(5, ['A', 'B\nC'], ['D', null]));
    expect(flat.map(({ text, apart, line }) => [text, apart, line])).toEqual([
      ['A', true, 5],
      ['B', true, 5],
      ['C', false, 5],
      ['D', true, 6],
    ]);
  });

  it('a paragraph stays what it is', () => {
    const own = paragraph('Một đoạn', 3);
    expect(flattenTable(own)).toEqual([own]);
  });
});
