import { sql } from 'kysely';
import { v7 as newId } from 'uuid';
import { describe, expect, test } from 'vitest';
import { aUser } from '../../../../tests/support/callers.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { isWorkingDay, unwrap, type IsoDate } from '../../../kernel/index.ts';
import { readCalendarFiles } from '../import.ts';
import {
  loadCalendar,
  serveCount,
  serveDays,
  serveEnterNotice,
  serveWithdrawNotice,
  serveYear,
  workCalendar,
  yearEvents,
} from './index.ts';

const legal = aUser('7', 'legal_officer');

/** Tết 2027 as a document might say it (made up). */
const tet2027 = {
  kind: 'days' as const,
  holiday: 'tet',
  days: ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'],
};
const asked = (given: object = {}) => ({
  requestId: newId(),
  seen: 0,
  notice: tet2027,
  document: 'Thông báo 1/TB-BNV (mẫu)',
  documentDate: '2026-01-10',
  ...given,
});

describe('the calendar of the release', () => {
  const db = testDatabase({ each: true });

  test('is loaded once: the same files again change nothing', async () => {
    expect(unwrap(await loadCalendar(db.context())).unchanged).toBe(false);
    expect(unwrap(await loadCalendar(db.context())).unchanged).toBe(true);
    const { rows } = await sql`select 1 from calendar_load`.execute(db.owner);
    expect(rows).toHaveLength(1);
  });

  test('two that load at once load it once', async () => {
    const both = await Promise.all([loadCalendar(db.context()), loadCalendar(db.context())]);
    expect(both.map((each) => unwrap(each).unchanged)).toContain(true);
    expect(both.map((each) => unwrap(each).unchanged)).toContain(false);
  });

  test('another release holds from then on, and the earlier one stays to be read', async () => {
    unwrap(await loadCalendar(db.context()));
    const { facts } = readCalendarFiles();
    const files = { sha256: 'f'.repeat(64), facts: { ...facts, notices: [] } };
    unwrap(await loadCalendar(db.context({ now: '2026-01-16T09:00:00+07:00' }), files));
    const year = unwrap(await serveYear(db.context(), { year: 2026 }));
    expect(year.announced.map(({ known }) => known)).toEqual([false, false]);
    const { rows } = await sql`select 1 from calendar_load`.execute(db.owner);
    expect(rows).toHaveLength(2);
  });

  test('a year tells what is off, by what, and what is not known', async () => {
    unwrap(await loadCalendar(db.context()));
    const year = unwrap(await serveYear(db.context(), { year: 2026 }));
    expect(year.off.find(({ on }) => on === '2026-08-31')).toMatchObject({
      kind: 'swap',
      of: '2026-08-22',
      grounds: 'Thông báo 9441/TB-BNV',
    });
    expect(year.off.find(({ on }) => on === '2026-04-27')).toMatchObject({
      kind: 'lieu',
      of: '2026-04-26',
      grounds: 'Bộ luật Lao động 45/2019/QH14, Điều 111 khoản 3',
    });
    expect(year.announced.every(({ known }) => known)).toBe(true);
    const next = unwrap(await serveYear(db.context(), { year: 2027 }));
    expect(next.announced).toMatchObject([
      { holiday: 'tet', anchor: '2027-02-06', days: 5, known: false },
      { holiday: 'national_day', anchor: '2027-09-02', days: 2, known: false },
    ]);
  });

  test('days around today are those the kernel counts with', async () => {
    unwrap(await loadCalendar(db.context()));
    const days = unwrap(await serveDays(db.context()));
    expect([days.today, days.from, days.to]).toEqual(['2026-01-15', '2025-01-01', '2028-12-31']);
    expect(days.worked).toEqual(['2025-04-26', '2026-01-10', '2026-08-22']);
    const calendar = await workCalendar(db.context());
    expect(isWorkingDay(calendar, '2026-01-10' as IsoDate)).toBe(true);
    expect(isWorkingDay(calendar, '2026-01-02' as IsoDate)).toBe(false);
    expect([...calendar.off].toSorted()).toEqual(days.off);
  });

  test('a time limit cites how it is counted, and says when its last day moved', async () => {
    unwrap(await loadCalendar(db.context()));
    const count = { from: '2026-02-06', count: 10, unit: 'day' as const };
    const counted = unwrap(await serveCount(db.context(), count));
    expect([counted.last, counted.moved]).toEqual(['2026-02-23', true]);
    expect(counted.law[0]).toContain('Điều 147');
    expect(counted.law[1]).toContain('Điều 148 khoản 5');
    expect(counted.skipped.at(-1)).toEqual({ on: '2026-02-22', off: null });
    const early = await serveCount(db.context(), { ...count, from: '1999-12-31' });
    expect(early).toMatchObject({ error: { code: 'calendar.year_outside' } });
    const late = await serveCount(db.context(), { ...count, from: '2050-12-31' });
    expect(late).toMatchObject({ error: { code: 'calendar.limit_outside' } });
  });

  test('what comes back is told for the years asked', async () => {
    unwrap(await loadCalendar(db.context()));
    const events = await yearEvents(db.context(), 2026, 2027);
    const days = events.filter(({ id }) => id === 'war_invalids_day').map(({ from }) => from);
    expect(days).toEqual(['2026-07-27', '2027-07-27']);
    expect(await yearEvents(db.context(), 2051, 2052)).toEqual([]);
  });
});

describe('an officer enters a document', () => {
  const db = testDatabase({ each: true });
  const context = () => db.context({ caller: legal });
  const load = async () => void unwrap(await loadCalendar(db.context()));

  test('from then on the year is known by it', async () => {
    await load();
    const year = unwrap(await serveEnterNotice(context(), asked()));
    expect(year.announced[0]).toMatchObject({ holiday: 'tet', known: true });
    expect(year.entries).toMatchObject([{ number: 1, kind: 'days', by: 'user:7' }]);
    expect(year.off.find(({ on }) => on === '2027-02-10')).toMatchObject({ kind: 'lieu' });
    const read = unwrap(await serveYear(db.context(), { year: 2027 }));
    expect(read).toEqual(year);
  });

  test('what was entered by mistake is taken back with a reason, and stays in the log', async () => {
    await load();
    unwrap(await serveEnterNotice(context(), asked()));
    const taken = { requestId: newId(), seen: 1, key: 'entry-1', reason: 'Ghi nhầm năm' };
    const year = unwrap(await serveWithdrawNotice(context(), taken));
    expect(year.announced[0]?.known).toBe(false);
    expect(year.entries.map(({ kind }) => kind)).toEqual(['withdrawn', 'days']);
    const again = { ...taken, requestId: newId(), seen: 2 };
    expect(await serveWithdrawNotice(context(), again)).toMatchObject({
      error: { code: 'calendar.no_such_notice' },
    });
  });

  test('a swap of the release is taken back too, and another release does not bring it again', async () => {
    await load();
    const key = 'swap-2026-08-31';
    const taken = { requestId: newId(), seen: 0, key, reason: 'Đã có thông báo thay thế' };
    unwrap(await serveWithdrawNotice(context(), taken));
    const { facts } = readCalendarFiles();
    unwrap(await loadCalendar(db.context(), { sha256: 'e'.repeat(64), facts }));
    const year = unwrap(await serveYear(db.context(), { year: 2026 }));
    expect(year.worked.map(({ on }) => on)).toEqual(['2026-01-10']);
  });

  test('two at once: one is recorded, the other is told who was first', async () => {
    await load();
    unwrap(await serveEnterNotice(context(), asked()));
    const swap = { kind: 'swap' as const, off: '2027-04-29', worked: '2027-04-24' };
    const both = await Promise.all([
      serveEnterNotice(context(), asked({ seen: 1, notice: swap })),
      serveEnterNotice(context(), asked({ seen: 1, notice: swap })),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'calendar.changed', kind: 'conflict', data: { by: '7' } },
    });
  });

  test('twice the same request is once', async () => {
    await load();
    const request = asked();
    const first = await serveEnterNotice(context(), request);
    expect(await serveEnterNotice(context(), request)).toEqual(first);
    const { rows } = await sql`select 1 from calendar_entry`.execute(db.owner);
    expect(rows).toHaveLength(1);
  });

  test('a document of tomorrow and one who administers a single agency are refused', async () => {
    await load();
    const tomorrow = await serveEnterNotice(context(), asked({ documentDate: '2026-01-16' }));
    expect(tomorrow).toMatchObject({ error: { code: 'calendar.document_later' } });
    const local = db.context({ caller: legal, scope: { agencies: ['STC'], areas: [] } });
    expect(await serveEnterNotice(local, asked())).toMatchObject({
      error: { code: 'calendar.city_only', kind: 'forbidden' },
    });
  });

  test('each entry is in the log of what was done', async () => {
    await load();
    unwrap(await serveEnterNotice(context(), asked()));
    const rows = await db.owner
      .selectFrom('audit_outbox')
      .selectAll()
      .where('operation', '=', 'calendar.enter')
      .execute();
    expect(rows).toMatchObject([
      { caller: 'user:7', subject_id: '2027', data: { number: 1, act: tet2027 } },
    ]);
  });

  test('entries and loadings are added, never edited or erased', async () => {
    await load();
    unwrap(await serveEnterNotice(context(), asked()));
    for (const statement of [
      sql`update calendar_entry set reason = 'x'`,
      sql`delete from calendar_entry`,
      sql`update calendar_load set sha256 = 'x'`,
      sql`delete from calendar_load`,
    ]) {
      await expect(statement.execute(db.database)).rejects.toThrow(/permission denied/);
    }
  });
});
