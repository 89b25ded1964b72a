import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf, layOutAnnex, partsOf, type Annex, type KnownRow } from './source-layout.ts';

/** Cells one a line with a blank line between them, as a published text has its tables. */
function cells(...texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => [...text.split('\n'), '']);
}

const empty = '\u00a0';
const headings = ['TT', 'Nội dung công việc', 'Cơ quan chủ trì', 'Thời gian'];

function lineOf(lines: readonly string[], text: string): number {
  return lines.indexOf(text) + 1;
}

/** Rows as the reader recognised them: by the line of their title. */
function known(
  lines: readonly string[],
  titles: Readonly<Record<string, boolean>>,
): readonly KnownRow[] {
  return Object.entries(titles).map(([title, strong]) => {
    return { code: title, line: lineOf(lines, title), strong };
  });
}

function textsOf(annex: Annex | null): readonly (readonly string[])[] {
  return (annex?.rows ?? []).map((row) => row.cells.map(({ text }) => text));
}

/** Every word of an annex that is shown, headings included. */
function wordsOf(annex: Annex | null): string {
  return [...(annex?.headings ?? []), ...textsOf(annex).flat()].join(' ').replaceAll('\n', ' ');
}

const plain = [
  'PHỤ LỤC',
  '',
  ...cells(...headings),
  ...cells('I', 'Về người có công', empty, empty),
  ...cells('1', 'Xây dựng nghĩa trang', 'Sở LĐTBXH', 'Năm 2013'),
  ...cells('2', 'Tuyên truyền', empty, 'Năm 1010'),
];
const plainRows = known(plain, {
  'Về người có công': true,
  'Xây dựng nghĩa trang': false,
  'Tuyên truyền': false,
});

describe('the annex of a published text, one cell a line', () => {
  test('becomes a table again: headings, rows, empty cells in their places', () => {
    const annex = layOutAnnex(plain, plainRows);
    expect(annex?.headings).toEqual(headings);
    expect(textsOf(annex)).toEqual([
      ['I', 'Về người có công', '', ''],
      ['1', 'Xây dựng nghĩa trang', 'Sở LĐTBXH', 'Năm 2013'],
      ['2', 'Tuyên truyền', '', 'Năm 1010'],
    ]);
    expect(annex?.rows.map(({ strong }) => strong)).toEqual([true, false, false]);
  });

  test('each cell knows the line it comes from', () => {
    const annex = layOutAnnex(plain, plainRows);
    const all = annex?.rows.flatMap((row) => row.cells) ?? [];
    const wrong = all.filter(({ line, text }) => text !== '' && plain[line - 1] !== text);
    expect(wrong).toEqual([]);
    expect(annex?.from).toBe(lineOf(plain, 'TT'));
    expect(annex?.to).toBe(lineOf(plain, 'Năm 1010') + 1);
  });

  test('the order in which rows were recognised does not matter', () => {
    expect(layOutAnnex(plain, plainRows.toReversed())).toEqual(layOutAnnex(plain, plainRows));
  });

  test('a cell of several lines keeps them, in one cell', () => {
    const lines = [
      ...cells(...headings),
      ...cells('1', 'Nghĩa trang\nthành phố', 'Sở A;\nSở B', 'Năm 2013'),
    ];
    const annex = layOutAnnex(lines, [
      { code: 'a', line: lineOf(lines, 'thành phố'), strong: false },
    ]);
    expect(textsOf(annex)).toEqual([['1', 'Nghĩa trang\nthành phố', 'Sở A;\nSở B', 'Năm 2013']]);
  });

  test('a heading broken over lines is one heading', () => {
    const lines = [
      ...cells('TT', 'Nội dung\ncông việc', 'Cơ quan', 'Năm'),
      ...cells('1', 'Việc A', 'Sở A', '2013'),
    ];
    const annex = layOutAnnex(lines, known(lines, { 'Việc A': false }));
    expect(annex?.headings[1]).toBe('Nội dung công việc');
  });

  test.each(['TT', 'Tt', 'STT', 'S.T.T', 'Số TT', 'số tt', 'T.T', 'S TT'])(
    'the heading row begins at “%s”',
    (first) => {
      const lines = [
        ...cells('Biểu phân công', first, 'Nội dung', 'Cơ quan'),
        ...cells('1', 'Việc A', 'Sở A'),
      ];
      const annex = layOutAnnex(lines, known(lines, { 'Việc A': false }));
      expect(annex?.headings).toEqual([first, 'Nội dung', 'Cơ quan']);
    },
  );

  test('a row with fewer cells than headings is filled up with empty ones', () => {
    const lines = [...cells(...headings), ...cells('1', 'Việc A')];
    const annex = layOutAnnex(lines, known(lines, { 'Việc A': false }));
    expect(textsOf(annex)).toEqual([['1', 'Việc A', '', '']]);
    expect(annex?.rows[0]?.cells.at(-1)?.line).toBe(0);
  });

  test('what a row has too much stands in its last cell, nothing is lost', () => {
    const lines = [
      ...cells(...headings),
      ...cells('1', 'Việc A', 'Sở A', 'Năm 2013', 'ghi chú', empty, 'thêm'),
      ...cells('2', 'Việc B', 'Sở B', 'Năm 2014'),
    ];
    const annex = layOutAnnex(lines, known(lines, { 'Việc A': false, 'Việc B': false }));
    expect(textsOf(annex)).toEqual([
      ['1', 'Việc A', 'Sở A', 'Năm 2013\nghi chú\nthêm'],
      ['2', 'Việc B', 'Sở B', 'Năm 2014'],
    ]);
  });

  test('a row without a number of its own begins at its title', () => {
    const lines = [
      ...cells(...headings),
      ...cells('1', 'Việc A', 'Sở A', 'Năm 2013'),
      ...cells('Nhóm việc không số', 'Sở B', 'Năm 2014'),
    ];
    const annex = layOutAnnex(
      lines,
      known(lines, { 'Việc A': false, 'Nhóm việc không số': false }),
    );
    expect(textsOf(annex)[1]?.[0]).toBe('Nhóm việc không số');
  });

  test.each(['1', '2.1', 'IV', 'a)', '1.2.3.', '10', 'XII.'])(
    'the mark “%s” before a title belongs to its row',
    (mark) => {
      const lines = [...cells(...headings), ...cells(mark, 'Việc A', 'Sở A', 'Năm 2013')];
      const annex = layOutAnnex(lines, known(lines, { 'Việc A': false }));
      expect(textsOf(annex)[0]).toEqual([mark, 'Việc A', 'Sở A', 'Năm 2013']);
    },
  );

  test('a row recognised by its number begins there, whatever the cell before it holds', () => {
    const lines = [
      ...cells(...headings),
      ...cells('1', 'Việc A', 'Sở A', '2013'),
      ...cells('2', 'Việc B', 'Sở B', '2014'),
    ];
    const second = { code: '2', line: lineOf(lines, '2'), strong: false };
    const annex = layOutAnnex(lines, [...known(lines, { 'Việc A': false }), second]);
    expect(textsOf(annex)[1]).toEqual(['2', 'Việc B', 'Sở B', '2014']);
  });

  test('two recognised rows of one place are drawn once', () => {
    const twice = [...plainRows, ...plainRows];
    expect(textsOf(layOutAnnex(plain, twice))).toHaveLength(3);
  });

  test('without headings, or without rows, the text stays lines', () => {
    const lines = cells('1', 'Việc A', 'Sở A');
    expect(layOutAnnex(lines, known(lines, { 'Việc A': false }))).toBe(null);
    expect(layOutAnnex(plain, [])).toBe(null);
    expect(layOutAnnex([], [{ code: 'a', line: 5, strong: false }])).toBe(null);
  });

  test('two headings are no table', () => {
    const lines = [...cells('TT', 'Nội dung'), ...cells('1', 'Việc A')];
    expect(layOutAnnex(lines, known(lines, { 'Việc A': false }))).toBe(null);
  });

  test('no word is added, lost or moved, whatever the cells hold', () => {
    const word = fc.constantFrom('nhà', 'đất', 'Sở Y tế', 'Năm 2013', 'NSTW', 'quận; huyện');
    const row = fc.tuple(word, word, word);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (given) => {
        const rows = given.map(([title, agency, time], at) => {
          return [String(at + 1), `việc ${at} ${title}`, agency, time];
        });
        const lines = [...cells(...headings), ...rows.flatMap((each) => cells(...each))];
        const titles = Object.fromEntries(rows.map((each) => [each[1] ?? '', false]));
        const annex = layOutAnnex(lines, known(lines, titles));
        expect(textsOf(annex)).toEqual(rows);
        expect(wordsOf(annex)).toBe(lines.filter((line) => line !== '').join(' '));
      }),
    );
  });
});

describe('the annex with bars or tabs between its cells', () => {
  const barred = [
    'PHỤ LỤC',
    '| TT | Nội dung | Chủ trì | Thời gian |',
    '| 1 | Việc A | Sở A | 2013 |',
    '| 2 | Việc B |  | 2014 |',
    'Ghi chú',
  ];

  test('is read by its bars, empty cells included', () => {
    const annex = layOutAnnex(barred, [
      { code: '1', line: 3, strong: false },
      { code: '2', line: 4, strong: false },
    ]);
    expect(annex?.headings).toEqual(['TT', 'Nội dung', 'Chủ trì', 'Thời gian']);
    expect(textsOf(annex)).toEqual([
      ['1', 'Việc A', 'Sở A', '2013'],
      ['2', 'Việc B', '', '2014'],
    ]);
    expect([annex?.from, annex?.to]).toEqual([2, 5]);
  });

  test('is read by its tabs', () => {
    const lines = ['TT\tNội dung\tChủ trì', '1\tViệc A\tSở A'];
    const annex = layOutAnnex(lines, [{ code: '1', line: 2, strong: true }]);
    expect(textsOf(annex)).toEqual([['1', 'Việc A', 'Sở A']]);
    expect(annex?.rows[0]?.strong).toBe(true);
  });

  test('with two columns it is no table of tasks', () => {
    expect(layOutAnnex(['TT|Việc', '1|A'], [{ code: '1', line: 2, strong: false }])).toBe(null);
  });

  test('a line with more bars than headings keeps all its words', () => {
    const lines = ['|TT|Việc|Cơ quan|', '|1|A|Sở A|thêm|nữa|'];
    const annex = layOutAnnex(lines, [{ code: '1', line: 2, strong: false }]);
    expect(textsOf(annex)).toEqual([['1', 'A', 'Sở A\nthêm\nnữa']]);
  });
});

describe('the parts of a document', () => {
  const sections = [
    { code: 'I', title: 'MỤC ĐÍCH', line: 10 },
    { code: 'I.1', title: 'a', line: 11 },
    { code: 'II', title: 'NỘI DUNG', line: 20 },
    { code: 'PL', title: 'PHỤ LỤC', line: 40 },
    { code: 'PL.I', title: 'Người có công', line: 50 },
    { code: 'PL.I.1', title: 'b', line: 52 },
    { code: 'PL.II', title: 'Nhà ở', line: 60 },
  ];
  const shown = (lineCount: number, annexFrom: number | null) =>
    partsOf(sections, lineCount, annexFrom).map(({ code, from, to }) => [code, from, to]);

  test('are the top sections; what stands before the first is a part of its own', () => {
    expect(shown(70, null)).toEqual([
      ['', 1, 10],
      ['I', 10, 20],
      ['II', 20, 50],
      ['PL.I', 50, 60],
      ['PL.II', 60, 71],
    ]);
  });

  test('the first part of the annex begins where its table does', () => {
    expect(shown(70, 44)[2]).toEqual(['II', 20, 44]);
    expect(shown(70, 44)[3]).toEqual(['PL.I', 44, 60]);
    // A table cannot begin after its first section.
    expect(shown(70, 55)[3]).toEqual(['PL.I', 50, 60]);
  });

  test('a text without sections is one part', () => {
    expect(partsOf([], 12, null)).toEqual([{ code: '', title: '', from: 1, to: 13 }]);
    expect(partsOf([], 0, null)).toEqual([]);
  });

  test('a text that begins with its first section has no head', () => {
    const parts = partsOf([{ code: 'I', title: 'a', line: 1 }], 5, null);
    expect(parts).toEqual([{ code: 'I', title: 'a', from: 1, to: 6 }]);
  });

  test('every line of a text stands in exactly one part', () => {
    const lines = fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 9 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 90, max: 120 }), (starts, count) => {
        const made = starts.map((line, index) => {
          return { code: index % 2 === 0 ? `${index + 1}` : `PL.${index + 1}`, title: '', line };
        });
        const parts = partsOf(made, count, null);
        for (let line = 1; line <= count; line += 1) {
          expect(parts.filter(({ from, to }) => from <= line && line < to)).toHaveLength(1);
        }
      }),
    );
  });
});

describe('the blocks of a part', () => {
  const annex = layOutAnnex(plain, plainRows);

  test('are its lines, blank ones left out, each with its number', () => {
    const blocks = blocksOf(['a', '', ' b ', empty, 'c'], { from: 1, to: 6 }, null, 'Phụ lục');
    expect(blocks).toEqual([
      { kind: 'line', line: 1, text: 'a' },
      { kind: 'line', line: 3, text: 'b' },
      { kind: 'line', line: 5, text: 'c' },
    ]);
  });

  test.each([
    ['KẾ HOẠCH', 'center'],
    ['ỦY BAN NHÂN DÂN', 'center'],
    ['I. Mục đích', 'strong'],
    ['1.2. Hỗ trợ nhà ở', 'strong'],
    ['IV) Tổ chức', 'strong'],
    ['- Hỗ trợ nhà ở', undefined],
    ['1. hỗ trợ', undefined],
    ['4220/KH', undefined],
    ['-------', undefined],
    [`I. ${'Dài '.repeat(40)}`, undefined],
    ['DÀI '.repeat(40).trim(), undefined],
  ])('“%s” looks %s', (text, look) => {
    const [block] = blocksOf([text], { from: 1, to: 2 }, null, '');
    expect(block?.kind === 'line' ? block.look : 'table').toBe(look);
  });

  test('the annex is lines before its table, then the table with its caption', () => {
    const blocks = blocksOf(plain, { from: 1, to: plain.length + 1 }, annex, 'Văn bản gốc');
    expect(blocks.map(({ kind }) => kind)).toEqual(['line', 'table']);
    const table = blocks[1];
    expect(table?.kind === 'table' && [table.caption, table.rows.length, table.widths]).toEqual([
      'Văn bản gốc',
      3,
      [44, 0, 110, 110],
    ]);
  });

  test('a part in the middle of the annex is its rows only', () => {
    const from = lineOf(plain, '1');
    const blocks = blocksOf(plain, { from, to: lineOf(plain, '2') }, annex, '');
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.kind === 'table' && blocks[0].rows.map(({ line }) => line)).toEqual([from]);
  });

  test('what follows the last row stands under the table as lines', () => {
    const lines = [...plain, 'Nơi nhận: như trên', ''];
    const blocks = blocksOf(lines, { from: 1, to: lines.length + 1 }, annex, '');
    expect(blocks.map(({ kind }) => kind)).toEqual(['line', 'table', 'line']);
  });

  test('a table of many columns is set narrower', () => {
    const wide = ['TT', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const lines = [...cells(...wide), ...cells('1', 'việc', '3', '4', '5', '6', '7', '8')];
    const laid = layOutAnnex(lines, known(lines, { việc: false }));
    const [block] = blocksOf(lines, { from: 1, to: lines.length + 1 }, laid, '');
    expect(block?.kind === 'table' && block.widths?.slice(0, 3)).toEqual([44, 0, 92]);
  });

  test('all parts together show every word once, in the order of the text', () => {
    const sections = [
      { code: 'PL.I', title: '', line: lineOf(plain, 'Về người có công') },
      { code: 'PL.II', title: '', line: lineOf(plain, '2') },
    ];
    const blocks = partsOf(sections, plain.length, annex?.from ?? null).flatMap((part) =>
      blocksOf(plain, part, annex, ''),
    );
    const words = blocks.flatMap((block) =>
      block.kind === 'line'
        ? [block.text]
        : block.rows.flatMap((row) => row.cells.map(({ text }) => text)),
    );
    const written = plain.filter((line) => line.trim() !== '' && !headings.includes(line));
    expect(words.filter((word) => word !== '')).toEqual(written);
  });
});
