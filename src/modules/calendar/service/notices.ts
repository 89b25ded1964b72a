import { v7 as newId } from 'uuid';
import {
  callerName,
  err,
  formatDate,
  ok,
  todayAt,
  type InputOf,
  type IsoDate,
  type Refusal,
  type Result,
  shownCaller,
} from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { write } from '../../../platform/database/index.ts';
import type { enterCalendarNotice, withdrawCalendarNotice } from '../contract.ts';
import { decideNotice, standingNotices, type Entry, type NoticeAct } from '../domain/index.ts';
import { refuse } from '../errors.ts';
import { insertEntry, loadedCalendar, lockCalendar, type Register } from '../store.ts';
import { answerYear, type YearReply } from './answer.ts';

type Answer = Promise<Result<YearReply, Refusal>>;
type Decided = Result<Pick<Entry, 'year' | 'act'>, Refusal>;

/** Records what a document says of a year: days of a holiday that is announced, or a swap. */
export async function serveEnterNotice(
  context: Context,
  input: InputOf<typeof enterCalendarNotice>,
): Answer {
  const documentDate = input.documentDate as IsoDate;
  if (documentDate > todayAt(context.now())) {
    const data = { on: formatDate(documentDate) };
    return err(refuse('calendar.document_later', data, { field: 'documentDate' }));
  }
  const { requestId, seen, document, reason = null } = input;
  const given = { operation: 'calendar.enter', requestId, seen, document, documentDate, reason };
  return record(context, given, input.notice, ({ facts, entries }) =>
    decideNotice(facts, standingNotices(facts, entries), actOf(input.notice)),
  );
}

/** Takes back a notice of the release or of an officer: it stays in the log and counts no more. */
export async function serveWithdrawNotice(
  context: Context,
  input: InputOf<typeof withdrawCalendarNotice>,
): Answer {
  const { requestId, seen, key, reason } = input;
  const none = { document: null, documentDate: null };
  const given = { operation: 'calendar.withdraw', requestId, seen, ...none, reason };
  return record(context, given, { key }, ({ facts, entries }): Decided => {
    const notice = standingNotices(facts, entries).find((each) => each.key === key);
    if (notice === undefined) return err(refuse('calendar.no_such_notice', { key }));
    return ok({ year: notice.year, act: { kind: 'withdrawn', key } });
  });
}

function actOf(notice: InputOf<typeof enterCalendarNotice>['notice']): NoticeAct {
  if (notice.kind === 'swap') {
    return { kind: 'swap', off: notice.off as IsoDate, worked: notice.worked as IsoDate };
  }
  const days = notice.days.toSorted() as IsoDate[];
  return { kind: 'days', holiday: notice.holiday, days };
}

interface Given extends Pick<Entry, 'document' | 'documentDate' | 'reason'> {
  readonly operation: string;
  readonly requestId: string;
  readonly seen: number;
}

/** One entry of the log: decided on all of it behind a lock, added, audited. */
async function record(
  context: Context,
  given: Given,
  asked: object,
  decide: (register: Register) => Decided,
): Answer {
  const { operation, requestId, seen, document, documentDate, reason } = given;
  // Days off are those of every agency: who administers one of them asks the city.
  if (context.scope.agencies !== 'all') return err(refuse('calendar.city_only'));
  const input = { seen, document, documentDate, reason, asked };
  return write<YearReply>(context, { operation, requestId, input }, async (trx) => {
    await lockCalendar(trx);
    const register = await loadedCalendar(trx, context.database);
    const { entries } = register;
    const last = entries.at(-1);
    if (last !== undefined && entries.length !== seen) {
      return err(refuse('calendar.changed', { by: shownCaller(last.by) }));
    }
    const decided = decide(register);
    if (!decided.ok) return decided;
    const at = new Date(context.now());
    const rest = { document, documentDate, reason, at, by: callerName(context.caller) };
    const entry: Entry = { number: entries.length + 1, ...decided.value, ...rest };
    await insertEntry(trx, newId(), entry);
    await recordAudit(trx, context, {
      operation,
      subject: { kind: 'calendar', id: String(entry.year) },
      data: { number: entry.number, act: entry.act, document, documentDate, reason },
    });
    const after = { ...register, entries: [...entries, entry] };
    return ok(answerYear(after, entry.year, todayAt(context.now())));
  });
}
