import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { writeTableFile, type TableFile } from './table-file.ts';

const table: TableFile = {
  name: 'nhiem-vu',
  title: 'Nhiệm vụ của Kế hoạch 4220',
  notes: ['Nguồn: Kế hoạch'],
  columns: [
    { key: 'code', heading: 'Mã', definition: 'Mã nhiệm vụ', width: 12 },
    { key: 'year', heading: 'Năm', definition: 'Năm hoàn thành', width: 10 },
  ],
  rows: [
    { code: 'PL.I.1', year: 2013 },
    { code: 'có "ngoặc", phẩy', year: null },
    { code: '=1+1', year: 2020 },
  ],
};

describe('a file of rows', () => {
  it('as CSV begins with a byte-order mark, so that Excel reads Vietnamese', async () => {
    const { body, name } = await writeTableFile(table, 'csv');
    expect(name).toBe('nhiem-vu.csv');
    expect(String(body).startsWith('\uFEFFMã,Năm\r\n')).toBe(true);
  });

  it('as CSV quotes commas and quotes, and leaves an unknown value empty', async () => {
    const { body } = await writeTableFile(table, 'csv');
    expect(String(body).split('\r\n')[2]).toBe('"có ""ngoặc"", phẩy",');
  });

  it.each(['=1+1', '+84', '@x', '-2+3'])('as CSV never lets %s run as a formula', async (code) => {
    const { body } = await writeTableFile({ ...table, rows: [{ code, year: 1 }] }, 'csv');
    expect(String(body).split('\r\n')[1]).toBe(`'${code},1`);
  });

  it('as JSON carries the definition of every column beside the rows', async () => {
    const { body } = await writeTableFile(table, 'json');
    expect(JSON.parse(String(body))).toMatchObject({
      title: table.title,
      columns: [{ key: 'code', definition: 'Mã nhiệm vụ' }, { key: 'year' }],
      rows: table.rows,
    });
  });

  it('as a workbook has the rows on one sheet and the definitions on another', async () => {
    const { body } = await writeTableFile(table, 'xlsx');
    const { Workbook } = createRequire(import.meta.url)('exceljs') as typeof import('exceljs');
    const workbook = new Workbook();
    await workbook.xlsx.load(Buffer.from(body as Uint8Array) as never);
    const [rows, about] = workbook.worksheets;
    expect(rows?.getCell('A2').value).toBe('PL.I.1');
    expect(rows?.getCell('B2').value).toBe(2013);
    expect(rows?.getCell('A4').value).toBe('=1+1');
    expect(about?.getCell('B4').value).toBe('Mã nhiệm vụ');
  });
});
