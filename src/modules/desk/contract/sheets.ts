import * as z from 'zod/mini';
import { defineOperation } from '../../../kernel/index.ts';

export const writeSheet = defineOperation({
  id: 'list.write_sheet',
  method: 'POST',
  path: '/api/sheets',
  permission: 'signed_in',
  audit: 'write',
  summary: {
    vi: 'Bảng tính của những gì danh sách đang hiển thị (tệp JSON gửi kèm)',
    en: 'A workbook of what a list shows (sent as a JSON file)',
  },
  input: z.object({
    requestId: z.uuid(),
    list: z.string().check(z.minLength(1), z.maxLength(60)),
  }),
  reply: z.null(),
  errors: ['desk.people_only', 'desk.sheet_unreadable'],
  upload: 'file',
  download: 'file',
});

const Cell = z.union([z.string().check(z.maxLength(5_000)), z.number(), z.null()]);

/** The file of `list.write_sheet`: rows as long as there are columns. */
export const SheetShape = z
  .object({
    title: z.string().check(z.maxLength(300)),
    columns: z
      .array(
        z.object({
          heading: z.string().check(z.maxLength(200)),
          width: z.number().check(z.minimum(1), z.maximum(200)),
        }),
      )
      .check(z.minLength(1), z.maxLength(100)),
    rows: z.array(z.array(Cell)).check(z.maxLength(30_000)),
    sums: z.array(z.number()).check(z.maxLength(30_000)),
  })
  .check(z.refine(({ columns, rows }) => rows.every((row) => row.length === columns.length)));
