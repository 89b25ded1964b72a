import { v7 as newId } from 'uuid';
import { callerName, ok, type Refusal, type Result } from '../../../kernel/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { read, write } from '../../../platform/database/index.ts';
import { readCalendarFiles, type CalendarFiles } from '../import.ts';
import { insertLoad, lastCalendarHash, lockCalendar } from '../store.ts';

/** What a loading of the reference files did. */
export interface CalendarLoaded {
  readonly unchanged: boolean;
  readonly holidays: number;
  readonly notices: number;
}

/**
 * Brings the calendar of the release into the database. Twice the same files is `unchanged`; what
 * officers entered stands beside every release.
 */
export async function loadCalendar(
  context: Context,
  files: CalendarFiles = readCalendarFiles(),
): Promise<Result<CalendarLoaded, Refusal>> {
  const { sha256, facts } = files;
  const counts = { holidays: facts.holidays.length, notices: facts.notices.length };
  const before = await read(context, (trx) => lastCalendarHash(trx));
  if (before === sha256) return ok({ unchanged: true, ...counts });
  const act = { operation: 'calendar.load', requestId: newId(), input: { sha256 } };
  return write<CalendarLoaded>(context, act, async (trx) => {
    await lockCalendar(trx);
    // Another process may have loaded the same files while this one waited.
    if ((await lastCalendarHash(trx)) === sha256) return ok({ unchanged: true, ...counts });
    const at = new Date(context.now());
    await insertLoad(trx, { id: newId(), sha256, facts, at, by: callerName(context.caller) });
    await recordAudit(trx, context, {
      operation: act.operation,
      subject: { kind: 'reference', id: 'calendar' },
      data: { sha256, ...counts, replaced: before },
    });
    return ok({ unchanged: false, ...counts });
  });
}
