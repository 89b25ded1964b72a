import type * as z from 'zod/mini';
import {
  callerName,
  err,
  fill,
  formatDate,
  ok,
  todayAt,
  type Download,
  type InputOf,
  type Refusal,
  type Result,
  type Upload,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { write } from '../../../platform/database/index.ts';
import { writeTableFile, type TableFile } from '../../../platform/office/index.ts';
import { SheetShape, type writeSheet } from '../contract/index.ts';
import { refuse } from '../errors.ts';
import { deskMessages } from '../messages.ts';

type Sheet = z.infer<typeof SheetShape>;

/**
 * A workbook of what somebody's list shows: their own rows come back formatted, so it can hold
 * nothing they were not shown. That it was made is recorded, with the list and how many rows.
 */
export async function serveWriteSheet(
  context: Context,
  { requestId, list }: InputOf<typeof writeSheet>,
  upload: Upload | null,
): Promise<Result<Download, Refusal>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const sheet = upload === null ? null : readSheet(upload.bytes);
  if (sheet === null) return err(refuse('desk.sheet_unreadable'));
  const rows = sheet.rows.length - sheet.sums.length;
  const act = { operation: 'list.write_sheet', requestId, input: { list, rows } };
  const recorded = await write(context, act, async (trx) => {
    const subject = { kind: 'list', id: list };
    await recordAudit(trx, context, { operation: act.operation, subject, data: { rows } });
    return ok({});
  });
  if (!recorded.ok) return recorded;
  return ok(await writeTableFile(tableOf(context, list, sheet), 'xlsx'));
}

function readSheet(bytes: Uint8Array): Sheet | null {
  try {
    const read = SheetShape.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function tableOf(context: Context, list: string, { title, columns, rows, sums }: Sheet): TableFile {
  const texts = deskMessages[context.language];
  const on = formatDate(todayAt(context.now()));
  const by = context.caller.kind === 'user' ? context.caller.name : callerName(context.caller);
  const keyOf = (index: number): string => `c${String(index)}`;
  return {
    name: list,
    title,
    notes: [fill(texts['sheet.made'], { on, by })],
    columns: columns.map(({ heading, width }, index) => {
      return { key: keyOf(index), heading, width, definition: '' };
    }),
    rows: rows.map((row) => Object.fromEntries(row.map((cell, index) => [keyOf(index), cell]))),
    sums,
  };
}
