import { createRequire } from 'node:module';
import type { Workbook as ExcelWorkbook } from 'exceljs';
import { parseIsoDate, type Download } from '../../kernel/index.ts';

/** One column of a file of rows: its heading, and what it means for whoever gets the file. */
export interface TableColumn {
  readonly key: string;
  readonly heading: string;
  readonly definition: string;
  /** Characters wide in a workbook. */
  readonly width: number;
}

/** Rows on their way into a file; a number stays a number. */
export interface TableFile {
  /** Name without its ending. */
  readonly name: string;
  readonly title: string;
  /** Said on the sheet of definitions, and in the JSON: source, date, who exported. */
  readonly notes: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
  /** Places of the rows that are sums: bold in a workbook. */
  readonly sums?: readonly number[];
}

export type TableFormat = 'csv' | 'xlsx' | 'json';

/** Writes rows with their definitions: CSV for programs, a workbook for people, JSON for both. */
export async function writeTableFile(table: TableFile, format: TableFormat): Promise<Download> {
  switch (format) {
    case 'csv':
      return file(table, 'csv', 'text/csv; charset=utf-8', csvOf(table));
    case 'json':
      return file(table, 'json', 'application/json; charset=utf-8', jsonOf(table));
    case 'xlsx':
      return file(
        table,
        'xlsx',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        await workbookOf(table),
      );
  }
}

function file(
  table: TableFile,
  ending: string,
  contentType: string,
  body: string | Uint8Array,
): Download {
  return { name: `${table.name}.${ending}`, contentType, body };
}

/** A byte-order mark, since Excel takes UTF-8 without one for the machine's own code page. */
const BYTE_ORDER_MARK = '\uFEFF';

function csvOf(table: TableFile): string {
  const head = table.columns.map((column) => csvCell(column.heading)).join(',');
  const rows = table.rows.map((row) =>
    table.columns.map((column) => csvCell(row[column.key] ?? null)).join(','),
  );
  return `${BYTE_ORDER_MARK}${[head, ...rows].join('\r\n')}\r\n`;
}

/** A spreadsheet runs a text that begins like a formula; an apostrophe makes it text again. */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+@\t\r-]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function jsonOf(table: TableFile): string {
  const columns = table.columns.map(({ key, heading, definition }) => ({
    key,
    heading,
    definition,
  }));
  const { title, notes, rows } = table;
  return `${JSON.stringify({ title, notes, columns, rows }, null, 1)}\n`;
}

/** The columns that add up hold amounts: a year or a count of pages is no amount. */
function summedIn({ columns, rows, sums = [] }: TableFile): readonly string[] {
  return columns
    .map(({ key }) => key)
    .filter((key) => sums.some((at) => typeof rows[at]?.[key] === 'number'));
}

/** A day becomes a day, so that Excel sorts and reckons with it; the rest stays as it is. */
function mapCells(row: TableFile['rows'][number]): Record<string, string | number | Date | null> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => {
      const day = typeof value === 'string' && parseIsoDate(value) !== null ? value : null;
      return [key, day === null ? value : new Date(`${day}T00:00:00Z`)];
    }),
  );
}

async function workbookOf(table: TableFile): Promise<Uint8Array> {
  const { Workbook } = createRequire(import.meta.url)('exceljs') as {
    Workbook: new () => ExcelWorkbook;
  };
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('Danh sách', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = table.columns.map(({ key, heading, width }) => ({ key, header: heading, width }));
  for (const row of table.rows) {
    sheet.addRow(mapCells(row)).eachCell((cell) => {
      if (cell.value instanceof Date) cell.numFmt = 'dd/mm/yyyy';
    });
  }
  for (const key of summedIn(table)) sheet.getColumn(key).numFmt = '#,##0.###';
  for (const at of [-1, ...(table.sums ?? [])]) sheet.getRow(at + 2).font = { bold: true };
  sheet.eachRow((row) => {
    row.alignment = { vertical: 'top', wrapText: true };
  });
  const about = workbook.addWorksheet('Định nghĩa');
  about.columns = [{ width: 28 }, { width: 90 }];
  about.addRow([table.title]);
  for (const note of table.notes) about.addRow(['', note]);
  about.addRow([]);
  for (const { heading, definition } of table.columns)
    if (definition !== '') about.addRow([heading, definition]);
  about.getRow(1).font = { bold: true };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
