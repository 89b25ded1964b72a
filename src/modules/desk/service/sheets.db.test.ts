import { createRequire } from 'node:module';
import type { Workbook as ExcelWorkbook } from 'exceljs';
import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { anonymous, aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { unwrap, type Download } from '../../../kernel/index.ts';
import { serveWriteSheet } from './index.ts';

const { Workbook } = createRequire(import.meta.url)('exceljs') as {
  Workbook: new () => ExcelWorkbook;
};
const db = testDatabase();
const mai = aUser('1', 'planner');
const context = () => db.context({ caller: mai });

const sheet = {
  title: 'Nhiệm vụ đang lọc',
  columns: [
    { heading: 'Mã', width: 12 },
    { heading: 'Hạn', width: 12 },
    { heading: 'Năm', width: 8 },
    { heading: 'Đồng', width: 16 },
  ],
  rows: [
    ['PL.I.1', '2026-12-05', 2026, 1_234_567],
    ['=1+1', null, 2020, 3],
    ['Cộng', null, null, 1_234_570],
  ],
  sums: [2],
};
const uploadOf = (value: unknown) => ({
  name: 'sheet.json',
  bytes: new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
});

async function opened({ body }: Download): Promise<ExcelWorkbook> {
  const workbook = new Workbook();
  await workbook.xlsx.load(body as unknown as Parameters<ExcelWorkbook['xlsx']['load']>[0]);
  return workbook;
}

const make = (value: unknown, requestId = newId()) =>
  serveWriteSheet(context(), { requestId, list: 'plan.tasks' }, uploadOf(value));

describe('a workbook of what a list shows', () => {
  test('holds its headings and rows; days are days, numbers numbers, sums bold', async () => {
    const file = unwrap(await make(sheet));
    expect(file.name).toBe('plan.tasks.xlsx');
    const [rows, about] = (await opened(file)).worksheets;
    expect(rows?.getRow(1).values).toEqual([undefined, 'Mã', 'Hạn', 'Năm', 'Đồng']);
    const due = rows?.getCell('B2');
    expect([due?.value, due?.numFmt]).toEqual([new Date('2026-12-05T00:00:00Z'), 'dd/mm/yyyy']);
    expect(rows?.getCell('D2').value).toBe(1_234_567);
    expect([rows?.getCell('C2').numFmt, rows?.getCell('D2').numFmt]).toEqual([
      undefined,
      '#,##0.###',
    ]);
    expect([rows?.getRow(3).font?.bold, rows?.getRow(4).font?.bold]).toEqual([undefined, true]);
    expect(about?.getCell('A1').value).toBe('Nhiệm vụ đang lọc');
    expect(about?.getCell('B2').text).toMatch(/^Xuất ngày .*, người xuất: Người 1$/);
  });

  test('never runs what somebody wrote into a record', async () => {
    const [rows] = (await opened(unwrap(await make(sheet)))).worksheets;
    const cell = rows?.getCell('A3');
    expect([cell?.value, cell?.formula]).toEqual(['=1+1', undefined]);
  });

  test('is recorded with its list and how many rows, once however often it is asked for', async () => {
    const requestId = newId();
    unwrap(await make(sheet, requestId));
    unwrap(await make(sheet, requestId));
    const found = await sql<{ data: unknown; times: number }>`
      select data, count(*)::int as times from audit_outbox
      where operation = 'list.write_sheet' and subject_id = 'plan.tasks'
        and id in (select id from audit_outbox order by happened_at desc limit 1)
      group by data`.execute(db.owner);
    expect(found.rows).toEqual([{ data: { rows: 2 }, times: 1 }]);
    const all = await sql<{ count: number }>`select count(*)::int as count from audit_outbox
      where operation = 'list.write_sheet'`.execute(db.owner);
    expect(all.rows[0]?.count).toBe(3);
  });
});

describe('a workbook is refused', () => {
  test.each([
    ['what is no JSON', 'Mã;Hạn'],
    ['another shape', { rows: [] }],
    ['no columns', { ...sheet, columns: [] }],
    ['a row too short', { ...sheet, rows: [['PL.I.1']] }],
    ['a cell that is no value', { ...sheet, rows: [['a', 'b', 'c', {}]] }],
    ['too many rows', { ...sheet, rows: Array.from({ length: 30_001 }, () => [1, 2, 3, 4]) }],
  ])('for %s', async (_what, value) => {
    const refused = await make(value);
    expect(refused.ok ? null : refused.error.code).toBe('desk.sheet_unreadable');
  });

  test('without a file, and to whoever is no person', async () => {
    const input = { requestId: newId(), list: 'x' };
    const none = await serveWriteSheet(context(), input, null);
    expect(none.ok ? null : none.error.code).toBe('desk.sheet_unreadable');
    const stranger = db.context({ caller: anonymous });
    const nobody = await serveWriteSheet(stranger, input, uploadOf(sheet));
    expect(nobody.ok ? null : nobody.error.code).toBe('desk.people_only');
  });
});
