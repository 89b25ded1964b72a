import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDocx, makeZip } from '../../../tests/support/zip.ts';
import { unwrap } from '../../kernel/index.ts';
import { docxTableDepth, readDocx } from './docx.ts';
import type { RawBlock, RawTable } from './raw.ts';

const p = (text: string, properties = ''): string =>
  '<w:p>' +
  (properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`) +
  `<w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
const table = (...rows: readonly string[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;

async function read(body: string, parts = {}): Promise<readonly RawBlock[]> {
  return unwrap(await readDocx(makeDocx(body, parts)));
}

async function textOf(body: string, parts = {}): Promise<readonly string[]> {
  const blocks = await read(body, parts);
  return blocks.map((block) => (block.kind === 'paragraph' ? block.text : '<table>'));
}

/** The cells of the first table: text, columns and rows that they cover. */
async function cellsOf(body: string): Promise<readonly unknown[]> {
  const found = (await read(body)).find((block): block is RawTable => block.kind === 'table');
  return (found?.rows ?? []).map((row) =>
    row.map(({ blocks, columns, rows }) => {
      const text = blocks.map((block) => (block.kind === 'paragraph' ? block.text : '<table>'));
      return [text.join('/'), columns, rows];
    }),
  );
}

async function troubleOf(bytes: Uint8Array): Promise<unknown> {
  const done = await readDocx(bytes);
  return done.ok ? null : done.error;
}

describe('the paragraphs of a Word document', () => {
  test('stand in their order, an empty one too', async () => {
    expect(await textOf(`${p('Một')}<w:p/>${p('Ba')}`)).toEqual(['Một', '', 'Ba']);
  });

  test('are joined from their runs, with tabs, line ends and hyphens', async () => {
    const runs =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>' +
      '<w:r><w:t>Số:</w:t><w:tab/><w:t xml:space="preserve"> 4220</w:t></w:r>' +
      '<w:r><w:br/><w:t>KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r></w:p>';
    expect(await textOf(runs)).toEqual(['Số:\t 4220\nKH-UBND']);
  });

  test('are without what was deleted, and with what was inserted', async () => {
    const tracked =
      '<w:p><w:del><w:r><w:delText>cũ</w:delText><w:t>cũ</w:t></w:r></w:del>' +
      '<w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>';
    expect(await textOf(tracked)).toEqual(['mới']);
  });

  test('are without the second drawing of one text box', async () => {
    const drawing = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
    const box =
      `<w:p><mc:AlternateContent><mc:Choice>${drawing('hộp')}</mc:Choice>` +
      `<mc:Fallback>${drawing('hộp')}</mc:Fallback></mc:AlternateContent></w:p>`;
    expect(await textOf(box)).toEqual(['hộp']);
  });
});

describe('the lists of a Word document', () => {
  const level = (depth: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>` +
    `<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    '<w:numbering><w:abstractNum w:abstractNumId="0">' +
    level(0, 'upperRoman', '%1.') +
    level(1, 'decimal', '%2.') +
    level(2, 'lowerLetter', '%3)') +
    level(3, 'bullet', '•') +
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>';
  const item = (text: string, depth: number): string =>
    p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`);

  test('are counted as Word counts them', async () => {
    const body = [
      item('Mục tiêu', 0),
      item('Chung', 1),
      item('Cụ thể', 1),
      item('Một', 2),
      item('Hai', 2),
      item('gạch', 3),
      item('Nhiệm vụ', 0),
      item('Lại từ đầu', 1),
    ].join('');
    expect(await textOf(body, { 'word/numbering.xml': numbering })).toEqual([
      'I. Mục tiêu',
      '1. Chung',
      '2. Cụ thể',
      'a) Một',
      'b) Hai',
      '- gạch',
      'II. Nhiệm vụ',
      '1. Lại từ đầu',
    ]);
  });

  test('may come with the style of a paragraph', async () => {
    const styles =
      '<w:styles><w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>' +
      '</w:style></w:styles>';
    const parts = { 'word/numbering.xml': numbering, 'word/styles.xml': styles };
    const body = p('Mục tiêu', '<w:pStyle w:val="Muc"/>') + p('Chữ thường');
    expect(await textOf(body, parts)).toEqual(['I. Mục tiêu', 'Chữ thường']);
  });

  test('that are not declared leave the text alone', async () => {
    expect(await textOf(item('Mục', 0))).toEqual(['Mục']);
    const strange = { 'word/numbering.xml': '<w:numbering/>' };
    expect(await textOf(item('Mục', 7), strange)).toEqual(['Mục']);
  });
});

describe('the tables of a Word document', () => {
  test('keep rows and cells', async () => {
    expect(await cellsOf(table(cell('STT') + cell('Nội dung'), cell('1') + cell('Xây')))).toEqual([
      [
        ['STT', 1, 1],
        ['Nội dung', 1, 1],
      ],
      [
        ['1', 1, 1],
        ['Xây', 1, 1],
      ],
    ]);
  });

  test('say how many columns and rows a merged cell covers', async () => {
    const wide = '<w:gridSpan w:val="2"/>';
    const start = '<w:vMerge w:val="restart"/>';
    const more = '<w:vMerge/>';
    const rows = await cellsOf(
      table(
        cell('Cơ quan', start) + cell('Thời gian', wide),
        cell('', more) + cell('Bắt đầu') + cell('Hoàn thành'),
        cell('Sở', '') + cell('2013') + cell('2015'),
      ),
    );
    expect(rows[0]).toEqual([
      ['Cơ quan', 1, 2],
      ['Thời gian', 2, 1],
    ]);
    expect(rows[1]).toEqual([
      ['Bắt đầu', 1, 1],
      ['Hoàn thành', 1, 1],
    ]);
    expect(rows[2]).toHaveLength(3);
  });

  test('may stand in cells', async () => {
    const inner = `<w:tc>${p('ngoài')}${table(cell('trong'))}</w:tc>`;
    expect(await cellsOf(table(inner))).toEqual([[['ngoài/<table>', 1, 1]]]);
  });

  test('deeper than anybody types are refused', async () => {
    const deep = (depth: number): string =>
      depth === 0 ? p('đáy') : table(`<w:tc>${deep(depth - 1)}</w:tc>`);
    expect(await troubleOf(makeDocx(deep(docxTableDepth)))).toBeNull();
    expect(await troubleOf(makeDocx(deep(docxTableDepth + 1)))).toEqual({
      code: 'deep',
      limit: docxTableDepth,
    });
  });

  test('with absurd widths stay within bounds', async () => {
    const absurd = ['0', '-5', '1e9', 'x'].map((value) => `<w:gridSpan w:val="${value}"/>`);
    const rows = await cellsOf(table(absurd.map((each) => cell('', each)).join('')));
    const row = rows[0] as readonly [string, number, number][];
    for (const [, columns] of row) expect(columns >= 1 && columns <= 200).toBe(true);
  });
});

describe('a document that cannot be read', () => {
  test('without its main part says so', async () => {
    expect(await troubleOf(makeZip([{ name: 'xl/workbook.xml', bytes: '<a/>' }]))).toEqual({
      code: 'missing_part',
    });
  });

  test('with entities that multiply is refused', async () => {
    const bomb = '<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document/>';
    const bytes = makeZip([{ name: 'word/document.xml', bytes: bomb }]);
    expect(await troubleOf(bytes)).toEqual({ code: 'doctype' });
  });

  test('cut off in its text is damaged, in its lists too', async () => {
    const cut = makeZip([{ name: 'word/document.xml', bytes: '<w:document><w:body><w:p>' }]);
    expect(await troubleOf(cut)).toEqual({ code: 'damaged' });
    const lists = makeDocx(p('x'), { 'word/numbering.xml': '<w:numbering><w:num' });
    expect(await troubleOf(lists)).toEqual({ code: 'damaged' });
  });

  test('of any shape is an answer, never a fault', async () => {
    const tags = '<w:p> </w:p> <w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> </w:tc> <w:t> </w:t> chữ'
      .concat(' <w:vMerge/> <w:tab/> <w:del> </w:del> <')
      .split(' ')
      .concat(['<w:gridSpan w:val="3"/>', '<w:numId w:val="1"/>', '<w:ilvl w:val="99"/>']);
    const piece = fc.constantFrom(...tags);
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const done = await readDocx(makeDocx(pieces.join('')));
        if (!done.ok) expect(['damaged', 'doctype', 'deep']).toContain(done.error.code);
      }),
      { numRuns: 300 },
    );
  });
});
