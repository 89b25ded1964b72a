import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf, layOutAnnex, quoteIn, shownLine, shownText } from './source-layout.ts';

/** Cells one a line with a blank line between them, as a published text has its tables. */
function cells(...texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [...text.split('\n'), '']);
}

const headings = ['TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Thời gian'];

function lineOf(lines: readonly string[], text: string): number {
  return lines.indexOf(text) + 1;
}

function known(lines: readonly string[], ...titles: readonly string[]) {
  return titles.map((code) => ({ code, line: lineOf(lines, code), strong: false }));
}

const plain = [
  'PHỤ LỤC',
  '',
  ...cells(...headings),
  ...cells('1', 'Xây dựng nghĩa trang', 'Sở LĐTBXH', 'Năm 2013'),
  ...cells('2', 'Tuyên truyền', '\u00a0', 'Năm 1010'),
];
const plainRows = known(plain, 'Xây dựng nghĩa trang', 'Tuyên truyền');

describe('where a line of the text is shown', () => {
  const blocks = blocksOf(
    plain,
    { from: 1, to: plain.length + 1 },
    layOutAnnex(plain, plainRows),
    '',
  );

  test('a line that is drawn is itself; a blank one is the one before', () => {
    const at = lineOf(plain, 'Sở LĐTBXH');
    expect(shownLine(blocks, at)).toBe(at);
    expect(shownLine(blocks, at + 1)).toBe(at);
    expect(shownLine(blocks, 1)).toBe(1);
    expect(shownLine(blocks, 2)).toBe(1);
  });

  test('the second line of a cell is shown at its first', () => {
    const lines = [...cells(...headings), ...cells('1', 'dòng một\ndòng hai', 'Sở A', '2013')];
    const laid = layOutAnnex(lines, known(lines, 'dòng một'));
    const drawn = blocksOf(lines, { from: 1, to: lines.length + 1 }, laid, '');
    expect(shownLine(drawn, lineOf(lines, 'dòng hai'))).toBe(lineOf(lines, 'dòng một'));
  });

  test('before everything that is drawn, the line stays as it is', () => {
    expect(shownLine([], 7)).toBe(7);
    expect(shownLine([{ kind: 'line', line: 9, text: 'a' }], 7)).toBe(7);
  });

  test('gives the text there, of a line as of a cell', () => {
    expect(shownText(blocks, 1)).toBe('PHỤ LỤC');
    expect(shownText(blocks, lineOf(plain, 'Năm 1010'))).toBe('Năm 1010');
    expect(shownText(blocks, 999)).toBe('');
  });
});

describe('the words a finding quotes', () => {
  test.each([
    ['từ Năm 1010 đến', 'Năm hoàn thành ghi “Năm 1010”.', 'Năm 1010'],
    ['công quản lý', 'Có thể viết sai: “công tác” hoặc “công quản lý”.', 'công quản lý'],
    [
      'Xây dựng nghĩa trang liệt sỹ thành phố',
      'Ghi “Xây dựng nghĩa trang…”.',
      'Xây dựng nghĩa trang',
    ],
    ['không có', 'Ghi “chữ khác”.', ''],
    ['a', 'Không trích gì.', ''],
    ['a', 'Ô “” trống.', ''],
    ['a', 'Ô “…” trống.', ''],
    ['', 'Ghi “a”.', ''],
    ['"a"', 'Ghi "a".', ''],
  ])('in “%s”, “%s” quotes “%s”', (text, sentence, words) => {
    expect(quoteIn(text, sentence)).toBe(words);
  });

  test('are always words of the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, sentence) => {
        expect(text).toContain(quoteIn(text, `“${sentence}”`));
      }),
    );
  });
});
