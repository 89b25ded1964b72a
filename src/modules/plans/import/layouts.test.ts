import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { unwrap } from '../../../kernel/index.ts';
import { asHtml } from '../../../../tests/support/plan-rendering.ts';
import { makeAgencyResolver, readAgencyRegister } from '../../agencies/index.ts';
import type { PlanReading } from '../domain/index.ts';
import { readTxt } from './formats/txt.ts';
import type { GridCell, NeutralBlock, NeutralTable } from './neutral.ts';
import { readPlan } from './read.ts';
import { gatherLinearTables } from './tables/linear.ts';

const file = new URL('../../../../plans/4220-KH-UBND-2013.txt', import.meta.url);
const text = readFileSync(file, 'utf8');
const resolveAgency = makeAgencyResolver(readAgencyRegister());

async function read(content: string, fileName = 'a.txt'): Promise<PlanReading> {
  const bytes = new TextEncoder().encode(content);
  return unwrap(await readPlan(bytes, { fileName, resolveAgency })).reading;
}

/** What a table says, whatever its layout. */
const told = ({ tasks, sections }: PlanReading): unknown => ({
  sections: sections.map((each) => [each.code, each.title]),
  tasks: tasks.map(({ line: _line, startRaw: _start, endRaw: _end, ...rest }) => rest),
});

let base: unknown;
beforeAll(async () => {
  base = told(await read(text));
});

const blocks = gatherLinearTables(readTxt(text).blocks);
const orders = [
  [0, 1, 2, 3, 4, 5, 6],
  [6, 5, 4, 3, 2, 1, 0],
  [1, 2, 0, 4, 5, 3, 6],
];

/** The plan with its table written by `row`; everything else as it stands. */
function withTable(row: (cells: readonly GridCell[]) => string): string {
  const write = (block: NeutralBlock): string =>
    block.kind === 'paragraph' ? block.text : block.rows.map((each) => row(each.cells)).join('\n');
  return blocks.map(write).join('\n\n');
}

const inOrder = (cells: readonly GridCell[], order: readonly number[]): GridCell[] =>
  order.flatMap((at) => cells[at] ?? []);
const joined = (cell: GridCell, by: string): string => cell.lines.map((each) => each.text).join(by);

describe('one table in every layout a text can have', () => {
  test.each(orders)('rows parted by bars, columns in the order %i %i %i …', async (...order) => {
    const bars = withTable(
      (cells) =>
        `| ${inOrder(cells, order)
          .map((each) => joined(each, '<br>'))
          .join(' | ')} |`,
    );
    expect(told(await read(bars))).toEqual(base);
  });

  test.each(orders)('rows parted by tabs, columns in the order %i %i %i …', async (...order) => {
    const tabs = withTable((cells) =>
      inOrder(cells, order)
        .map((each) => joined(each, ' '))
        .join('\t'),
    );
    expect(told(await read(tabs))).toEqual(base);
  });

  test('a web page with its columns in another order', async () => {
    const page = asHtml(text).replace(/<tr>(.*?)<\/tr>/gs, (_whole, cells: string) => {
      const each = cells.match(/<td>.*?<\/td>/gs) ?? [];
      return `<tr>${[3, 2, 1, 0, 6, 5, 4].map((at) => each[at] ?? '').join('')}</tr>`;
    });
    expect(told(await read(page, 'a.html'))).toEqual(base);
  });

  test('cells one a line with no mark where a cell is empty', async () => {
    const dropped = text
      .split('\n')
      .filter((line) => line !== '\u00a0')
      .join('\n');
    expect(told(await read(dropped))).toEqual(base);
  });

  test('cells one a line with no blank line between them', async () => {
    const table = blocks.find((block): block is NeutralTable => block.kind === 'table');
    const from = text.indexOf('TT\n\nNội dung');
    const to = text.indexOf('Đã xem:');
    for (const empty of ['\u00a0', '']) {
      const cells = table?.rows.flatMap((row) =>
        row.cells.map((cell) => joined(cell, ' ') || empty),
      );
      const compact = `${text.slice(0, from)}${cells?.join('\n') ?? ''}\n\n${text.slice(to)}`;
      expect(told(await read(compact))).toEqual(base);
    }
  });

  test('lines may end as on Windows, and the page around the text may be gone', async () => {
    expect(told(await read(text.replace(/\n/g, '\r\n')))).toEqual(base);
    expect(told(await read(text.split('\n').slice(8, 945).join('\n')))).toEqual(base);
  });
});
