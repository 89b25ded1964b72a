import { v7 as newId } from 'uuid';
import {
  callerName,
  err,
  ok,
  type InputOf,
  type Refusal,
  type ReplyOf,
  type Result,
} from '../../../kernel/index.ts';
import { listReaders, recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write } from '../../../platform/database/index.ts';
import type { addRemark, listRemarks, withdrawRemark } from '../contract/index.ts';
import { pageOf } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { findRemarkPlace, insertRemark, insertWithdrawal, listRemarkRows } from '../store/index.ts';
import { tell } from './notices.ts';
import { seenRecord } from './records.ts';

type Answer<T> = Promise<Result<T, Refusal>>;

/** What was written about a record, and who looked at it, for whoever may see the record. */
export async function serveListRemarks(
  context: Context,
  place: InputOf<typeof listRemarks>,
): Answer<ReplyOf<typeof listRemarks>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const seen = await seenRecord(context, place.kind, place.record);
  if (seen === null) return err(refuse('desk.record_not_seen'));
  const own = callerName(context.caller);
  const { audited } = seen;
  return read(context, async (trx) => {
    const rows = await listRemarkRows(trx, place);
    const looks = audited === null ? null : [...(await listReaders(trx, audited))];
    return ok({
      remarks: rows.map(({ id, at, by, text, withdrawnAt }) => ({
        id,
        at: at.toISOString(),
        by,
        own: by === own,
        text,
        withdrawnAt: withdrawnAt?.toISOString() ?? null,
      })),
      looks,
    });
  });
}

/** Writes about a record that the caller may see. */
export async function serveAddRemark(
  context: Context,
  input: InputOf<typeof addRemark>,
): Answer<ReplyOf<typeof addRemark>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const { requestId, kind, record } = input;
  const { name } = context.caller;
  const text = input.text.normalize('NFC').trim();
  if (text === '') return err(refuse('desk.remark_empty', {}, { field: 'text' }));
  const seen = await seenRecord(context, kind, record);
  if (seen === null) return err(refuse('desk.record_not_seen'));
  const by = callerName(context.caller);
  const operation = 'remark.add';
  const act = { operation, requestId, input: { kind, record, text } };
  return write<ReplyOf<typeof addRemark>>(context, act, async (trx) => {
    const at = new Date(context.now());
    const id = newId();
    const others = (await listRemarkRows(trx, { kind, record })).map((each) => each.by);
    await insertRemark(trx, { kind, record }, { id, text, at, by });
    const href = pageOf(kind, record);
    const data = { name, record };
    await tell(trx, context, { kind: 'remark_added', to: others, causedBy: by, href, data });
    const subject = { kind: 'remark', id };
    // The words stay in their own table: the log says who wrote about what.
    await recordAudit(trx, context, { operation, subject, data: { kind, record } });
    return ok({ id, at: at.toISOString() });
  });
}

/** Takes back what one wrote oneself: the row stays, its words are shown no more. */
export async function serveWithdrawRemark(
  context: Context,
  { requestId, id }: InputOf<typeof withdrawRemark>,
): Answer<ReplyOf<typeof withdrawRemark>> {
  if (context.caller.kind !== 'user') return err(refuse('desk.people_only'));
  const by = callerName(context.caller);
  const operation = 'remark.withdraw';
  return write<ReplyOf<typeof withdrawRemark>>(
    context,
    { operation, requestId, input: { id } },
    async (trx) => {
      const place = await findRemarkPlace(trx, id, by);
      if (place === null) return err(refuse('desk.no_such_remark'));
      const withdrawn = await insertWithdrawal(trx, id, by, new Date(context.now()));
      const subject = { kind: 'remark', id };
      await recordAudit(trx, context, { operation, subject, data: { ...place } });
      return ok({ withdrawn });
    },
  );
}
