import { readTxt } from '../../src/modules/plans/import/formats/txt.ts';
import type {
  GridCell,
  NeutralBlock,
  NeutralTable,
} from '../../src/modules/plans/import/neutral.ts';
import { gatherLinearTables } from '../../src/modules/plans/import/tables/linear.ts';
import { makeDocx } from './zip.ts';

/** A plan's text as the blocks of an office program: paragraphs, and its task tables as tables. */
function blocksOf(text: string): readonly NeutralBlock[] {
  return gatherLinearTables(readTxt(text.normalize('NFC')).blocks);
}

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function tableRows(table: NeutralTable, cell: (cell: GridCell) => string): string[] {
  return table.rows.map((row) => row.cells.map(cell).join(''));
}

/** The same plan as a saved web page. */
export function asHtml(text: string): string {
  const body = blocksOf(text).map((block) => {
    if (block.kind === 'paragraph') return block.blank ? '' : `<p>${escape(block.text)}</p>`;
    const cell = ({ lines }: GridCell): string =>
      `<td>${lines.map((line) => `<p>${escape(line.text)}</p>`).join('')}</td>`;
    return `<table>${tableRows(block, cell)
      .map((row) => `<tr>${row}</tr>`)
      .join('\n')}</table>`;
  });
  return `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${body.join('\n')}</body></html>`;
}

const wordParagraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;

/** The same plan as a Word document; `rowsPerTable` breaks its tables as pages do. */
export function asDocx(text: string, rowsPerTable = Infinity): Buffer {
  const body = blocksOf(text).map((block) => {
    if (block.kind === 'paragraph') return block.blank ? '' : wordParagraph(block.text);
    const cell = ({ lines }: GridCell): string => {
      const inner = lines.map((line) => wordParagraph(line.text)).join('');
      return `<w:tc><w:tcPr/>${inner === '' ? '<w:p/>' : inner}</w:tc>`;
    };
    const rows = tableRows(block, cell).map((row) => `<w:tr>${row}</w:tr>`);
    const tables: string[] = [];
    for (let at = 0; at < rows.length; at += Math.min(rowsPerTable, rows.length)) {
      const page = rows.slice(at, at + Math.min(rowsPerTable, rows.length));
      tables.push(`<w:tbl>${page.join('')}</w:tbl><w:p/>`);
    }
    return tables.join('');
  });
  return makeDocx(body.join(''));
}
